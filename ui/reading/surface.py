"""Paints what belongs to the visible part of a page: below the text grounds, above it lines and margins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTextBlock, QTextDocument

from reader.article import BlockKind
from reader.finding import Finding, Span
from ui.reading.geometry import Fragment, LaidBlock
from ui.reading.highlights import Highlights
from ui.reading.margin import Margin
from ui.reading.note_marks import NoteMark, paint_note_mark
from ui.reading.page import Page, Piece
from ui.reading.painting import RADIUS, paint_ground, paint_outline
from ui.reading.row_marks import RowMarks, marks_of
from ui.reading.typography import Focus, Typography
from ui.theme import Theme

_NUMBERED_ITEM = re.compile(r"(?:[•‣◦\-–*]|\(?\w{1,3}[.)])\s")
_ORIGIN = QPointF(0, 0)
Rows = Sequence[tuple[QTextBlock, Piece]]
"""What is on the screen, in order."""

DIMMED = 0.3
"""What is left of the ink outside the focus."""


@dataclass
class Emphasis:
    """What is set apart besides the findings themselves. notes: by row."""

    current: Finding | None = None
    hovered: Finding | None = None
    search: Sequence[Span] = ()
    search_current: Span | None = None
    notes: Mapping[int, Sequence[NoteMark]] = field(default_factory=dict)
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
    _marks: dict[int, RowMarks] = field(default_factory=dict)

    _notes: dict[int, list[tuple[NoteMark, list[Fragment]]]] = field(default_factory=dict)

    def forget_geometry(self) -> None:
        """After another layout, other findings, other visible categories or other notes."""
        self._marks.clear()
        self._notes.clear()

    def paint_below(self, painter: QPainter, rows: Rows) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece in rows:
            if piece.kind is BlockKind.QUOTATION:
                self._paint_bar(painter, block)
            painter.drawPicture(_ORIGIN, self._marked(block, piece).grounds)
            for mark, found in self._noted(block, piece):
                paint_note_mark(painter, mark, found, self.theme)
        for span in filter(_on_screen(rows), self.emphasis.search):
            for fragment in self._visible(span, rows):
                paint_ground(painter, fragment, QColor(self.theme.search))

    def paint_above(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece in rows:
            painter.drawPicture(_ORIGIN, self._marked(block, piece).lines)
            if piece.kind is BlockKind.LIST_ITEM and piece.first:
                self._paint_bullet(painter, block)
        self._paint_emphasis(painter, rows)
        self._dim(painter, rows, clip)
        self._paint_margin(painter, rows, clip)

    def _marked(self, block: QTextBlock, piece: Piece) -> RowMarks:
        if piece.row not in self._marks:
            stripes, findings = self.highlights.stripes(piece), self.highlights.in_row(piece.row)
            self._marks[piece.row] = marks_of(LaidBlock(block), stripes, findings, self.theme)
        return self._marks[piece.row]

    def _noted(self, block: QTextBlock, piece: Piece) -> list[tuple[NoteMark, list[Fragment]]]:
        if piece.row not in self._notes:
            marks = self.emphasis.notes.get(piece.row, ())
            self._notes[piece.row] = [(m, list(self._visible(m.span, [(block, piece)]))) for m in marks]
        return self._notes[piece.row]

    def _visible(self, span: Span, rows: Rows) -> Iterator[Fragment]:
        for block, piece in rows:
            if piece.start < span[1] and piece.end > span[0]:
                units = (self.page.units_in(piece, offset) for offset in span)
                yield from self._marked(block, piece).block.fragments(*units)

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
            top, first = layout.position().y(), layout.lineAt(0)
            if piece.number and self.typography.numbered:
                self.margin.paint_number(painter, piece.number, top + first.y() + first.ascent())
            # Of a paragraph that began above the screen the letters stand at its first visible line.
            lines = (layout.lineAt(i) for i in range(layout.lineCount()))
            line = next((line for line in lines if top + line.y() >= clip.top()), None)
            if line is None:
                line = layout.lineAt(layout.lineCount() - 1)
            self.margin.paint_letters(
                painter, self._marked(block, piece).letters, top + line.y() + first.ascent()
            )
        self._paint_joins(painter, rows, clip)
        self._paint_notes(painter, rows)

    def _paint_joins(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        # By identity: the hash of a figure counts all its parts.
        joined: dict[int, tuple[Finding, set[float]]] = {}
        for block, piece in rows:
            for finding, baselines in self._marked(block, piece).joined:
                joined.setdefault(id(finding), (finding, set()))[1].update(baselines)
        for finding, stops in sorted(joined.values(), key=lambda pair: self._join_order(pair[0])):
            # A figure that begins above the screen or ends below it runs out of the screen there.
            above = clip.top() if finding.start < rows[0][1].start else min(stops)
            below = clip.bottom() if finding.end > rows[-1][1].end else max(stops)
            if below > above:
                self.margin.paint_join(painter, sorted(stops), (above, below), finding.category)

    def _join_order(self, finding: Finding) -> tuple[bool, int]:
        """Who gets a line where there is not room for all: the current one, then the shortest."""
        return finding != self.emphasis.current, finding.end - finding.start

    def _paint_notes(self, painter: QPainter, rows: Rows) -> None:
        found: dict[int, list[Fragment]] = {}
        for block, piece in rows:
            for mark, there in self._noted(block, piece):
                found.setdefault(mark.note, []).extend(there)
        for note, there in found.items():
            if there:
                self.margin.paint_note(painter, note, min(f.top for f in there), max(f.bottom for f in there))

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


def _on_screen(rows: Rows) -> Callable[[Span], bool]:
    top, bottom = (rows[0][1].start, rows[-1][1].end) if rows else (0, 0)
    return lambda span: span[0] < bottom and span[1] > top
