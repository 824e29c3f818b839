"""Paints what belongs to the visible part of a page: below the text grounds, above it lines and margins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from operator import itemgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTextBlock, QTextDocument

from reader.article import BlockKind
from reader.finding import Finding, Span
from ui.reading.geometry import Fragment, LaidBlock
from ui.reading.highlights import Highlights
from ui.reading.margin import Join, LetterHit, Margin, NoteHit, joins_of
from ui.reading.note_marks import NoteMark, paint_note_mark
from ui.reading.page import Page, Piece
from ui.reading.painting import RADIUS, own_room, paint_ground, paint_outline
from ui.reading.row_marks import (
    LaidMarks,
    RowMarks,
    draw_marks,
    lay_marks,
    paint_grounds,
    paint_lines,
    same_shapes,
)
from ui.reading.typography import Focus, Typography
from ui.theme import Theme

_NUMBERED_ITEM = r"(?:[•‣◦\-–*]|\(?\w{1,3}[.)])\s"
Rows = Sequence[tuple[QTextBlock, Piece]]
"""What is on the screen, in order."""

DIMMED = 0.3
"""What is left of the ink outside the focus."""


@dataclass(eq=False, repr=False)
class Emphasis:
    """What is set apart besides the findings themselves. notes: by row. focus: the offset that is read."""

    current: Finding | None = None
    hovered: Finding | None = None
    search: Sequence[Span] = ()
    search_current: Span | None = None
    notes: Mapping[int, Sequence[NoteMark]] = field(default_factory=dict)
    focus: int = 0


@dataclass(frozen=True, eq=False, repr=False)
class Surface:
    """Everything that painting needs to know of the page. `clip` and painters are in document pixels."""

    document: QTextDocument
    page: Page
    highlights: Highlights
    theme: Theme
    typography: Typography
    margin: Margin
    emphasis: Emphasis
    _laid: dict[int, LaidMarks] = field(default_factory=dict)
    _marks: dict[int, RowMarks] = field(default_factory=dict)
    _joins: dict[object, list[Join]] = field(default_factory=dict)
    _notes: dict[int, list[tuple[NoteMark, list[Fragment]]]] = field(default_factory=dict)
    _sheets: dict[object, list[NoteHit]] = field(default_factory=dict)

    def forget_geometry(self) -> None:
        """After another layout, other findings or other visible categories."""
        for kept in (self._laid, self._marks, self._joins):
            kept.clear()
        self.forget_notes()

    def forget_notes(self) -> None:
        """After other notes."""
        self._notes.clear()
        self._sheets.clear()

    def in_theme(self, theme: Theme, margin: Margin) -> Surface:
        """The same in other colours: everything stands where it stood."""
        marks = self._marks if same_shapes(self.theme, theme) else {}
        return replace(self, theme=theme, margin=margin, _marks=marks)

    def paint_below(self, painter: QPainter, rows: Rows, area: QRectF) -> None:
        """rows, area: what is to be painted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece in rows:
            if piece.kind is BlockKind.QUOTATION:
                self._paint_bar(painter, block)
            paint_grounds(painter, self._drawn(block, piece), self.theme)
            for mark, found in self._noted(block, piece):
                there = [f for f in found if f.bottom >= area.top() and f.top <= area.bottom()]
                if there:
                    paint_note_mark(painter, mark, there, self.theme)
        for span in _among(self.emphasis.search, rows):
            for fragment in self._visible(span, rows):
                paint_ground(painter, fragment, QColor(self.theme.search))

    def paint_above(self, painter: QPainter, rows: Rows, area: QRectF, screen: Rows, clip: QRectF) -> None:
        """rows, area: what is to be painted. screen, clip: all that is to be seen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece in rows:
            paint_lines(painter, self._drawn(block, piece), self.theme)
            if piece.kind is BlockKind.LIST_ITEM and piece.first:
                self._paint_bullet(painter, block)
        self._paint_emphasis(painter, screen)
        self._dim(painter, screen, clip)
        for block, piece in rows:
            self._paint_beside(painter, block, piece, clip)
        self.margin.paint_joins(painter, self._joined(screen), area, clip)
        for hit in self._note_hits(screen):
            if hit.area.top() <= area.bottom() and hit.bottom >= area.top():
                self.margin.paint_note(painter, hit)

    def hit(self, point: QPointF, screen: Rows, clip: QRectF) -> LetterHit | NoteHit | None:
        """What of the margin stands at a point."""
        hits: list[LetterHit | NoteHit] = [*self._note_hits(screen)]
        for block, piece in screen:
            hits += self._letters(block, piece, clip)
        return next((hit for hit in hits if hit.area.contains(point)), None)

    def _marked(self, block: QTextBlock, piece: Piece) -> LaidMarks:
        if piece.row not in self._laid:
            stripes, findings = self.highlights.stripes(piece), self.highlights.in_row(piece.row)
            self._laid[piece.row] = lay_marks(LaidBlock(block), stripes, findings)
        return self._laid[piece.row]

    def _drawn(self, block: QTextBlock, piece: Piece) -> RowMarks:
        if piece.row not in self._marks:
            self._marks[piece.row] = draw_marks(self._marked(block, piece), self.theme)
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

    @property
    def focused(self) -> Span | None:
        """What stays in ink; None where all does. Lines are told by how the page is laid out now."""
        piece, offset = self.page.piece_at(self.emphasis.focus), self.emphasis.focus
        match self.typography.focus:
            case Focus.SENTENCE if piece:
                return self.page.addresses.sentence(offset)
            case Focus.PARAGRAPH if piece:
                return piece.start, piece.end
            case Focus.LINE if piece:
                return self._line_around(piece, offset)
        return None

    def _line_around(self, piece: Piece, offset: int) -> Span | None:
        block = self.document.findBlockByNumber(piece.row)
        line = block.layout().lineForTextPosition(self.page.units_in(piece, offset))
        if not line.isValid():
            return None
        first = block.position() + line.textStart()
        start, end = self.page.offset(first), self.page.offset(first + line.textLength())
        return None if start is None or end is None else (start, end)

    def _dim(self, painter: QPainter, rows: Rows, clip: QRectF) -> None:
        focused = self.focused
        if focused is None:
            return
        veil = QPainterPath()
        veil.addRect(clip)
        kept = QPainterPath()
        for block, piece in rows:
            for fragment in self._visible(focused, [(block, piece)]):
                box = QPainterPath()
                box.addRect(own_room(fragment, block.blockFormat().lineHeight()))
                kept = kept.united(box)
        colour = QColor(self.theme.paper)
        colour.setAlphaF(1 - DIMMED)
        painter.fillPath(veil.subtracted(kept), colour)

    def _paint_beside(self, painter: QPainter, block: QTextBlock, piece: Piece, clip: QRectF) -> None:
        line = block.layout().lineAt(0)
        if piece.number and self.typography.numbered and line.isValid():
            top = block.layout().position().y()
            self.margin.paint_number(painter, piece.number, top + line.y() + line.ascent())
        self.margin.paint_letters(painter, self._letters(block, piece, clip))

    def _letters(self, block: QTextBlock, piece: Piece, clip: QRectF) -> Iterator[LetterHit]:
        """Of a paragraph that began above the screen the letters stand at its first visible line."""
        groups, layout = self._marked(block, piece).letters, block.layout()
        if not groups or not layout.lineCount():
            return
        top, first = layout.position().y(), layout.lineAt(0)
        lines = (layout.lineAt(i) for i in range(layout.lineCount()))
        line = next((line for line in lines if top + line.y() >= clip.top()), None)
        if line is None:
            line = layout.lineAt(layout.lineCount() - 1)
        yield from self.margin.letters(groups, top + line.y() + first.ascent())

    def _joined(self, screen: Rows) -> list[Join]:
        """The lines of the figures with several parts, some of them on the screen."""
        key = (screen[0][1].row, screen[-1][1].row, id(self.emphasis.current)) if screen else None
        if key not in self._joins:
            self._joins.clear()
            self._joins[key] = joins_of(self._figures(screen))
        return self._joins[key]

    def _figures(self, screen: Rows) -> Iterator[tuple[float, float, Sequence[float], str]]:
        # By identity: the hash of a figure counts all its parts.
        joined: dict[int, tuple[Finding, set[float]]] = {}
        for block, piece in screen:
            for finding, baselines in self._marked(block, piece).joined:
                joined.setdefault(id(finding), (finding, set()))[1].update(baselines)
        for finding, stops in sorted(joined.values(), key=lambda pair: self._join_order(pair[0])):
            # A figure that begins above the screen or ends below it runs out of the screen there.
            above = -inf if finding.start < screen[0][1].start else min(stops)
            below = inf if finding.end > screen[-1][1].end else max(stops)
            if below > above:
                yield above, below, sorted(stops), finding.category

    def _join_order(self, finding: Finding) -> tuple[bool, int]:
        """Who gets a line where there is not room for all: the current one, then the shortest."""
        return finding != self.emphasis.current, finding.end - finding.start

    def _note_hits(self, screen: Rows) -> list[NoteHit]:
        key = (screen[0][1].row, screen[-1][1].row) if screen else None
        if key not in self._sheets:
            self._sheets.clear()
            self._sheets[key] = self.margin.notes(self._note_places(screen))
        return self._sheets[key]

    def _note_places(self, screen: Rows) -> Iterator[tuple[int, float, float]]:
        found: dict[int, list[Fragment]] = {}
        for block, piece in screen:
            for mark, there in self._noted(block, piece):
                found.setdefault(mark.note, []).extend(there)
        for note, there in found.items():
            if there:
                yield note, min(f.top for f in there), max(f.bottom for f in there)

    def _paint_bar(self, painter: QPainter, block: QTextBlock) -> None:
        layout = block.layout()
        box = layout.boundingRect().translated(layout.position())
        left = box.left() - self.typography.pixels * 0.85
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.line))
        painter.drawRoundedRect(QRectF(left, box.top(), 3, box.height()), RADIUS / 2, RADIUS / 2)

    def _paint_bullet(self, painter: QPainter, block: QTextBlock) -> None:
        if not block.layout().lineCount() or re.match(_NUMBERED_ITEM, block.text()):
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


def _among(hits: Sequence[Span], rows: Rows) -> Sequence[Span]:
    """Those of the hits, which come in order, that stand in the rows: a single letter in a book has many."""
    if not rows:
        return ()
    first = bisect_right(hits, rows[0][1].start, key=itemgetter(1))
    return hits[first : bisect_left(hits, rows[-1][1].end, key=itemgetter(0))]
