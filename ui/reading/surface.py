"""Paints what belongs to the visible part of a page: below the text grounds, above it lines and margins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTextBlock, QTextDocument

from reader.article import BlockKind
from reader.finding import Finding, Span
from ui.reading.geometry import Fragment, fragments
from ui.reading.highlights import Highlights, Stripe, reading_order
from ui.reading.margin import Margin
from ui.reading.page import Page, Piece
from ui.reading.painting import RADIUS, paint_ground, paint_line, paint_outline
from ui.reading.typography import Focus, Typography
from ui.theme import Theme

_NUMBERED_ITEM = re.compile(r"(?:[•‣◦\-–*]|\(?\w{1,3}[.)])\s")
Rows = Sequence[tuple[QTextBlock, Piece]]
"""What is on the screen, in order."""

DIMMED = 0.3
"""What is left of the ink outside the focus."""


@dataclass
class Emphasis:
    """What is set apart besides the findings themselves."""

    current: Finding | None = None
    hovered: Finding | None = None
    search: Sequence[Span] = ()
    search_current: Span | None = None
    notes: Sequence[tuple[int, Span]] = ()
    focus: Span | None = None


@dataclass(frozen=True)
class Surface:
    """Everything that painting needs to know of the page. `clip` and painters are in document pixels."""

    document: QTextDocument
    page: Page
    highlights: Highlights
    theme: Theme
    typography: Typography
    margin: Margin
    emphasis: Emphasis
    _laid: dict[int, list[tuple[Stripe, list[Fragment]]]] = field(default_factory=dict)

    def forget_geometry(self) -> None:
        """After another layout, other findings or other visible categories."""
        self._laid.clear()

    def paint_below(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece in rows:
            if piece.kind is BlockKind.QUOTATION:
                self._paint_bar(painter, block)
            for stripe, found in self._stripes(block, piece):
                if not stripe.finding.in_quotation:
                    colour = QColor(self.theme.marks[stripe.finding.category].ground)
                    for fragment in _within(found, clip):
                        paint_ground(painter, fragment, colour)
        for span in self.emphasis.search:
            if _on_screen(span, rows):
                for fragment in self._visible(span, rows):
                    paint_ground(painter, fragment, QColor(self.theme.search))

    def paint_above(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece in rows:
            for stripe, found in self._stripes(block, piece):
                if stripe.lane >= 0:
                    mark = self.theme.marks[stripe.finding.category]
                    for fragment in _within(found, clip):
                        paint_line(painter, fragment, mark, stripe.lane)
            if piece.kind is BlockKind.LIST_ITEM and piece.first:
                self._paint_bullet(painter, block)
        self._paint_emphasis(painter, rows)
        self._dim(painter, rows, clip)
        self._paint_margin(painter, rows, clip)

    def _stripes(self, block: QTextBlock, piece: Piece) -> list[tuple[Stripe, list[Fragment]]]:
        if piece.row not in self._laid:
            self._laid[piece.row] = [
                (stripe, fragments(block, stripe.start, stripe.end))
                for stripe in self.highlights.stripes(piece)
            ]
        return self._laid[piece.row]

    def _visible(self, span: Span, rows: Rows) -> Iterator[Fragment]:
        for block, piece in rows:
            if piece.start < span[1] and piece.end > span[0]:
                start, end = (self.page.units_in(piece, offset) for offset in span)
                yield from fragments(block, start, end)

    def _paint_emphasis(self, painter: QPainter, rows: Rows) -> None:
        scale = self.typography.pixels / 19
        accent = QColor(self.theme.accent)
        if self.emphasis.search_current:
            paint_outline(painter, self._visible(self.emphasis.search_current, rows), accent, 1.5 * scale)
        hovered = self.emphasis.hovered
        if hovered and hovered != self.emphasis.current:
            colour = QColor(self.theme.marks[hovered.category].line)
            for part in hovered.parts:
                paint_outline(painter, self._visible(part, rows), colour, scale)
        if self.emphasis.current:
            for part in self.emphasis.current.parts:
                paint_outline(painter, self._visible(part, rows), accent, 2 * scale)

    def _dim(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        if self.typography.focus is Focus.NONE or self.emphasis.focus is None:
            return
        veil = QPainterPath()
        veil.addRect(clip)
        kept = QPainterPath()
        for f in self._visible(self.emphasis.focus, rows):
            box = QPainterPath()
            box.addRect(QRectF(QPointF(f.left - 3, f.line_top - 3), QPointF(f.right + 3, f.line_bottom + 4)))
            kept = kept.united(box)
        colour = QColor(self.theme.paper)
        colour.setAlphaF(1 - DIMMED)
        painter.fillPath(veil.subtracted(kept), colour)

    def _paint_margin(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        self.margin.begin()
        for block, piece in rows:
            layout = block.layout()
            if not layout.lineCount():
                continue
            tops = [layout.position().y() + layout.lineAt(i).y() for i in range(layout.lineCount())]
            ascent = layout.lineAt(0).ascent()
            if piece.number and self.typography.numbered:
                self.margin.paint_number(painter, piece.number, tops[0] + ascent)
            # Of a paragraph that began above the screen the letters stand at its first visible line.
            top = next((y for y in tops if y >= clip.top()), tops[-1])
            self.margin.paint_letters(painter, self.highlights.in_row(piece.row), top + ascent)
        self._paint_joins(painter, rows, clip)
        self._paint_notes(painter, rows)

    def _paint_joins(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        seen: dict[Finding, None] = {}
        for _, piece in rows:
            seen.update(dict.fromkeys(f for f in self.highlights.in_row(piece.row) if len(f.parts) > 1))
        lane = 0
        for finding in sorted(seen, key=reading_order):
            found = [f.baseline for part in finding.parts for f in self._visible(part, rows)]
            # A figure that begins above the screen or ends below it runs out of the screen there.
            above = clip.top() if finding.start < rows[0][1].start else min(found)
            below = clip.bottom() if finding.end > rows[-1][1].end else max(found)
            if below > above:
                self.margin.paint_join(painter, sorted(set(found)), (above, below), finding.category, lane)
                lane += 1

    def _paint_notes(self, painter: QPainter, rows: Rows) -> None:
        for note, span in self.emphasis.notes:
            found = list(self._visible(span, rows)) if _on_screen(span, rows) else []
            if found:
                self.margin.paint_note(painter, note, min(f.top for f in found), max(f.bottom for f in found))

    def _paint_bar(self, painter: QPainter, block: QTextBlock) -> None:
        layout = block.layout()
        box = layout.boundingRect().translated(layout.position())
        left = box.left() - self.typography.pixels * 0.85
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.line))
        painter.drawRoundedRect(QRectF(left, box.top(), 3, box.height()), RADIUS / 2, RADIUS / 2)

    def _paint_bullet(self, painter: QPainter, block: QTextBlock) -> None:
        if not block.layout().lineCount() or _NUMBERED_ITEM.match(block.text()):
            return
        size = self.typography.pixels
        line = block.layout().lineAt(0)
        origin = block.layout().position()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.quiet))
        centre = QPointF(
            origin.x() + line.x() - size * 0.75, origin.y() + line.y() + line.ascent() - size * 0.26
        )
        painter.drawEllipse(centre, size * 0.12, size * 0.12)


def _on_screen(span: Span, rows: Rows) -> bool:
    return bool(rows) and span[0] < rows[-1][1].end and span[1] > rows[0][1].start


def _within(found: Sequence[Fragment], clip: QRectF) -> Iterator[Fragment]:
    for fragment in found:
        if fragment.bottom + fragment.descent >= clip.top() and fragment.line_top <= clip.bottom():
            yield fragment
