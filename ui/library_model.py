"""The articles of the library as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from reader.notes.records import ArticleRecord
from ui.panels.note_card import when

Index = QModelIndex | QPersistentModelIndex
Column = tuple[str, Callable[[ArticleRecord], str], Callable[[ArticleRecord], object]]


def _title(record: ArticleRecord) -> str:
    tags = "".join(f"  #{tag}" for tag in record.tags)
    return record.name + tags


def _source(record: ArticleRecord) -> str:
    return record.site or record.author


COLUMNS: tuple[Column, ...] = (
    ("Title", _title, lambda r: r.name.casefold()),
    ("Source", _source, lambda r: _source(r).casefold()),
    ("Date", lambda r: r.date, lambda r: r.date),
    ("Words", lambda r: f"{r.words:,}", lambda r: r.words),
    (
        "Findings per 1,000",
        lambda r: "" if r.findings is None else f"{r.findings:.0f}",
        lambda r: r.findings or 0.0,
    ),
    ("Read", lambda r: f"{r.progress:.0%}", lambda r: r.progress),
    ("Notes", lambda r: str(r.notes or ""), lambda r: r.notes),
    ("Opened", lambda r: when(r.opened), lambda r: r.opened.timestamp()),
)
FIGURES = range(3, 7)


class LibraryModel(QAbstractTableModel):
    RECORD = Qt.ItemDataRole.UserRole
    SORT = Qt.ItemDataRole.UserRole + 1
    SOURCE, DATE, FINDINGS, OPENED = 1, 2, 4, len(COLUMNS) - 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: list[ArticleRecord] = []

    def show(self, records: Sequence[ArticleRecord]) -> None:
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record, (_, text, value) = self._records[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text(record)
            case self.RECORD:
                return record
            case self.SORT:
                return value(record)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_alignment(index.column()))
        return None


class LibraryFilter(QSortFilterProxyModel):
    """Sorts by what the columns mean, and leaves out articles that have not all of the words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(LibraryModel.SORT)

    def show_only(self, words: str) -> None:
        """Looked for in title, author, source, date and file name; "#word" begins a tag."""
        wanted = words.casefold().replace("tag:", "#").split()
        if wanted == self._words:
            return
        self._words = wanted
        # All at once: told of every row that comes back, the table takes seconds for two thousand.
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        record: ArticleRecord = self.sourceModel().index(row, 0).data(LibraryModel.RECORD)
        text = " ".join((record.name, record.author, record.site, record.date)).casefold()
        tags = [f"#{tag.casefold()}" for tag in record.tags]
        return all(word in text or any(tag.startswith(word) for tag in tags) for word in self._words)


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Figures stand below each other by their last digit."""
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
