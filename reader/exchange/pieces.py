"""A block's text cut where marks begin and end, so that overlapping marks are all shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader.article import Article, Block
from reader.exchange.sheet import Sheet
from reader.finding import Finding, Span
from reader.notes.records import Note


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same findings and notes; both longest first. notes: with their number,
    from 1. opens: notes that begin here. closes: notes that end here.
    """

    text: str
    findings: tuple[Finding, ...]
    notes: tuple[int, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]


class Cutter:
    def __init__(self, sheet: Sheet) -> None:
        self._article: Article = sheet.article
        self._findings = sorted(
            ((start, end, f) for f in sheet.findings for start, end in f.parts),
            key=lambda m: (m[0] - m[1], m[0]),
        )
        standing = [(number, n) for number, n in enumerate(sheet.notes, start=1) if not n.orphaned]
        self._notes: list[tuple[int, Note]] = sorted(
            standing, key=lambda m: m[1].anchor.start - m[1].anchor.end
        )

    def pieces(self, block: Block) -> Iterator[Piece]:
        """In order, without gaps."""
        marks = [m for m in self._findings if m[0] < block.end and m[1] > block.start]
        notes = [m for m in self._notes if m[1].anchor.start < block.end and m[1].anchor.end > block.start]
        spans: list[Span] = [(m[0], m[1]) for m in marks] + [n.anchor.span for _, n in notes]
        cuts = sorted({block.start, block.end, *(c for s in spans for c in s if block.start < c < block.end)})
        for start, end in pairwise(cuts):
            yield Piece(
                self._article.text[start:end],
                tuple(f for a, b, f in marks if a <= start and end <= b),
                tuple(i for i, n in notes if n.anchor.start <= start and end <= n.anchor.end),
                tuple(i for i, n in notes if n.anchor.start == start),
                tuple(i for i, n in notes if n.anchor.end == end),
            )
