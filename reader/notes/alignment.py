"""Where a passage of an old text is in a new one, through insertions, deletions, moves and mends.

First whole paragraphs are paired, then sentences (`pairing.py`), then words. A repeated sentence so goes
with its neighbours, which 32 characters of context could not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from reader.finding import Span
from reader.notes.folding import folded
from reader.notes.pairing import SLIP, WORD, Pairing

SENTENCE = re.compile(r"\S(?:.(?!\n\s*\n))*?(?:(?<=[.!?…])[\"'”’)\]]*(?=\s)|.(?=\n\s*\n)|.?\Z)", re.S)
PARAGRAPH = re.compile(r"\S(?:.(?!\n\s*\n))*.?", re.S)

LEFT = 0.6
"""So much of a passage must still be there, in sentences of which each is at most the third behind another."""
FOLLOWS = 3


class Alignment:
    """`project` takes a span of the old text to the new one; `is_free` tells what is new in the new text."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._old_spans, self._new_spans = sentences(old), sentences(new)
        known = self._whole_paragraphs()
        within = _holders(paragraphs(old), self._old_spans), _holders(paragraphs(new), self._new_spans)
        pairing = Pairing(_folded(old, self._old_spans), _folded(new, self._new_spans), known, within)
        self._to = pairing.to
        self._taken = set(pairing.to.values())

    def _whole_paragraphs(self) -> dict[int, int]:
        """Sentences in paragraphs that are the same in both texts."""
        before, after = paragraphs(self._old), paragraphs(self._new)
        pairing = Pairing(_folded(self._old, before), _folded(self._new, after), {})
        known: dict[int, int] = {}
        for i, j in pairing.to.items():
            inside = _touching(self._old_spans, before[i]), _touching(self._new_spans, after[j])
            if len(inside[0]) == len(inside[1]):
                known.update(zip(*inside, strict=True))
        return known

    def project(self, span: Span) -> Span | None:
        """Where the passage is now, None when less than 60 % of it are there in one place."""
        runs: list[list[tuple[int, Span, int]]] = []
        for piece in self._pieces(span):
            run = next((r for r in reversed(runs) if 0 < piece[0] - r[-1][0] <= FOLLOWS), None)
            if run is None:
                runs.append([piece])
            else:
                run.append(piece)
        best = max(runs, key=_size_of, default=[])
        if not best or _size_of(best) < LEFT * len("".join(self._old[slice(*span)].split())):
            return None
        return best[0][1][0], best[-1][1][1]

    def is_free(self, span: Span) -> bool:
        """Whether no old sentence has become this part of the new text."""
        return not self._taken.intersection(_touching(self._new_spans, span))

    def _pieces(self, span: Span) -> Iterator[tuple[int, Span, int]]:
        """Number of the new sentence, place in the new text and old size, of each part that is left."""
        for i in _touching(self._old_spans, span):
            if i not in self._to:
                continue
            (a, b), (c, d) = self._old_spans[i], self._new_spans[self._to[i]]
            low, high = max(span[0], a) - a, min(span[1], b) - a
            inside = project_words(self._old[a:b], self._new[c:d], (low, high))
            if inside:
                yield (
                    self._to[i],
                    (c + inside[0], c + inside[1]),
                    len("".join(self._old[a + low : a + high].split())),
                )


def paragraphs(text: str) -> list[Span]:
    return [match.span() for match in PARAGRAPH.finditer(text)]


def sentences(text: str) -> list[Span]:
    """Roughly: up to a full stop, question or exclamation mark before white space, or a blank line.

    Not the sentences of `reader.address`: tried here, they lose a few more notes after edits.
    """
    return [match.span() for match in SENTENCE.finditer(text)]


def _holders(around: list[Span], inside: list[Span]) -> list[int]:
    """For each span the number of the one that it begins in."""
    return [bisect_right(around, start, key=lambda s: s[0]) - 1 for start, _ in inside]


def project_words(old: str, new: str, span: Span) -> Span | None:
    """Where a part of an old sentence is in the new one, by its words; None when they are gone."""
    before, after = [m.span() for m in WORD.finditer(old)], [m.span() for m in WORD.finditer(new)]
    wanted = [i for i, (a, b) in enumerate(before) if a < span[1] and b > span[0]]
    to: dict[int, int] = {}
    old_words, new_words = ([folded(text[a:b]) for a, b in s] for text, s in ((old, before), (new, after)))
    for op in Levenshtein.opcodes(old_words, new_words):
        if op.tag == "equal" or (
            op.tag == "replace" and _size(op.src_start, op.src_end) == _size(op.dest_start, op.dest_end)
        ):
            for i, j in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True):
                to[i] = j
    there = [i for i in wanted if i in to and ratio(old_words[i], new_words[to[i]]) >= SLIP]
    if not there or 2 * len(there) < len(wanted):
        return None
    first, last = there[0], there[-1]
    lead = max(span[0] - before[first][0], 0) if before[first][0] < span[0] else 0
    cut = max(before[last][1] - span[1], 0)
    start, end = after[to[first]][0] + lead, after[to[last]][1] - cut
    return (start, end) if start < end else None


def _size(start: int, end: int) -> int:
    return end - start


def _size_of(run: list[tuple[int, Span, int]]) -> int:
    return sum(size for _, _, size in run)


def _folded(text: str, spans: Iterable[Span]) -> list[str]:
    return [folded(text[start:end]) for start, end in spans]


def _touching(spans: list[Span], span: Span) -> range:
    first = max(bisect_right(spans, span[0], key=lambda s: s[0]) - 1, 0)
    while first < len(spans) and spans[first][1] <= span[0]:
        first += 1
    last = first
    while last < len(spans) and spans[last][0] < span[1]:
        last += 1
    return range(first, last)
