"""Beside the text: paragraph numbers, a letter for each category, joined figures, notes.

All in document pixels. What is placed is told, so that a click can be asked what it meets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reader.finding import Finding
from ui.theme import SANS, Theme

PER_ROW = 5
EDGE = 2.5
"""Of a second sheet behind the first, so much shows."""
JOINS = 3
"""How many figures' lines may run beside each other."""


class LetterHit(NamedTuple):
    """A margin letter: all findings of one category in one paragraph. foot: where it begins on its baseline."""

    area: QRectF
    foot: QPointF
    category: str
    findings: tuple[Finding, ...]


class NoteHit(NamedTuple):
    """A note's sheet, and how far the line below it runs. Where there is no room for more, several share one."""

    area: QRectF
    notes: tuple[int, ...]
    sheet: QRectF
    bottom: float


class Join(NamedTuple):
    """A figure's line in the gutter. lane: from the text outwards. top, bottom: infinite beyond the screen."""

    lane: int
    top: float
    bottom: float
    stops: Sequence[float]
    category: str


class Margin:
    """Places things in the gutters left and right of the column, and draws them.

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

    @staticmethod
    def width(scale: float) -> int:
        """Of the left gutter."""
        return round(96 * scale)

    def paint_number(self, painter: QPainter, number: int, baseline: float) -> None:
        painter.setFont(self._number_font)
        painter.setPen(QColor(self._theme.quiet))
        width = QFontMetricsF(self._number_font).horizontalAdvance(str(number))
        right = self._left - 67 * self._scale
        painter.drawText(QPointF(right - width, baseline - 2.5 * self._scale), str(number))

    def letters(self, groups: Mapping[str, Sequence[Finding]], baseline: float) -> Iterator[LetterHit]:
        """groups: one paragraph's findings by category."""
        step, row = 9.4 * self._scale, 16 * self._scale
        for i, (category, group) in enumerate(groups.items()):
            x = self._left - 58 * self._scale + i % PER_ROW * step
            y = baseline - 2.5 * self._scale + i // PER_ROW * row
            area = QRectF(x - 1, y - row + 4 * self._scale, step, row)
            yield LetterHit(area, QPointF(x, y), category, tuple(group))

    def paint_letters(self, painter: QPainter, letters: Iterable[LetterHit]) -> None:
        painter.setFont(self._letter_font)
        for letter in letters:
            mark = self._theme.marks[letter.category]
            painter.setPen(QColor(mark.line))
            painter.drawText(letter.foot, mark.letter)

    def paint_joins(self, painter: QPainter, joins: Iterable[Join], area: QRectF, clip: QRectF) -> None:
        """A thin line along each figure's lines of text, with a stop at each part.

        area: what is to be painted. clip: the screen, whose edges the lines run to.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        rise, width = 6 * self._scale, max(1, round(1.2 * self._scale))
        for join in joins:
            if join.top - rise > area.bottom() or join.bottom + rise < area.top():
                continue
            x = round(self._left - (7 + 3 * join.lane) * self._scale)
            top, bottom = max(join.top, clip.top()), min(join.bottom, clip.bottom())
            stops = [QRectF(x, round(y - rise), 3 * self._scale + width, width) for y in join.stops]
            painter.setBrush(QColor(self._theme.marks[join.category].line))
            painter.drawRects([QRectF(x, round(top - rise), width, bottom - top), *stops])

    def notes(self, places: Iterable[tuple[int, float, float]]) -> list[NoteHit]:
        """A small sheet for each note, at the noted lines, to the right of the column; places: note, top, bottom."""
        size = 12 * self._scale
        room = self._edge - size - (EDGE + 1.5) * self._scale
        left = min(self._right + 14 * self._scale, room)
        lanes = [-inf] * (int((room - left) / (size + 5)) + 1)
        found: list[NoteHit] = []
        for note, top, bottom in sorted(places, key=lambda place: place[1]):
            lane = next((i for i, free in enumerate(lanes) if free <= top), None)
            low = max(bottom, top + size)
            if lane is None:
                last = found[-1]
                found[-1] = last._replace(notes=(*last.notes, note), bottom=max(last.bottom, low))
            else:
                lanes[lane] = top + size
                sheet = QRectF(left + lane * (size + 5), top, size, size)
                found.append(NoteHit(sheet.adjusted(-4, -4, 4, 4), (note,), sheet, low))
        return found

    def paint_note(self, painter: QPainter, hit: NoteHit) -> None:
        """The sheet, and a line along the noted lines."""
        sheet, size, colour = hit.sheet, hit.sheet.width(), QColor(self._theme.accent)
        painter.setPen(QPen(colour, 1.5 * self._scale))
        painter.drawLine(QLineF(sheet.left(), sheet.bottom(), sheet.left(), hit.bottom))
        if len(hit.notes) > 1:
            self._paint_sheet_below(painter, sheet)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_sheet(sheet))
        painter.setPen(QPen(QColor(self._theme.paper), max(1.0, self._scale)))
        for share, length in ((0.42, 0.5), (0.66, 0.62)):
            y = sheet.top() + size * share
            painter.drawLine(QLineF(sheet.left() + size * 0.2, y, sheet.left() + size * (0.2 + length), y))

    def _paint_sheet_below(self, painter: QPainter, sheet: QRectF) -> None:
        """The edge of another one, so that it looks like a pile."""
        edge = EDGE * self._scale
        painter.setPen(QPen(QColor(self._theme.accent), max(1.0, self._scale)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_sheet(sheet.translated(edge, -edge)))

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        font = QFont(SANS)
        font.setPixelSize(max(8, round(size * self._scale)))
        font.setWeight(weight)
        return font


def joins_of(figures: Iterable[tuple[float, float, Sequence[float], str]]) -> list[Join]:
    """Each figure's line in the first lane that is free there; none where there is no room.

    figures: top, bottom, stops and category, who gets a line first first.
    """
    lanes: list[list[tuple[float, float]]] = [[] for _ in range(JOINS)]
    found = []
    for top, bottom, stops, category in figures:
        for lane, taken in enumerate(lanes):
            if all(end < top or bottom < start for start, end in taken):
                taken.append((top, bottom))
                found.append(Join(lane, top, bottom, stops, category))
                break
    return found


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
