"""One paragraph set for the back row, with what has been uncovered of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from reader.article import Article, Block, BlockKind
from reader.finding import Span
from ui.classroom.steps import Step
from ui.reading.geometry import Fragment, LaidBlock
from ui.reading.highlights import in_lanes
from ui.reading.offsets import Utf16Map
from ui.reading.painting import paint_ground, paint_line, paint_outline
from ui.theme import SANS, Theme, mixed

SMALLEST = 0.7
"""A long paragraph is set smaller, but no smaller than this; then it moves by lines."""


class Slide:
    """Laid out for one width and height; `paint` draws it from a painter's origin.

    font: of the text at its full size. All sizes in logical pixels.
    """

    def __init__(self, article: Article, step: Step, theme: Theme, font: QFont, area: QSizeF) -> None:
        self._step = step
        self._theme = theme
        self._area = area
        self._block: Block = article.blocks[step.block]
        self._text = article.block_text(self._block)
        self._units = Utf16Map(self._text)
        self._heading_font = QFont(SANS)
        self._heading_font.setPixelSize(max(12, round(font.pixelSize() * 0.5)))
        self._stripes = in_lanes((*self._inside(part), f) for f in step.uncovered for part in f.parts)
        self._document = QTextDocument()
        self._lay(font)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._paint_heading(painter)
        painter.save()
        painter.translate(0, top)
        painter.setClipRect(QRectF(-20, -20, self._area.width() + 40, self._room() + 20))
        painter.translate(0, -self._shift())
        marks = [(stripe, self._theme.marks[stripe.finding.category]) for stripe in self._stripes]
        for stripe, mark in marks:
            if not stripe.finding.in_quotation:
                for fragment in self._found(stripe.start, stripe.end):
                    paint_ground(painter, fragment, QColor(mark.ground))
        self._document.drawContents(painter)
        for stripe, mark in marks:
            for fragment in self._found(stripe.start, stripe.end) if stripe.lane >= 0 else ():
                paint_line(painter, fragment, mark, stripe.lane)
        if len(self._step.uncovered) > len(self._step.current):
            self._paint_current(painter)
        painter.restore()

    def _paint_current(self, painter: QPainter) -> None:
        width = self._document.defaultFont().pixelSize() * 0.055
        for finding in self._step.current:
            for part in finding.parts:
                paint_outline(painter, self._found(*self._inside(part)), QColor(self._theme.accent), width)

    def _paint_heading(self, painter: QPainter) -> float:
        """How much of the height it takes."""
        if not self._step.heading:
            return 0.0
        metrics = QFontMetricsF(self._heading_font)
        painter.setFont(self._heading_font)
        painter.setPen(QColor(self._theme.quiet))
        line = metrics.elidedText(
            " ".join(self._step.heading.split()), Qt.TextElideMode.ElideRight, self._area.width()
        )
        painter.drawText(QPointF(0, metrics.ascent()), line)
        return self._heading_height()

    def _heading_height(self) -> float:
        return QFontMetricsF(self._heading_font).height() * 2 if self._step.heading else 0.0

    def _room(self) -> float:
        return self._area.height() - self._heading_height()

    def _lay(self, font: QFont) -> None:
        document = self._document
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setPlainText(self._text.replace("\n", "\u2028"))
        document.setTextWidth(self._area.width())
        size = font.pixelSize()
        for share in (1.0, 0.92, 0.85, 0.78, SMALLEST):
            sized = QFont(font)
            sized.setPixelSize(round(size * share))
            if self._block.kind is BlockKind.HEADING:
                sized.setWeight(QFont.Weight.DemiBold)
            document.setDefaultFont(sized)
            self._set_leading(round(sized.pixelSize() * 1.5))
            if document.size().height() <= self._room():
                break
        self._colour()

    def _set_leading(self, height: int) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(shape)

    def _colour(self) -> None:
        """In ink the sentence of the last press and the words uncovered before; the rest is dimmed."""
        end = self._inside((self._block.end, self._block.end))[0]
        if not self._step.focus:
            self._shade(0, end, self._theme.ink)
            return
        self._shade(0, end, mixed(self._theme.ink, self._theme.paper, 0.62).name())
        for low, high in [self._inside(self._step.focus), *((s.start, s.end) for s in self._stripes)]:
            self._shade(low, high, self._theme.ink)

    def _shade(self, start: int, end: int, colour: str) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        shade = QTextCharFormat()
        shade.setForeground(QColor(colour))
        cursor.mergeCharFormat(shade)

    def _shift(self) -> float:
        """By how many whole lines the text moves up so that the focus is on the screen."""
        room, height = self._room(), self._document.size().height()
        if height <= room or not self._step.focus:
            return 0.0
        found = self._found(*self._inside(self._step.focus))
        line = self._document.size().height() / max(1, self._document.firstBlock().layout().lineCount())
        wanted = min(found[0].line_top - line, height - room) if found else 0.0
        return max(0.0, -(-wanted // line) * line)

    def _found(self, start: int, end: int) -> list[Fragment]:
        return LaidBlock(self._document.firstBlock()).fragments(start, end)

    def _inside(self, span: Span) -> tuple[int, int]:
        """Code units of the document for article offsets, held inside the block."""
        low, high = (min(max(offset, self._block.start), self._block.end) for offset in span)
        return self._units.to_units(low - self._block.start), self._units.to_units(high - self._block.start)
