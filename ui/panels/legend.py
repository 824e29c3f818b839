"""The row of eight chips above the text: the one place where the colours are explained."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reader.rules.categories import Category
from ui.look import Look
from ui.painting import draw_letter, draw_words, sans, tabular
from ui.session import Session
from ui.theme import mixed

HEIGHT, PADDING, GAP, LETTER, MARGIN = 33, 12, 8, 20, 20
OFF = 0.72
"""How much of its ink a chip keeps that is switched off: still readable, and its edge is dashed."""


class Room(Enum):
    """How much of its words a chip shows: narrow windows have room for less."""

    ALL = 0
    NAME = 1
    COUNT = 2


class Chip(QAbstractButton):
    """Letter, name and count of a category. A click switches it, Shift+click shows it alone."""

    solo_wanted = Signal()

    def __init__(self, category: Category, number: int, look: Look) -> None:
        super().__init__()
        self.category = category
        self._look = look
        self._count: int | None = None
        self._room = Room.ALL
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{category.about}\nKey {number}; Shift+{number} for these alone.")
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """None: not known yet."""
        self._count = count
        state = "on" if self.isChecked() else "off"
        known = "" if count is None else f", {count} {'finding' if count == 1 else 'findings'}"
        self.setAccessibleName(f"{self.category.name}{known}, {state}")
        self.updateGeometry()
        self.update()

    def set_on(self, on: bool) -> None:
        self.setChecked(on)
        self.set_count(self._count)

    def set_room(self, room: Room) -> None:
        if room is not self._room:
            self._room = room
            self.updateGeometry()
            self.update()

    def width_in(self, room: Room) -> int:
        words = (text for text in self._words(room) if text)
        return round(PADDING + LETTER + sum(7 + _width(text, tabular(14)) for text in words) + PADDING)

    def _words(self, room: Room) -> tuple[str, str]:
        """The name and the count, as far as there is room for them."""
        name = "" if room is Room.COUNT else self.category.name
        count = "" if room is Room.NAME or self._count is None else f"{self._count:,}"
        return name, count

    def sizeHint(self) -> QSize:
        return QSize(self.width_in(self._room), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(PADDING + LETTER, HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.rect().contains(
            event.position().toPoint()
        ):
            self.setDown(False)
            self.solo_wanted.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.underMouse()
        painter.setOpacity(1.0 if lit else OFF)
        faint = QColor(theme.line) if lit else mixed(theme.line, theme.quiet, 0.3)
        edge, width = (QColor(theme.accent), 2) if self.hasFocus() else (faint, 1)
        if self.isChecked():
            self._fill_box(painter, edge, width)
        else:
            self._draw_box(painter, QPen(edge, width, Qt.PenStyle.DashLine))
        draw_letter(painter, QRectF(PADDING, 6, LETTER, LETTER), theme.marks[self.category.id], theme)
        self._draw_words(painter)

    def _fill_box(self, painter: QPainter, edge: QColor, width: int) -> None:
        """As a box in a box: to draw its outline would cost ten times as much."""
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, inset in ((edge, 0), (QColor(self._look.theme.chip), width)):
            painter.setBrush(colour)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _draw_box(self, painter: QPainter, edge: QPen) -> None:
        painter.setPen(edge)
        painter.setBrush(QColor(self._look.theme.chip))
        inset = edge.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)

    def _draw_words(self, painter: QPainter) -> None:
        theme = self._look.theme
        name, count = self._words(self._room)
        left = PADDING + LETTER + 7
        painter.setFont(sans(14))
        painter.setPen(QColor(theme.ink))
        draw_words(painter, QRectF(left, 0, self.width(), HEIGHT - 1), name)
        painter.setFont(tabular(14))
        painter.setPen(QColor(theme.quiet if self.isChecked() else theme.ink))
        right = QRectF(0, 0, self.width() - PADDING, HEIGHT - 1)
        draw_words(painter, right, count, 1.0)


class Legend(QWidget):
    """Follows the session: counts, what is on; and changes it."""

    def __init__(self, categories: Sequence[Category], session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("legend")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Colours")
        self._session = session
        self.chips = [Chip(category, n, look) for n, category in enumerate(categories, 1)]
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 12)
        row.setSpacing(GAP)
        for chip in self.chips:
            row.addWidget(chip)
            chip.clicked.connect(lambda _checked, name=chip.category.id: session.toggle(name))
            chip.solo_wanted.connect(lambda name=chip.category.id: session.solo(name))
        row.addStretch(1)
        session.shown_changed.connect(self._recount)
        session.findings_added.connect(self._recount)
        session.visible_changed.connect(self._on_visible_changed)
        look.changed.connect(self.update)
        self._recount()
        self._on_visible_changed()

    def _recount(self, _added: object = None) -> None:
        counts = self._session.counts()
        for chip in self.chips:
            chip.set_count(counts[chip.category.id] if self._session.is_open else None)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(Room.COUNT), super().minimumSizeHint().height())

    def _make_room(self) -> None:
        room = next((room for room in Room if self._needed(room) <= self.width()), Room.COUNT)
        for chip in self.chips:
            chip.set_room(room)

    def _needed(self, room: Room) -> int:
        return 2 * MARGIN + GAP * len(self.chips) + sum(chip.width_in(room) for chip in self.chips)

    def _on_visible_changed(self) -> None:
        for chip in self.chips:
            chip.set_on(chip.category.id in self._session.visible)


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
