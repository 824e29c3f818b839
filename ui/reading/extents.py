"""Where on the whole page each piece stands: guessed from its length until Qt has laid out everything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from reader.finding import Finding
from ui.reading.page import Page, Piece
from ui.reading.typography import Typography, block_style

_AROUND = 9.0
"""What stands above and below the text, in its size: the page's margins and its title."""
_FILLED = 0.96
"""How much of a line a paragraph fills on average."""


class Extents(NamedTuple):
    """tops, heights: of each piece; whole: of the page. In pixels, or, as long as they are guessed, in any measure."""

    pieces: Sequence[Piece]
    tops: Sequence[float]
    heights: Sequence[float]
    whole: float
    guessed: bool

    def ticks(self, findings: Iterable[Finding]) -> list[tuple[float, str]]:
        """(share of the page's height, category) for each finding; findings in text order."""
        found, at, last = [], 0, len(self.pieces) - 1
        for finding in findings:
            while at < last and self.pieces[at + 1].start <= finding.start:
                at += 1
            piece = self.pieces[at]
            into = (finding.start - piece.start) / max(1, piece.end - piece.start)
            found.append(((self.tops[at] + into * self.heights[at]) / self.whole, finding.category))
        return found

    def between(self, top: float, bottom: float) -> Sequence[Piece]:
        """The pieces between two heights, in pixels, and the one before, whose letters may hang into them."""
        return self.pieces[max(0, bisect_right(self.tops, top) - 2) : bisect_right(self.tops, bottom)]


def guess_extents(page: Page, typography: Typography, column: int) -> Extents:
    """Near enough for a strip, and nothing has to be laid out for it. column: its width in pixels."""
    per_line = column / typography.character_width() * _FILLED
    heights, rooms = [], []
    for piece in page.pieces:
        style = block_style(piece.kind, piece.level)
        leading = (style.leading or typography.leading) * style.scale
        lines = max(1, ceil((piece.end - piece.start) * style.scale / per_line))
        heights.append(lines * leading)
        rooms.append(lines * leading + style.above + (style.below if piece.last else 0))
    whole = sum(rooms) + _AROUND
    tops = list(accumulate(rooms[:-1], initial=_AROUND / 3))
    return Extents(page.pieces, tops, heights, whole, guessed=True)


def is_laid_out(document: QTextDocument) -> bool:
    """Whether Qt has reached the end; to ask for the whole height before would stop the window until it has."""
    return document.lastBlock().layout().lineCount() > 0


def measure_extents(page: Page, document: QTextDocument) -> Extents:
    """Of a document that is laid out."""
    layout = document.documentLayout()
    whole = max(1.0, layout.documentSize().height())
    boxes = [layout.blockBoundingRect(document.findBlockByNumber(piece.row)) for piece in page.pieces]
    return Extents(page.pieces, [b.top() for b in boxes], [b.height() for b in boxes], whole, guessed=False)
