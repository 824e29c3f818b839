"""What a search through the library found: the words as they stand there, and where that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.notes.records import Hit, HitKind
from ui.look import Look
from ui.painting import sans
from ui.reading.offsets import Utf16Map
from ui.rows import draw_focus

KINDS = {
    HitKind.NOTE: "in your note",
    HitKind.QUOTATION: "what your note is about",
    HitKind.ARTICLE: "in the text",
}
HIT = Qt.ItemDataRole.UserRole
PADDING, LINE, DETAIL = 9, 21, 20
MOST_LINES = 2


class Hits(QListWidget):
    """`chosen` carries the Hit that was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName("What was found")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setItemDelegate(HitDelegate(look, self))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(HIT)))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(HIT)))
        look.changed.connect(self.viewport().update)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.clear()
        for hit in hits:
            item = QListWidgetItem()
            item.setData(HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{on_one_line(hit.snippet)}. {detail(hit)}")
            self.addItem(item)


class HitDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 400
        lines = self._laid(index.data(HIT), width - 2 * PADDING).lineCount()
        return QSize(width, 2 * PADDING + LINE * min(lines, MOST_LINES) + DETAIL + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, box = self._look.theme, QRect(option.rect)
        hit: Hit = index.data(HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.panel))
            painter.drawRoundedRect(box.adjusted(0, 1, -2, -1), 7, 7)
        draw_focus(painter, box, self.parent(), index)
        room = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        painter.setPen(QColor(theme.ink))
        laid = self._laid(hit, room.width())
        for number in range(min(laid.lineCount(), MOST_LINES)):
            laid.lineAt(number).draw(painter, QPointF(room.topLeft()))
        painter.setFont(sans(13))
        painter.setPen(QColor(theme.ink if chosen else theme.quiet))
        words = painter.fontMetrics().elidedText(detail(hit), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()

    def _laid(self, hit: Hit, width: int) -> QTextLayout:
        """The snippet in lines, what matched on the colour of a search."""
        text = on_one_line(hit.snippet)
        units, theme = Utf16Map(text), self._look.theme
        look = QTextCharFormat()
        look.setBackground(QColor(theme.search))
        look.setForeground(QColor(theme.ink))
        look.setFontWeight(QFont.Weight.DemiBold)
        layout = QTextLayout(text, sans(15))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        formats = []
        for start, end in hit.marks:
            each = QTextLayout.FormatRange()
            each.start = units.to_units(start)
            each.length = units.to_units(end) - each.start
            each.format = look
            formats.append(each)
        layout.setFormats(formats)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, LINE * (layout.lineCount() - 1)))
        layout.endLayout()
        return layout


def on_one_line(text: str) -> str:
    """Character for character, so that places in it hold."""
    return "".join(" " if character.isspace() else character for character in text)


def detail(hit: Hit) -> str:
    return f"{hit.title or 'Untitled'} · {KINDS[hit.kind]}"
