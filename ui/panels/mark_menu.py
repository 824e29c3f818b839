"""The reader's own marking of a note: one of four colours, or what they take the passage for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton

from reader.notes.records import Note
from reader.rules.categories import load_categories
from ui.look import Look
from ui.places import with_article

NAMES = {"yellow": "Yellow", "green": "Green", "blue": "Blue", "pink": "Pink"}
SIZE = 14


class MarkMenu(QPushButton):
    """A flat button with a menu. `chosen` carries a category and a pen, of which one at least is ""."""

    chosen = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._look = look
        self._categories = {c.id: c.singular for c in load_categories()}
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.setMenu(menu)
        look.changed.connect(self._show)
        self._mark = "", ""
        self._show()

    def show_mark(self, note: Note) -> None:
        self._mark = note.category, note.colour
        self._show()

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        self._add(menu, "No colour", "", "")
        menu.addSeparator()
        for pen, name in NAMES.items():
            self._add(menu, name, "", pen)
        menu.addSeparator()
        for category, name in self._categories.items():
            self._add(menu, f"I think this is {with_article(name.lower())}", category, "")

    def _add(self, menu: QMenu, text: str, category: str, pen: str) -> None:
        action = menu.addAction(self._icon(category, pen), text, partial(self._choose, category, pen))
        action.setIconVisibleInMenu(True)

    def _choose(self, category: str, pen: str) -> None:
        self._mark = category, pen
        self._show()
        self.chosen.emit(category, pen)

    def _show(self) -> None:
        category, pen = self._mark
        name = self._categories.get(category, category) or NAMES.get(pen, pen) or "No colour"
        self.setText(f"{name} ▾")
        # An empty square would be taken for a box to tick.
        self.setIcon(self._icon(category, pen) if category or pen else QIcon())
        self.setAccessibleName(f"Marked as: {name}")

    def _icon(self, category: str, pen: str) -> QIcon:
        ground, line = mark_colours(category, pen, self._look)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(line))
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, SIZE - 2, SIZE - 2), 3, 3)
        return QIcon(pixmap)


def mark_colours(category: str, pen: str, look: Look) -> tuple[str, str]:
    """Ground ("" for none) and line, as the page paints the passage."""
    mark = look.theme.marks.get(category)
    if mark:
        return mark.ground, mark.line
    return look.theme.pens.get(pen, ""), look.theme.quiet
