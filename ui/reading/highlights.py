"""Which findings stand where: the pure part of the reading view, in article offsets."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from reader.finding import Finding, Span
from ui.merging import merged
from ui.reading.page import Page, Piece

LANES = 2
"""How many lines may run below each other; a third finding on the same words shows in the card only."""


class Stripe(NamedTuple):
    """One part of a finding in one piece: code units from the piece's start.

    lane: 0 for the line close to the text, 1 for the one below it. -1: its line finds no room.
    """

    start: int
    end: int
    lane: int
    finding: Finding


_start = itemgetter(0)


def reading_order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, -finding.end, finding.rule


class Highlights:
    """The findings of a page, by piece. Those of hidden categories are kept but not given out."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._all: list[Finding] = []
        self._parts: list[tuple[int, int, Finding]] = []
        self._longest = 0
        self._stripes: dict[int, list[Stripe]] = {}
        self._visible: Callable[[str], bool] = lambda category: True
        self._shown: list[Finding] | None = None

    @property
    def shown(self) -> Sequence[Finding]:
        """The visible findings in text order."""
        if self._shown is None:
            self._shown = [f for f in self._all if self._visible(f.category)]
        return self._shown

    def replace(self, findings: Iterable[Finding]) -> None:
        self._all, self._parts, self._longest = [], [], 0
        self.add(findings)

    def add(self, findings: Iterable[Finding]) -> None:
        new = list(findings)
        self._all = merged(self._all, new, reading_order)
        parts = [(start, end, finding) for finding in new for start, end in finding.parts]
        self._parts = merged(self._parts, parts, _start)
        self._longest = max(self._longest, max((end - start for start, end, _ in parts), default=0))
        self._forget()

    def set_visible(self, visible: Callable[[str], bool]) -> None:
        """visible: from a category's id."""
        self._visible = visible
        self._forget()

    def in_row(self, row: int) -> list[Finding]:
        """The visible findings with a part in the piece of that row."""
        piece = self._page.piece_in_row(row)
        if piece is None:
            return []
        low = bisect_left(self._parts, piece.start - self._longest, key=_start)
        high = bisect_left(self._parts, piece.end, key=_start)
        there = {
            id(finding): finding
            for _, end, finding in self._parts[low:high]
            if end > piece.start and self._visible(finding.category)
        }
        return sorted(there.values(), key=reading_order)

    def at(self, offset: int) -> list[Finding]:
        """The visible findings with a part on that character, the shortest first."""
        piece = self._page.piece_at(offset)
        found = self.in_row(piece.row) if piece else []
        return sorted(
            (f for f in found if any(s <= offset < e for s, e in f.parts)),
            key=lambda f: (f.end - f.start, f.rule),
        )

    def stripes(self, piece: Piece) -> list[Stripe]:
        """What is to be painted in a piece, the longest first, so that none hides a shorter one."""
        if piece.row not in self._stripes:
            self._stripes[piece.row] = self._striped(piece)
        return self._stripes[piece.row]

    def next_in(self, findings: Sequence[Finding], after: Finding | None) -> Finding | None:
        """The one after `after`, round to the first."""
        if not findings:
            return None
        at = findings.index(after) + 1 if after in findings else 0
        return findings[at % len(findings)]

    def _striped(self, piece: Piece) -> list[Stripe]:
        spans = [
            (self._page.units_in(piece, s), self._page.units_in(piece, e), finding)
            for finding in self.in_row(piece.row)
            for s, e in finding.parts
            if s < piece.end and e > piece.start
        ]
        return in_lanes(spans)

    def _forget(self) -> None:
        self._stripes.clear()
        self._shown = None


def in_lanes(spans: Iterable[tuple[int, int, Finding]]) -> list[Stripe]:
    """The longest first; where two overlap, the shorter one's line moves to the lane below."""
    lanes: list[list[Span]] = [[] for _ in range(LANES)]
    stripes = []
    for start, end, finding in sorted(spans, key=lambda x: (x[0] - x[1], x[0], x[2].rule)):
        lane = next((i for i, taken in enumerate(lanes) if _is_free(taken, start, end)), -1)
        if lane >= 0:
            insort(lanes[lane], (start, end))
        stripes.append(Stripe(start, end, lane, finding))
    return stripes


def _is_free(taken: list[Span], start: int, end: int) -> bool:
    """taken: sorted, not overlapping."""
    at = bisect_left(taken, (start, start))
    return (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or taken[at][0] >= end)
