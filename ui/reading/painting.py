"""Draws a highlight: a soft ground with round corners, and the line of its category's style below.

Qt's own underlines have one thickness, sit where the font says and cannot be stacked; hence these.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.reading.geometry import Fragment
from ui.theme import LineStyle, Mark

RADIUS = 3.0
_DASHES = {LineStyle.DASHED: [4.0, 2.0], LineStyle.DOTTED: [1.0, 1.0]}
_THIN = (LineStyle.DASHED, LineStyle.WAVY)


def paint_ground(painter: QPainter, fragment: Fragment, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(ground_box(fragment), RADIUS, RADIUS)


def ground_box(fragment: Fragment) -> QRectF:
    """What a ground covers: the words, and a pixel of air to each side."""
    return QRectF(QPointF(fragment.left - 1, fragment.top), QPointF(fragment.right + 1, fragment.bottom))


def paint_line(painter: QPainter, fragment: Fragment, mark: Mark, lane: int = 0) -> None:
    """lane: 0 close to the text, 1 below that."""
    width, line = line_below(fragment, mark, lane)
    painter.setPen(line_pen(mark, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if isinstance(line, QPainterPath):
        painter.drawPath(line)
    else:
        painter.drawLine(line)


def line_below(fragment: Fragment, mark: Mark, lane: int) -> tuple[float, QLineF | QPainterPath]:
    """How wide a highlight's line is, and where it runs: a path where it is wavy."""
    em = (fragment.ascent + fragment.descent) / 1.37
    width = max(1.0, em * (0.08 if mark.style in _THIN else 0.105)) * mark.weight
    y = fragment.baseline + em * (0.26 + 0.24 * lane) + width / 2
    if mark.style is LineStyle.WAVY:
        return width, _wave(fragment.left, fragment.right, y + em * 0.03, em * 0.36)
    return width, QLineF(fragment.left, y, fragment.right, y)


@lru_cache(128)
def line_pen(mark: Mark, width: float) -> QPen:
    """Made once and shared, as each row of a page asks for the same few: who needs another one makes a copy."""
    pen = QPen(QColor(mark.line), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.style in _DASHES:
        pen.setDashPattern(_DASHES[mark.style])
    return pen


def paint_line_above(painter: QPainter, fragment: Fragment, colour: QColor) -> None:
    """The reader's own mark: a thin line over the words."""
    width = max(1.0, (fragment.ascent + fragment.descent) / 1.37 * 0.075)
    painter.setPen(QPen(colour, width))
    y = fragment.top + width / 2
    painter.drawLine(QLineF(fragment.left, y, fragment.right, y))


def paint_outline(painter: QPainter, found: Iterable[Fragment], colour: QColor, width: float) -> None:
    """Around each fragment, with a little air."""
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for f in found:
        box = QRectF(QPointF(f.left, f.top), QPointF(f.right, f.bottom + f.descent * 0.25))
        painter.drawRoundedRect(box.adjusted(-2.5, -2, 2.5, 1), 5, 5)


def own_room(f: Fragment, pitch: float) -> QRectF:
    """Of the letters and what is drawn around and below them, without the line above and the line below.

    pitch: from line to line. Where they stand close, an outline or a second underline gives way to the letters
    of the neighbours.
    """
    em = (f.ascent + f.descent) / 1.37
    above = min(f.ascent + 0.16 * em, pitch - 0.4 * em)
    below = min(0.75 * em, pitch - 0.76 * em)
    return QRectF(
        QPointF(f.left - 0.16 * em, f.baseline - above), QPointF(f.right + 0.16 * em, f.baseline + below)
    )


def _wave(left: float, right: float, y: float, length: float) -> QPainterPath:
    """length: of one wave. Starts and ends on the middle line."""
    path = QPainterPath(QPointF(left, y))
    half, side, x = length / 2, -1, left
    while x + half <= right:
        path.quadTo(QPointF(x + half / 2, y + side * length * 0.42), QPointF(x + half, y))
        x, side = x + half, -side
    return path
