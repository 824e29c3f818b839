"""The blocks of an article as a list with a tick before each: without it, the block is left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from reader.article import Article, BlockKind
from ui.look import Look

_SHOWN = 300
"""Characters of a block: more than a line of the list has room for."""
_NAMES = {
    BlockKind.HEADING: "Heading",
    BlockKind.PARAGRAPH: "Paragraph",
    BlockKind.LIST_ITEM: "List item",
    BlockKind.QUOTATION: "Quotation",
    BlockKind.CAPTION: "Caption",
    BlockKind.FOOTNOTE: "Footnote",
}
Index = QModelIndex | QPersistentModelIndex


class BlocksModel(QAbstractListModel):
    """`left_out` are the numbers of the blocks without a tick. `changed` after every change of them."""

    changed = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.article = Article("", ())
        self.left_out: frozenset[int] = frozenset()

    def show(self, article: Article, left_out: Collection[int]) -> None:
        self.beginResetModel()
        self.article, self.left_out = article, frozenset(left_out)
        self.endResetModel()
        self.changed.emit()

    def set_kept(self, numbers: Collection[int], kept: bool) -> None:
        """Tick or untick some blocks."""
        numbers = frozenset(numbers)
        self.left_out = self.left_out - numbers if kept else self.left_out | numbers
        if numbers:
            self.dataChanged.emit(self.index(min(numbers)), self.index(max(numbers)))
            self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.article.blocks)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return (
            super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable
            if index.isValid()
            else super().flags(index)
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = index.row()
        block = self.article.blocks[number]
        kept = number not in self.left_out
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self.article.text[block.start : min(block.end, block.start + _SHOWN)].split())
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_NAMES[block.kind]}, {'kept' if kept else 'left out'}: {self.data(index)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{_NAMES[block.kind]}: {self.data(index)}"
            case Qt.ItemDataRole.ForegroundRole:
                return None if kept else QColor(self._look.theme.quiet)
            case Qt.ItemDataRole.FontRole:
                return _font(block.kind, kept)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.set_kept({index.row()}, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _font(kind: BlockKind, kept: bool) -> QFont:
    font = QFont()
    font.setBold(kind is BlockKind.HEADING)
    font.setItalic(kind in (BlockKind.QUOTATION, BlockKind.CAPTION, BlockKind.FOOTNOTE))
    font.setStrikeOut(not kept)
    return font
