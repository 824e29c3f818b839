"""Beside the text: paragraph numbers, a letter for each category, joined figures, notes.

Everything is painted in document pixels by the view; `hits` tells what a click meets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reader.finding import Finding
from ui.theme import SANS, Theme

PER_ROW = 5
JOINS = 3
"""How many figures' lines may run beside each other."""


@dataclass(frozen=True, slots=True)
class LetterHit:
    """A margin letter: all findings of one category in one paragraph."""

    area: QRectF
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class NoteHit:
    area: QRectF
    note: int


class Margin:
    """Draws in the gutters left and right of the column.

    scale: 1 at 100 %. left and right: the column's edges in document pixels. edge: the gutter's.
    """

    def __init__(self, theme: Theme, scale: float, left: float, right: float, edge: float) -> None:
        self._theme = theme
        self._scale = scale
        self._left = left
        self._right = right
        self._edge = edge
        self._number_font = self._font(12, QFont.Weight.Normal)
        self._letter_font = self._font(11, QFont.Weight.DemiBold)
        self.letters: list[LetterHit] = []
        self.notes: list[NoteHit] = []
        self._joins: list[list[tuple[float, float]]] = []

    @staticmethod
    def width(scale: float) -> int:
        """Of the left gutter."""
        return round(96 * scale)

    def begin(self) -> None:
        self.letters.clear()
        self.notes.clear()
        self._joins = [[] for _ in range(JOINS)]

    def paint_number(self, painter: QPainter, number: int, baseline: float) -> None:
        painter.setFont(self._number_font)
        painter.setPen(QColor(self._theme.quiet))
        width = QFontMetricsF(self._number_font).horizontalAdvance(str(number))
        right = self._left - 67 * self._scale
        painter.drawText(QPointF(right - width, baseline - 2.5 * self._scale), str(number))

    def paint_letters(
        self, painter: QPainter, groups: Mapping[str, Sequence[Finding]], baseline: float
    ) -> None:
        """groups: one paragraph's findings by category."""
        painter.setFont(self._letter_font)
        step, row = 9.4 * self._scale, 16 * self._scale
        for i, (category, group) in enumerate(groups.items()):
            mark = self._theme.marks[category]
            x = self._left - 58 * self._scale + i % PER_ROW * step
            y = baseline - 2.5 * self._scale + i // PER_ROW * row
            area = QRectF(x - 1, y - row + 4 * self._scale, step, row)
            painter.setPen(QColor(mark.line))
            painter.drawText(QPointF(x, y), mark.letter)
            self.letters.append(LetterHit(area, tuple(group)))

    def paint_join(
        self, painter: QPainter, baselines: Sequence[float], ends: tuple[float, float], category: str
    ) -> None:
        """A thin line along a figure's lines of text, with a stop at each part; none where there is no room for it.

        ends: baselines of the first and the last part, or the screen's edges beyond which they lie.
        """
        lane = next((i for i, taken in enumerate(self._joins) if not any(_meet(ends, t) for t in taken)), -1)
        if lane < 0:
            return
        self._joins[lane].append(ends)
        x = round(self._left - (7 + 3 * lane) * self._scale)
        rise, width = 6 * self._scale, max(1, round(1.2 * self._scale))
        stops = [QRectF(x, round(y - rise), 3 * self._scale + width, width) for y in baselines]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.marks[category].line))
        painter.drawRects([QRectF(x, round(ends[0] - rise), width, ends[1] - ends[0]), *stops])

    def paint_note(self, painter: QPainter, note: int, top: float, bottom: float) -> None:
        """A small sheet at the noted lines, to the right of the column, and a line along them."""
        size = 12 * self._scale
        taken = sum(abs(hit.area.top() - top) < size for hit in self.notes)
        x = min(self._right + 14 * self._scale, self._edge - size - 2) + taken * (size + 5)
        colour = QColor(self._theme.accent)
        painter.setPen(QPen(colour, 1.5 * self._scale))
        painter.drawLine(QLineF(x, top + size, x, max(bottom, top + size)))
        sheet = QRectF(x, top, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_sheet(sheet))
        painter.setPen(QPen(QColor(self._theme.paper), max(1.0, self._scale)))
        for share, length in ((0.42, 0.5), (0.66, 0.62)):
            y = sheet.top() + size * share
            painter.drawLine(QLineF(sheet.left() + size * 0.2, y, sheet.left() + size * (0.2 + length), y))
        self.notes.append(NoteHit(sheet.adjusted(-4, -4, 4, 4), note))

    def hits(self, point: QPointF) -> Iterator[LetterHit | NoteHit]:
        found: list[LetterHit | NoteHit] = [*self.letters, *self.notes]
        for hit in found:
            if hit.area.contains(point):
                yield hit

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        font = QFont(SANS)
        font.setPixelSize(max(8, round(size * self._scale)))
        font.setWeight(weight)
        return font


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _sheet(box: QRectF) -> QPainterPath:
    """A rounded page whose upper right corner is cut."""
    fold = box.width() * 0.3
    path = QPainterPath(QPointF(box.left(), box.top()))
    path.lineTo(box.right() - fold, box.top())
    path.lineTo(box.right(), box.top() + fold)
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path
