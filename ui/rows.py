"""Where the keyboard is in a list: a bar in the accent colour at the side of the current row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex


def draw_focus(painter: QPainter, box: QRect, view: object, index: Index) -> None:
    """box: of the row, or of its first cell."""
    if not isinstance(view, QAbstractItemView) or not view.hasFocus():
        return
    if view.currentIndex().siblingAtColumn(0) == index:
        bar = QRect(box.left(), box.top() + 5, 3, box.height() - 10)
        painter.fillRect(bar, view.palette().color(QPalette.ColorRole.Accent))


class Rows(QStyledItemDelegate):
    """For lists that have no look of their own."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        # The style sheet says how high a row is. A list that lays out rows before it is shown would not know.
        view.ensurePolished()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        draw_focus(painter, option.rect, self.parent(), index)
