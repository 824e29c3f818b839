"""The scroll bar as an overview: where in the article the findings stand, and what is on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.painting import fill
from ui.theme import Theme

WIDTH = 14
TICK = 3
STEP = 4


class OverviewStrip(QScrollBar):
    """A vertical scroll bar: a click jumps there, dragging drags the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Overview of the article")
        self.setToolTip("Where the findings are. Click to go there.")
        self._theme = theme
        self.ticks: list[tuple[float, str]] = []
        self._stencils: dict[str, QBitmap] | None = None
        self._picture: QPixmap | None = None
        self._grabbed: float | None = None

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 120)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._repaint()

    def set_ticks(self, ticks: Iterable[tuple[float, str]]) -> None:
        """(share of the document's height, category) for each finding."""
        self.ticks = list(ticks)
        self._lay()

    def frame(self) -> QRectF:
        """The part of the strip that stands for the screen."""
        whole = self.maximum() + self.pageStep()
        top = self.value() / whole * self.height()
        return QRectF(
            0.5, top + 0.5, self.width() - 1, max(12.0, self.pageStep() / whole * self.height() - 1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self.maximum() > 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = QColor(self._theme.quiet)
            painter.setPen(QPen(colour, 1.0))
            colour.setAlpha(26)
            painter.setBrush(colour)
            painter.drawRoundedRect(self.frame(), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        frame, y = self.frame(), event.position().y()
        inside = frame.top() <= y <= frame.bottom()
        self._grabbed = y - frame.top() if inside else frame.height() / 2
        self._go(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._go(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def contextMenuEvent(self, event: QEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _go(self, y: float) -> None:
        whole = self.maximum() + self.pageStep()
        self.setValue(round((y - (self._grabbed or 0)) / max(1, self.height()) * whole))

    def _lay(self) -> None:
        self._stencils = None
        self._repaint()

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def _drawn(self) -> QPixmap:
        """Where everything stands is worked out once: another theme is other colours through the same stencils."""
        if self._stencils is None:
            self._stencils = {c: self._stencil(boxes) for c, boxes in self._laid().items() if boxes}
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.fill(QColor(self._theme.paper))
        with QPainter(picture) as painter:
            fill(painter, QRect(0, 0, round(ratio), picture.height()), QColor(self._theme.line))
            for category, stencil in self._stencils.items():
                painter.setPen(QColor(self._theme.marks[category].line))
                painter.drawPixmap(0, 0, stencil)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _stencil(self, boxes: list[QRectF]) -> QBitmap:
        """In the screen's own pixels: one that Qt has to scale is not drawn sharp."""
        ratio = self.devicePixelRatioF()
        stencil = QBitmap(self.size() * ratio)
        stencil.clear()
        with QPainter(stencil) as painter:
            painter.scale(ratio, ratio)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.color1)
            painter.drawRects(boxes)
        return stencil

    def _laid(self) -> dict[str, list[QRectF]]:
        """Ticks by rows of a few pixels; a row that several categories share is split between them."""
        height = max(0, self.height() - TICK)
        counts = Counter((int(share * height) // STEP, category) for share, category in self.ticks)
        totals: Counter[int] = Counter()
        for (row, _), count in counts.items():
            totals[row] += count
        left = dict.fromkeys(totals, 3.0)
        order = list(self._theme.marks)
        boxes: dict[str, list[QRectF]] = {category: [] for category in order}
        for row, category in sorted(counts, key=lambda place: order.index(place[1])):
            width = (self.width() - 5.0) * counts[row, category] / totals[row]
            boxes[category].append(QRectF(left[row], row * STEP, width, TICK))
            left[row] += width
        return boxes
