"""The library: everything read, with a search through articles and notes. It takes the page's place."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.notes.records import ArticleRecord
from ui.desk import Desk
from ui.hits import Hits
from ui.library_model import LibraryFilter, LibraryModel
from ui.library_table import ArticleTable
from ui.look import Look
from ui.undo import Undo
from ui.widgets import FilterField, button, label, set_prose

EMPTY = (
    "Every article you open is kept here, with its text, your notes and your place in it, "
    "even if the file is moved or deleted. Open one to begin."
)
UNAVAILABLE = "The library could not be opened, so there is nothing to list."
NO_MATCH = "Nothing in your articles or notes has these words."
SEARCH = "Search titles, texts, notes and #tags"
IN_TEXTS = "In the texts and your notes"
MOST = 16_777_215
"""Qt's word for any height."""


class LibraryPage(QWidget):
    """Tells which article (and where in it) is to be opened."""

    article_chosen = Signal(str)
    hit_chosen = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, undo: Undo, look: Look) -> None:
        super().__init__()
        self._desk, self._undo, self._look = desk, undo, look
        self.model = LibraryModel(self)
        self._sorted = LibraryFilter(self)
        self._sorted.setSourceModel(self.model)
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.share_room(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field the arrow goes to what is left of the articles, else to the places in texts."""
        listed = next((each for each in (self.table, self.hits) if each.isVisible()), None)
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and listed is not None:
            listed.setFocus()
        else:
            super().keyPressEvent(event)

    @property
    def begin_at(self) -> QWidget:
        return self.field

    def refresh(self) -> None:
        """Read the list anew."""
        library = self._desk.library
        row = self.table.currentIndex().row()
        self.model.show(library.articles.all() if library else [])
        self._search(self.field.text(), row)
        self.table.share_room(self.width())

    def _search(self, words: str, row: int = 0) -> None:
        """The list keeps the articles that have the words in their title, source or tags; below are the texts.

        row: where the selection goes if its article is gone.
        """
        library, searching = self._desk.library, bool(words.strip())
        hits = library.search(with_tags(words), typing=True) if library and searching else []
        self._sorted.show_only(words)
        listed = self._sorted.rowCount() > 0
        # A table that is out of sight asks every row for its width.
        self.table.setVisible(listed)
        if listed and not self.table.currentIndex().isValid():
            self.table.select_near(row)
        self.table.setMaximumHeight(self._height_of_list() if hits else MOST)
        self.hits.show_hits(hits)
        self.hits.setVisible(bool(hits))
        set_prose(self._found, IN_TEXTS if hits else "")
        for each in self._about_the_article:
            each.setVisible(listed)
        set_prose(self._empty, self._nothing(searching, listed or bool(hits)))

    def _height_of_list(self) -> int:
        """Of all rows, but no more than a third of the page."""
        rows = self._sorted.rowCount() * self.table.verticalHeader().defaultSectionSize()
        return max(80, min(rows + self.table.horizontalHeader().height() + 4, self.height() // 3))

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

    def _enter(self) -> None:
        """Return in the field opens the article that is chosen, else the first place that was found."""
        if self.table.isVisible():
            self._open()
        elif self.hits.isVisible():
            self.hits.itemActivated.emit(self.hits.item(0))

    def _remove(self) -> None:
        library, record = self._desk.library, self._current()
        if library is None or record is None:
            return
        self._set_removed(record.hash, removed=True)
        said = f"“{record.title or 'The article'}” is in the trash."
        self._undo.push(
            said,
            lambda: self._set_removed(record.hash, removed=False),
            lambda: self._set_removed(record.hash, removed=True),
        )

    def _set_removed(self, text_hash: str, *, removed: bool) -> None:
        library = self._desk.writable()
        if library is not None:
            act = library.articles.remove if removed else library.articles.restore
            self._desk.attempt(lambda: act(text_hash))
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
        self.field = FilterField(SEARCH, SEARCH)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._enter)
        self._empty = label(role="empty")
        self.table = self._make_table()
        self.hits = Hits(self._look)
        self.hits.chosen.connect(self.hit_chosen)
        self._found = label(role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 34, 60, 20)
        column.setSpacing(12)
        column.addWidget(label("Library", "headline"))
        column.addWidget(self.field)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addWidget(self._found)
        column.addWidget(self.hits, 2)
        column.addStretch(0)
        column.addLayout(self._foot())
        self._on_current_changed()

    def _make_table(self) -> ArticleTable:
        table = ArticleTable(self._sorted)
        table.activated.connect(self._open)
        table.doubleClicked.connect(self._open)
        table.removal_wanted.connect(self._remove)
        table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._on_current_changed())
        self.model.modelReset.connect(self._on_current_changed)
        return table

    def _foot(self) -> QHBoxLayout:
        self._open_button = button("Open", self._open, primary=True)
        self._remove_button = button("Remove", self._remove)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText("#tags of the article")
        self.tags.setAccessibleName("Tags of the article")
        self.tags.setMinimumWidth(210)
        self.tags.editingFinished.connect(self._set_tags)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._about_the_article = (self._open_button, self._remove_button, self.tags)
        for widget in self._about_the_article:
            row.addWidget(widget)
        row.addStretch(100)
        row.addWidget(button("Back", self.left.emit, flat=True))
        return row


def with_tags(words: str) -> str:
    """ "#sources" is what a tag looks like on the screen; the search calls it "tag:sources"."""
    return re.sub(r"(?<!\S)#(?=[^\s#])", "tag:", words)
