"""A passage as attribution reads it: tokens, phrases around a head, and the quotations it touches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.analysis.passage import Passage
from reader.finding import Quotation, Span

SPEECH = 25
"""Code points: what is shorter between quotation marks is a word or a term, and the writer's sentence goes on."""
MARKS = frozenset("\"“”„«»''``") | {"''", "``"}
CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})
WITHIN = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "case", "predet", "advmod", "quantmod"}
)


class Phrase(NamedTuple):
    """Tokens from `first` to `last`, both included, around `head`."""

    first: int
    last: int
    head: int


class Reading:
    """What the finders of one passage share. All token arguments are indices into the passage."""

    def __init__(self, passage: Passage, quotations: Sequence[Quotation]) -> None:
        self.passage = passage
        self.lemma = passage.lemma
        start, end = passage.starts[0], passage.ends[-1]
        self.quotes = [
            q
            for q in quotations
            if q.start < end and q.end > start and q.depth == 1 and q.end - q.start > SPEECH
        ]
        self._quote_starts = [q.start for q in self.quotes]
        self._sentence_starts = [first for first, _ in passage.sentences]

    def quote_at(self, i: int) -> Quotation | None:
        """The quotation that the token stands in."""
        if not self.quotes:
            return None
        at = self.passage.starts[i]
        k = bisect_right(self._quote_starts, at) - 1
        return self.quotes[k] if k >= 0 and at < self.quotes[k].end else None

    def quote_beside(self, first: int, last: int) -> Quotation | None:
        """The quotation that ends just before the tokens, or begins just behind them: "…," he said."""
        if not self.quotes:
            return None
        start, end = self.passage.span(first, last)
        k = bisect_right(self._quote_starts, start) - 1
        if k >= 0 and 0 <= start - self.quotes[k].end <= 3:
            return self.quotes[k]
        if k + 1 < len(self.quotes) and self.quotes[k + 1].start - end <= 3:
            return self.quotes[k + 1]
        return None

    def sentence(self, i: int) -> tuple[int, int]:
        return self.passage.sentences[bisect_right(self._sentence_starts, i) - 1]

    def left_edge(self, i: int) -> int:
        children = self.passage.children
        while children[i] and children[i][0] < i:
            i = children[i][0]
        return i

    def right_edge(self, i: int) -> int:
        children = self.passage.children
        while children[i] and children[i][-1] > i:
            i = children[i][-1]
        return i

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        dep = self.passage.dep
        for c in self.passage.children[i]:
            if dep[c] in deps:
                return c
        return None

    def noun_phrase(self, head: int, cue: int) -> Phrase:
        """The whole phrase of a head on one side of a cue, without quotations and outer punctuation."""
        first, last = self.left_edge(head), self.right_edge(head)
        if head < cue:
            last = min(last, cue - 1)
        else:
            first = max(first, cue + 1)
        if last - first > 40:
            first, last = self.core(head)
        return self._trim(first, last, head)

    def core(self, head: int) -> tuple[int, int]:
        """Only what stands before the head and belongs to it, and names beside it."""
        dep, heads = self.passage.dep, self.passage.head
        first = head
        while first > 0 and dep[first - 1] in WITHIN and first - 1 <= heads[first - 1] <= head:
            first -= 1
        return first, head

    def _trim(self, first: int, last: int, head: int) -> Phrase:
        words, dep = self.passage.words, self.passage.dep
        for i in range(head, first - 1, -1):
            if words[i] in MARKS:
                first = i + 1
                break
        for i in range(head, last + 1):
            if words[i] in MARKS or "\n" in words[i]:
                last = i - 1
                break
        while first < head and (dep[first] in ("punct", "cc", "preconj", "mark") or words[first].isspace()):
            first += 1
        while last > head and (dep[last] in ("punct", "cc") or words[last].isspace()):
            last -= 1
        return Phrase(first, last, head)

    def text(self, first: int, last: int) -> str:
        """The tokens as they stand, with single spaces."""
        p = self.passage
        glued = [p.starts[i + 1] == p.ends[i] for i in range(first, last)]
        pieces = [
            word + ("" if close else " ") for word, close in zip(p.words[first:last], glued, strict=True)
        ]
        return " ".join(("".join(pieces) + p.words[last]).split())

    def spans(self, *ranges: tuple[int, int], reach: int = 4) -> tuple[Span, ...]:
        """Article spans of token ranges, in order; ranges that nearly touch are one."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if merged and first - merged[-1][1] <= reach + 1:
                merged[-1] = merged[-1][0], max(merged[-1][1], last)
            else:
                merged.append((first, last))
        return tuple(self.passage.span(first, last) for first, last in merged)
