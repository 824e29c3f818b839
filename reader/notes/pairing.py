"""Which piece of an old text has become which one of a new text, by their words and their neighbours.

Pieces are sentences or paragraphs, folded. Those that are the same and stand once in both texts are paired,
and so are the equal neighbours of pairs (Heckel 1978, "A technique for isolating differences between files",
with sentences for lines); between pairs, what is left is paired by likeness.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

WORD = re.compile(r"\w+|[^\w\s]")

ALIKE = 0.82
SURE = 0.95
WORDS_KEPT = 0.78
"""Letters alone take a sentence that ends in another clause for the same one: so many words have to be left, too."""

KEPT_ANYWHERE = 0.9
"""And more of them where no neighbour is paired yet."""

MARGIN = 0.05
SLIP = 60
"""In percent: so alike is a word to itself with a slip of the pen."""

DISTINCT = 24
"""Characters from which on a sentence is known by its words alone, wherever it stands."""

REFRAIN = 40
"""A repeated sentence of at most so many characters is no longer known once a slip is in it."""

BAND = 25
"""How many sentences from where it would be a changed sentence is looked for."""

MOST_COMPARED = 160_000
"""Pairs of sentences that are compared anywhere; beyond that only neighbours of pairs are looked at."""


class Pairing:
    """`to[i]` is the number of the new piece that old piece i has become.

    known: pairs that are certain. within: for sentences, the number of the paragraph that each is in, of the
    old and the new ones; for paragraphs none, and then equal ones that nothing tells apart are paired in order.
    """

    def __init__(
        self,
        old: list[str],
        new: list[str],
        known: dict[int, int],
        within: tuple[list[int], list[int]] | None = None,
    ) -> None:
        self._old, self._new = old, new
        self._within = within
        self._in_old, self._in_new = Counter(old), Counter(new)
        self.to: dict[int, int] = {-1: -1, len(old): len(new)}
        self._from: dict[int, int] = {-1: -1, len(new): len(old)}
        for i, j in known.items():
            self._pair(i, j)
        self._pair_equal(0)
        self._extend(1.0)
        if within is None:
            self._pair_twins()
        else:
            self._pair_alike()
        del self.to[-1], self.to[len(old)]

    def _pair_alike(self) -> None:
        self._pair_clear(self._beside_partners(), 0)
        self._extend(ALIKE)
        self._pair_equal(DISTINCT)
        if len(self._open_old()) * len(self._open_new()) <= MOST_COMPARED:
            anywhere = dict.fromkeys(self._open_old(), self._open_new())
            self._pair_clear(anywhere, DISTINCT)
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
                j = where[words]
                if self._all_there(i, j):
                    self._pair(i, j)

    def _all_there(self, i: int, j: int) -> bool:
        """Whether a repeated piece stands as often as it did; else one of them went, and who knows which."""
        old, new = self._old[i], self._new[j]
        before, after = self._in_old[old], self._in_new[new]
        return before == after if old == new else before == 1 or len(old) > REFRAIN

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
        if not inside or k in self.to or m in self._from or self._likeness(k, m) < least:
            return
        if self._is_told(k, m) or self._follow(i, k, m) or self.to.get(k + step) == m + step:
            self._pair(k, m)

    def _is_told(self, k: int, m: int) -> bool:
        """Whether the words alone say which is which: they stand once in both texts."""
        return self._in_old[self._old[k]] <= 1 and self._in_new[self._new[m]] <= 1

    def _follow(self, i: int, k: int, m: int) -> bool:
        """Whether a piece is in the paragraph of its paired neighbour i, before and after: paragraphs move,
        so that what stands at the edge of the next one says little about a sentence that is often repeated.
        """
        if self._within is None:
            return True
        old, new = self._within
        return old[i] == old[k] and new[self.to[i]] == new[m] if 0 <= i < len(old) else False

    def _likeness(self, i: int, j: int, kept: float = WORDS_KEPT) -> float:
        a, b = self._old[i], self._new[j]
        if a == b:
            return 1.0
        alike = ratio(a, b) / 100
        return alike if not ALIKE - MARGIN <= alike < SURE or words_kept(a, b) >= kept else 0.0

    def _pair_clear(self, near: Mapping[int, Iterable[int]], least: int) -> None:
        """Those that are clearly more alike to each other than to any other in reach."""
        likeness = {
            (i, j): alike
            for i in self._open_old()
            if len(self._old[i]) >= least
            for j in near[i]
            if self._all_there(i, j) and (alike := self._likeness(i, j, KEPT_ANYWHERE)) >= ALIKE - MARGIN
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


def words_kept(old: str, new: str) -> float:
    """The share of words (of the longer text) that are in the other one, in order and give or take a slip."""
    before, after = WORD.findall(old), WORD.findall(new)
    changed = sum(
        op.tag != "replace" or ratio(before[op.src_pos], after[op.dest_pos]) < SLIP
        for op in Levenshtein.editops(before, after)
    )
    return 1 - changed / max(len(before), len(after), 1)
