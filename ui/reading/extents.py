"""Where on the whole page each piece stands: guessed from its length until Qt has laid out everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from PySide6.QtGui import QTextDocument

from reader.finding import Finding
from ui.reading.page import Page, Piece
from ui.reading.typography import Typography, block_style

_AROUND = 9.0
"""What stands above and below the text, in its size: the page's margins and its title."""
_FILLED = 0.96
"""How much of a line a paragraph fills on average."""


@dataclass(frozen=True, slots=True)
class Extents:
    """tops, heights: of each piece, as shares of the page's height. guessed: not from Qt's own layout."""

    pieces: Sequence[Piece]
    tops: Sequence[float]
    heights: Sequence[float]
    guessed: bool

    def ticks(self, findings: Iterable[Finding]) -> list[tuple[float, str]]:
        """(share of the page's height, category) for each finding; findings in text order."""
        found, at, last = [], 0, len(self.pieces) - 1
        for finding in findings:
            while at < last and self.pieces[at + 1].start <= finding.start:
                at += 1
            piece = self.pieces[at]
            into = (finding.start - piece.start) / max(1, piece.end - piece.start)
            found.append((self.tops[at] + into * self.heights[at], finding.category))
        return found


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
    return Extents(page.pieces, [t / whole for t in tops], [h / whole for h in heights], guessed=True)


def is_laid_out(document: QTextDocument) -> bool:
    """Whether Qt has reached the end; to ask for the whole height before would stop the window until it has."""
    return document.lastBlock().layout().lineCount() > 0


def measure_extents(page: Page, document: QTextDocument) -> Extents:
    """Of a document that is laid out."""
    layout = document.documentLayout()
    whole = max(1.0, layout.documentSize().height())
    boxes = [layout.blockBoundingRect(document.findBlockByNumber(piece.row)) for piece in page.pieces]
    tops, heights = [b.top() / whole for b in boxes], [b.height() / whole for b in boxes]
    return Extents(page.pieces, tops, heights, guessed=False)
