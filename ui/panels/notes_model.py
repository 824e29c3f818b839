"""Notes of the article as a list, those with certain words only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.address import Addresses
from reader.article import Article
from reader.notes.records import Note
from ui.panels.note_card import when
from ui.panels.note_text import WITHOUT_WORDS
from ui.places import shortened

Index = QModelIndex | QPersistentModelIndex


class NotesModel(QAbstractListModel):
    NOTE = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self._article = Article("", ())
        self._addresses = Addresses(self._article)

    def show(self, article: Article, notes: Sequence[Note], words: str = "") -> None:
        """List these notes, of those only the ones with the words in body, tags or quotation."""
        wanted = words.casefold().split()
        listed = [note for note in notes if all(word in _text(note) for word in wanted)]
        if article is self._article:
            self._change_to(listed)
        else:
            self.beginResetModel()
            self._article, self._addresses, self._notes = article, Addresses(article), listed
            self.endResetModel()

    def at(self, row: int) -> Note:
        return self._notes[row]

    def row_of(self, note_id: int) -> int:
        return next((row for row, note in enumerate(self._notes) if note.id == note_id), -1)

    def _change_to(self, listed: list[Note]) -> None:
        """Only what differs is told, so that a list of thousands stays where it is."""
        old, none = self._notes, QModelIndex()
        above = _in_common(old, listed)
        below = _in_common(old[above:][::-1], listed[above:][::-1])
        if above + below < len(old):
            self.beginRemoveRows(none, above, len(old) - below - 1)
            del self._notes[above : len(old) - below]
            self.endRemoveRows()
        if above + below < len(listed):
            self.beginInsertRows(none, above, len(listed) - below - 1)
            self._notes[above:above] = listed[above : len(listed) - below]
            self.endInsertRows()
        for row, note in enumerate(listed):
            if note is not self._notes[row] and note != self._notes[row]:
                self._notes[row] = note
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        note = self._notes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return note.body or WITHOUT_WORDS
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{note.body}, on “{shortened(note.anchor.exact, 60)}”, {self._detail(note)}"
            case self.NOTE:
                return note
            case self.DETAIL:
                return self._detail(note)
        return None

    def _detail(self, note: Note) -> str:
        place = "" if note.orphaned else self._addresses.label(note.anchor.start)
        return " · ".join(p for p in (place, when(note.modified), *(f"#{t}" for t in note.tags)) if p)


def _text(note: Note) -> str:
    return " ".join((note.body, note.anchor.exact, *(f"#{tag}" for tag in note.tags))).casefold()


def _in_common(one: Sequence[Note], other: Sequence[Note]) -> int:
    """With how many of the same notes both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a.id != b.id), min(len(one), len(other)))
