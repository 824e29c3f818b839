"""Which sentence of an old text is which of a new one, through insertions, deletions, moves and mends.

Sentences that are the same and occur once in both texts are paired, and so are the equal neighbours of
pairs (Heckel 1978, "A technique for isolating differences between files", with sentences for lines);
between pairs, what is left is paired by likeness. A repeated sentence so goes with its neighbours,
which 32 characters of context could not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from reader.finding import Span
from reader.notes.folding import folded

SENTENCE = re.compile(r"\S(?:.(?!\n\s*\n))*?(?:(?<=[.!?…])[\"'”’)\]]*(?=\s)|.(?=\n\s*\n)|.?\Z)", re.S)
PARAGRAPH = re.compile(r"\S(?:.(?!\n\s*\n))*.?", re.S)
WORD = re.compile(r"\w+|[^\w\s]")

ALIKE = 0.82
MARGIN = 0.05
DISTINCT = 24
"""Characters from which on a sentence is known by its words alone, wherever it stands."""

LEFT = 0.6
"""So much of a passage must still be there, in sentences of which each is at most the third behind another."""
FOLLOWS = 3

BAND = 25
"""How many sentences from where it would be a changed sentence is looked for."""

MOST_COMPARED = 160_000
"""Pairs of sentences that are compared anywhere; beyond that only neighbours of pairs are looked at."""


class Alignment:
    """`project` takes a span of the old text to the new one; `is_free` tells what is new in the new text."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._old_spans, self._new_spans = sentences(old), sentences(new)
        known = self._whole_paragraphs()
        pairing = Pairing(_folded(old, self._old_spans), _folded(new, self._new_spans), known)
        self._to = pairing.to
        self._taken = set(pairing.to.values())

    def _whole_paragraphs(self) -> dict[int, int]:
        """Sentences in paragraphs that are the same in both texts."""
        before, after = paragraphs(self._old), paragraphs(self._new)
        pairing = Pairing(_folded(self._old, before), _folded(self._new, after), {}, twins=True)
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


class Pairing:
    """`to[i]` is the number of the new piece that old piece i has become.

    known: pairs that are certain. twins: equal pieces that nothing tells apart are paired in order.
    """

    def __init__(self, old: list[str], new: list[str], known: dict[int, int], *, twins: bool = False) -> None:
        self._old, self._new = old, new
        self.to: dict[int, int] = {-1: -1, len(old): len(new)}
        self._from: dict[int, int] = {-1: -1, len(new): len(old)}
        for i, j in known.items():
            self._pair(i, j)
        self._pair_equal(0)
        self._extend(1.0)
        if twins:
            self._pair_twins()
        else:
            self._pair_alike()
        del self.to[-1], self.to[len(old)]

    def _pair_alike(self) -> None:
        self._pair_clear(self._beside_partners(), 0)
        self._extend(ALIKE)
        self._pair_equal(DISTINCT)
        if len(self._open_old()) * len(self._open_new()) <= MOST_COMPARED:
            self._pair_clear(dict.fromkeys(self._open_old(), self._open_new()), DISTINCT)
        self._extend(ALIKE)

    def _pair(self, i: int, j: int) -> None:
        self.to[i], self._from[j] = j, i

    def _open_old(self) -> list[int]:
        return [i for i in range(len(self._old)) if i not in self.to]

    def _open_new(self) -> list[int]:
        return [j for j in range(len(self._new)) if j not in self._from]

    def _pair_equal(self, least: int) -> None:
        """Those that are the same and unpaired once in both texts, from `least` characters on."""
        left, right = self._open_old(), self._open_new()
        in_old, in_new = Counter(self._old[i] for i in left), Counter(self._new[j] for j in right)
        where = {self._new[j]: j for j in right}
        for i in left:
            words = self._old[i]
            if len(words) >= least and in_old[words] == in_new[words] == 1:
                self._pair(i, where[words])

    def _pair_twins(self) -> None:
        places = defaultdict(list)
        for j in reversed(self._open_new()):
            places[self._new[j]].append(j)
        for i in self._open_old():
            if places[self._old[i]] and len(self._old[i]) >= DISTINCT:
                self._pair(i, places[self._old[i]].pop())

    def _extend(self, least: float) -> None:
        """Neighbours of pairs that are alike enough, forwards and then backwards."""
        for i in range(-1, len(self._old)):
            self._extend_from(i, 1, least)
        for i in range(len(self._old), -1, -1):
            self._extend_from(i, -1, least)

    def _extend_from(self, i: int, step: int, least: float) -> None:
        if i not in self.to:
            return
        k, m = i + step, self.to[i] + step
        inside = 0 <= k < len(self._old) and 0 <= m < len(self._new)
        if inside and k not in self.to and m not in self._from and self._likeness(k, m) >= least:
            self._pair(k, m)

    def _likeness(self, i: int, j: int) -> float:
        a, b = self._old[i], self._new[j]
        return 1.0 if a == b else ratio(a, b) / 100

    def _pair_clear(self, near: Mapping[int, Iterable[int]], least: int) -> None:
        """Those that are clearly more alike to each other than to any other in reach."""
        likeness = {
            (i, j): alike
            for i in self._open_old()
            if len(self._old[i]) >= least
            for j in near[i]
            if (alike := self._likeness(i, j)) >= ALIKE - MARGIN
        }
        rivals: dict[tuple[int, int], list[float]] = defaultdict(list)
        for (i, j), alike in likeness.items():
            rivals[0, i].append(alike)
            rivals[1, j].append(alike)
        for (i, j), alike in likeness.items():
            others = sorted(rivals[0, i])[-2:-1] + sorted(rivals[1, j])[-2:-1]
            best = alike == max(rivals[0, i]) == max(rivals[1, j])
            if best and alike >= ALIKE and all(alike - other >= MARGIN for other in others):
                self._pair(i, j)

    def _beside_partners(self) -> dict[int, set[int]]:
        """For each unpaired old piece the unpaired new ones about where it would be, in the gaps behind the
        partner of the nearest pair before it and before the partner of the nearest pair behind it.
        """
        near: dict[int, set[int]] = defaultdict(set)
        gaps = self._gaps()
        for step in (1, -1):
            pair = -1 if step > 0 else len(self._old)
            for i in range(len(self._old))[::step]:
                if i in self.to:
                    pair = i
                    continue
                gap = gaps.get(self.to[pair] + step, range(0))
                there = self.to[pair] + i - pair
                near[i].update(range(max(there - BAND, gap.start), min(there + BAND + 1, gap.stop)))
        return near

    def _gaps(self) -> dict[int, range]:
        """The run of unpaired new pieces that each of them is in."""
        gaps: dict[int, range] = {}
        start = 0
        for j in range(len(self._new) + 1):
            if j in self._from:
                gaps.update(dict.fromkeys(range(start, j), range(start, j)))
                start = j + 1
        return gaps


def paragraphs(text: str) -> list[Span]:
    return [match.span() for match in PARAGRAPH.finditer(text)]


def sentences(text: str) -> list[Span]:
    """Roughly: up to a full stop, question or exclamation mark before white space, or a blank line.

    Not the sentences of `reader.address`: tried here, they lose a few more notes after edits.
    """
    return [match.span() for match in SENTENCE.finditer(text)]


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
    there = [i for i in wanted if i in to and ratio(old_words[i], new_words[to[i]]) >= 60]
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
