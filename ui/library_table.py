"""The list of the library: one row an article, sorted by any column, walked and emptied with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.library_model import LibraryFilter, LibraryModel
from ui.rows import Rows

ROOM = {LibraryModel.DATE: 1100, LibraryModel.SOURCE: 1000, LibraryModel.FINDINGS: 760}
"""How wide the page has to be for a column, so that the titles keep their room."""
SOURCES = 270


class ArticleTable(QTableView):
    """`removal_wanted` by the Delete key; `activated` by Return and a double click."""

    removal_wanted = Signal()

    def __init__(self, articles: LibraryFilter) -> None:
        super().__init__()
        self.setModel(articles)
        self.setItemDelegate(Rows(self))
        self.setSortingEnabled(True)
        self.sortByColumn(LibraryModel.OPENED, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAccessibleName("Articles")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        self._set_columns()

    def share_room(self, width: int) -> None:
        """width: of the page. A narrow one keeps room for the titles; sources take what they need."""
        for column, needed in ROOM.items():
            self.setColumnHidden(column, width < needed)
        header = self.horizontalHeader()
        needed = max(self.sizeHintForColumn(LibraryModel.SOURCE), header.sectionSizeHint(LibraryModel.SOURCE))
        header.resizeSection(LibraryModel.SOURCE, min(SOURCES, width // 5, needed + 12))

    def select_near(self, row: int) -> None:
        """The row, or the last one where there are fewer."""
        self.selectRow(max(0, min(row, self.model().rowCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # The widths come from what is in sight: of two thousand articles Qt would ask half for each column.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(LibraryModel.SOURCE, QHeaderView.ResizeMode.Interactive)
