"""The articles of the library as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.notes.records import ArticleRecord
from ui.panels.note_card import when

Index = QModelIndex | QPersistentModelIndex
Column = tuple[str, Callable[[ArticleRecord], str], Callable[[ArticleRecord], object]]


def _title(record: ArticleRecord) -> str:
    tags = "".join(f"  #{tag}" for tag in record.tags)
    return (record.title or "Untitled") + tags


def _source(record: ArticleRecord) -> str:
    return record.site or record.author


COLUMNS: tuple[Column, ...] = (
    ("Title", _title, lambda r: r.title.casefold()),
    ("Source", _source, lambda r: _source(r).casefold()),
    ("Date", lambda r: r.date, lambda r: r.date),
    ("Words", lambda r: f"{r.words:,}", lambda r: r.words),
    ("Per 1,000", lambda r: "" if r.findings is None else f"{r.findings:.0f}", lambda r: r.findings or 0.0),
    ("Read", lambda r: f"{r.progress:.0%}", lambda r: r.progress),
    ("Notes", lambda r: str(r.notes or ""), lambda r: r.notes),
    ("Opened", lambda r: when(r.opened), lambda r: r.opened.timestamp()),
)


class LibraryModel(QAbstractTableModel):
    RECORD = Qt.ItemDataRole.UserRole
    SORT = Qt.ItemDataRole.UserRole + 1
    OPENED = len(COLUMNS) - 1

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
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
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
        return None
