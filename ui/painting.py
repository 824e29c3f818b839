"""What several painted widgets draw alike: the letter of a category on its ground, the interface's type.

The fonts are made once and shared: who needs another one makes a copy.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen, QStaticText, QTextOption
from PySide6.QtWidgets import QWidget

from ui.theme import SANS, SERIF, LineStyle, Mark, Theme

PENS = {
    LineStyle.SOLID: Qt.PenStyle.SolidLine,
    LineStyle.DASHED: Qt.PenStyle.DashLine,
    LineStyle.DOTTED: Qt.PenStyle.DotLine,
}


@cache
def sans(pixels: int, *, bold: bool = False) -> QFont:
    return _font(SANS, pixels, bold=bold)


@cache
def serif(pixels: int, *, italic: bool = False) -> QFont:
    font = _font(SERIF, pixels)
    font.setItalic(italic)
    return font


@cache
def tabular(pixels: int) -> QFont:
    """Figures of equal width, so that a live count does not jump."""
    font = _font(SANS, pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def fill(painter: QPainter, area: QRect, colour: QColor) -> None:
    """What fillRect does, which would first make Python's list of Qt's gradients."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(area)
    painter.restore()


def draw_words(painter: QPainter, box: QRectF, words: str, share: float = 0.0) -> None:
    """One line from left to right, in the painter's font and ink, in the middle of the box's height.

    share: of the room that is left, how much is to its left: 0.5 for the middle, 1 for the right edge.
    """
    text, width, height = _shaped(words, painter.font())
    left = box.left() + share * (box.width() - width)
    painter.drawStaticText(QPointF(left, box.center().y() - height / 2), text)


def draw_letter(painter: QPainter, box: QRectF, mark: Mark, theme: Theme) -> None:
    """The category's letter on its ground, with its line below. Changes the painter's font, pen and brush."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.ground))
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(sans(14, bold=True))
    painter.setPen(QColor(theme.ink))
    draw_words(painter, box, mark.letter, 0.5)
    draw_line(painter, QPointF(box.left() + 0.5, box.bottom()), box.width() - 1, mark)


def draw_line(painter: QPainter, start: QPointF, width: float, mark: Mark) -> None:
    """The line below a highlight, in its category's style. Changes the painter's pen and brush."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(mark))
    if mark.style is LineStyle.WAVY:
        painter.drawPath(_wave(width).translated(start))
    else:
        painter.drawLine(start, QPointF(start.x() + width, start.y()))


def stand_on(widget: QWidget, ground: QPalette.ColorRole) -> None:
    """The widget covers what lies behind it, which then is not painted, as it would be below a rule's background."""
    widget.setBackgroundRole(ground)
    widget.setAutoFillBackground(True)


@lru_cache(512)
def _shaped(words: str, font: QFont) -> tuple[QStaticText, float, float]:
    """A line with its width and height.

    Shaped once, as it is painted again and again: QPainter.drawText does it each time, which is most of its work.
    """
    shaped, way = QStaticText(words), QTextOption()
    way.setTextDirection(Qt.LayoutDirection.LeftToRight)
    shaped.setTextOption(way)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.prepare(font=font)
    return shaped, shaped.size().width(), shaped.size().height()


@lru_cache
def _pen(mark: Mark) -> QPen:
    pen = QPen(QColor(mark.line), 2, PENS.get(mark.style, Qt.PenStyle.SolidLine))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.style is LineStyle.WAVY:
        pen.setWidthF(1.5)
    return pen


@lru_cache
def _wave(width: float) -> QPainterPath:
    """From the origin to the right."""
    start, path = QPointF(), QPainterPath()
    step, height, x = 2.5, 2.0, 0.0
    while x + 2 * step <= width + 0.1:
        path.quadTo(start + QPointF(x + step / 2, -height), start + QPointF(x + step, 0))
        path.quadTo(start + QPointF(x + 1.5 * step, height), start + QPointF(x + 2 * step, 0))
        x += 2 * step
    return path


def _font(family: str, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
