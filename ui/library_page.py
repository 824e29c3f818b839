"""The library: everything read, with a search through articles and notes. It takes the page's place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.notes.records import ArticleRecord, Hit
from ui.desk import Desk
from ui.library_model import LibraryModel
from ui.undo import Undo
from ui.widgets import button, label, set_prose

EMPTY = (
    "Every article you open is kept here, with its text, your notes and your place in it, "
    "even if the file is moved or deleted. Open one to begin."
)
UNAVAILABLE = "The library could not be opened, so there is nothing to list."
NO_MATCH = "Nothing in your articles or notes has these words."


class LibraryPage(QWidget):
    """Tells which article (and where in it) is to be opened."""

    article_chosen = Signal(str)
    hit_chosen = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, undo: Undo) -> None:
        super().__init__()
        self._desk, self._undo = desk, undo
        self.model = LibraryModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(LibraryModel.SORT)
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        library = self._desk.library
        self.model.show(library.articles.all() if library else [])
        self.table.selectRow(0)
        self._search(self.field.text())
        self.field.setFocus()

    def _search(self, words: str) -> None:
        library = self._desk.library
        hits = library.search(words, typing=True) if library and words.strip() else []
        searching = bool(words.strip())
        self.table.setVisible(not searching and self.model.rowCount() > 0)
        self.hits.setVisible(bool(hits))
        self.hits.clear()
        for hit in hits:
            self.hits.addItem(_item(hit))
        set_prose(self._empty, self._nothing(searching, bool(hits)))

    def _nothing(self, searching: bool, found: bool) -> str:
        if self._desk.library is None:
            return UNAVAILABLE
        if searching:
            return "" if found else NO_MATCH
        return "" if self.model.rowCount() else EMPTY

    def _current(self) -> ArticleRecord | None:
        index = self._sorted.mapToSource(self.table.currentIndex())
        record: ArticleRecord | None = index.siblingAtColumn(0).data(LibraryModel.RECORD)
        return record

    def _open(self, _index: QModelIndex | None = None) -> None:
        record = self._current()
        if record is not None:
            self.article_chosen.emit(record.hash)

    def _remove(self) -> None:
        library, record = self._desk.library, self._current()
        if library is None or record is None:
            return
        library.articles.remove(record.hash)
        self.refresh()
        self._undo.push(
            f"“{record.title or 'The article'}” is in the trash.", lambda: self._restore(record.hash)
        )

    def _restore(self, text_hash: str) -> None:
        if self._desk.library is not None:
            self._desk.library.articles.restore(text_hash)
            self.refresh()

    def _set_tags(self) -> None:
        library, record = self._desk.library, self._current()
        if library is not None and record is not None:
            library.articles.set_tags(record.hash, [t.lstrip("#") for t in self.tags.text().split()])
            self.refresh()

    def _on_current_changed(self) -> None:
        record = self._current()
        self.tags.setEnabled(record is not None)
        self._open_button.setEnabled(record is not None)
        self._remove_button.setEnabled(record is not None)
        self.tags.setText(" ".join(f"#{t}" for t in record.tags) if record else "")

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search your articles and notes")
        self.field.setAccessibleName("Search your articles and notes")
        self.field.textChanged.connect(self._search)
        self._empty = label(role="empty")
        self.table = self._make_table()
        self.hits = QListWidget()
        self.hits.setAccessibleName("What was found")
        self.hits.setWordWrap(True)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemActivated.connect(
            lambda item: self.hit_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.hits.itemClicked.connect(lambda item: self.hit_chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 34, 60, 20)
        column.setSpacing(12)
        column.addWidget(label("Library", "headline"))
        column.addWidget(self.field)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.hits, 1)
        column.addLayout(self._foot())
        column.addStretch(0)
        self._on_current_changed()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._sorted)
        table.setSortingEnabled(True)
        table.sortByColumn(LibraryModel.OPENED, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAccessibleName("Articles")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        header.setMaximumSectionSize(300)
        table.activated.connect(self._open)
        table.doubleClicked.connect(self._open)
        table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._on_current_changed())
        self.model.modelReset.connect(self._on_current_changed)
        return table

    def _foot(self) -> QHBoxLayout:
        self._open_button = button("Open", self._open, primary=True)
        self._remove_button = button("Remove", self._remove)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText("#tags of the article")
        self.tags.setAccessibleName("Tags of the article")
        self.tags.setFixedWidth(260)
        self.tags.editingFinished.connect(self._set_tags)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._open_button, self._remove_button, self.tags):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(button("Back to the text", self.left.emit, flat=True))
        return row


def _item(hit: Hit) -> QListWidgetItem:
    kind = {"note": "note", "quotation": "your note’s passage", "article": "text"}[hit.kind]
    item = QListWidgetItem(f"{hit.snippet}\n{hit.title or 'Untitled'} · {kind}")
    item.setData(Qt.ItemDataRole.UserRole, hit)
    return item
