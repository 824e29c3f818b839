"""The row of eight chips above the text: the one place where the colours are explained."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from reader.rules.categories import Category
from ui.look import Look
from ui.painting import draw_letter, sans, tabular
from ui.session import Session

HEIGHT, PADDING, GAP, LETTER = 33, 12, 8, 20
OFF = 0.45


class Chip(QAbstractButton):
    """Letter, name and count of a category. A click switches it, Shift+click shows it alone."""

    solo_wanted = Signal()

    def __init__(self, category: Category, number: int, look: Look) -> None:
        super().__init__()
        self.category = category
        self._look = look
        self._count: int | None = None
        self.setCheckable(True)
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

    def sizeHint(self) -> QSize:
        width = PADDING + LETTER + 7 + _width(self.category.name, sans(14)) + PADDING
        if self._count is not None:
            width += 7 + _width(str(self._count), tabular(14))
        return QSize(round(width), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(PADDING * 2 + LETTER, HEIGHT)

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
        painter.setOpacity(1.0 if self.isChecked() or self.underMouse() else OFF)
        outline = theme.accent if self.hasFocus() else theme.quiet if self.underMouse() else theme.line
        painter.setPen(QPen(QColor(outline), 1))
        painter.setBrush(QColor(theme.chip))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        draw_letter(painter, QRectF(PADDING, 6, LETTER, LETTER), theme.marks[self.category.id], theme)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        theme = self._look.theme
        left = PADDING + LETTER + 7
        count = "" if self._count is None else str(self._count)
        room = self.width() - left - PADDING - (7 + _width(count, tabular(14)) if count else 0)
        painter.setFont(sans(14))
        painter.setPen(QColor(theme.ink))
        name = QFontMetricsF(painter.font()).elidedText(
            self.category.name, Qt.TextElideMode.ElideRight, room + 1
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, room + 2, HEIGHT - 1), middle, name)
        painter.setFont(tabular(14))
        painter.setPen(QColor(theme.quiet))
        right = QRectF(0, 0, self.width() - PADDING, HEIGHT - 1)
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, count)


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
        row.setContentsMargins(20, 12, 20, 12)
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

    def _on_visible_changed(self) -> None:
        for chip in self.chips:
            chip.set_on(chip.category.id in self._session.visible)


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
