"""Runs of clauses that begin, or end, with the same words: what anaphora and epistrophe have in common.

Two neighbouring clauses with the same edge are a link; links make a run. How far a run is a figure and
no accident is weighed, as in Dubremetz & Nivre's ranking of chiasmus (see `weighing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.clauses import Clause, Place, clauses_of, is_word
from reader.figures.weighing import Weigher, Weights

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_LONGEST_EDGE = 8
_LONGEST_CHAIN = 60
"""Clauses weighed together: a litany beyond that is cut, so that the work stays linear."""
_LONGER = 0.8
"""What a further clause is worth where runs compete for the same clauses: all that a reader hears are shown."""
_WORDS_OF_ONE_LETTER = frozenset("aio")
_ARTICLES = frozenset({"the", "a", "an"})


class Run(NamedTuple):
    """Clauses that share an edge of `depth` words. evidence: log odds that it is a figure."""

    places: list[Place]
    words: list[str]
    evidence: float


def edge(passage: Passage, clause: Clause, at_end: bool) -> list[str]:
    """The words of a clause from its beginning on, or from its end back."""
    first, last = clause.first, clause.last
    if at_end:
        return passage.lower[max(first, last - _LONGEST_EDGE + 1) : last + 1][::-1]
    return passage.lower[first : min(last, first + _LONGEST_EDGE - 1) + 1]


class RunFinder:
    """Finds the runs of one article."""

    def __init__(self, passages: Sequence[Passage], weights: Weights, *, reach: int, at_end: bool) -> None:
        self._passages = passages
        self._reach = reach
        self._at_end = at_end
        self._places = list(clauses_of(passages))
        self._weigher = Weigher(passages, self._places, weights, at_end=at_end)

    def runs(self, evidence: float) -> Iterator[Run]:
        """Runs of at least this evidence, best first within one chain of clauses."""
        for chain in self._chains():
            yield from self._best_runs(chain, evidence)

    def _chains(self) -> Iterator[list[int]]:
        """Clauses with the same outermost word, each within reach of the one before."""
        passages, at_end, reach = self._passages, self._at_end, self._reach
        open_chains: dict[str, list[int]] = {}
        for i, (number, clause) in enumerate(self._places):
            word = passages[number].lower[clause.last if at_end else clause.first]
            if len(word) == 1 and word not in _WORDS_OF_ONE_LETTER:
                continue
            chain = open_chains.get(word)
            if chain is not None and i - chain[-1] <= reach and len(chain) < _LONGEST_CHAIN:
                chain.append(i)
                continue
            if chain is not None and len(chain) > 1:
                yield chain
            open_chains[word] = [i]
        yield from (chain for chain in open_chains.values() if len(chain) > 1)

    def _best_runs(self, chain: list[int], evidence: float) -> Iterator[Run]:
        edges = [self._edge(i) for i in chain]
        found = [spot for spot in self._weighed(chain, edges) if spot[0] >= evidence]
        if not found:
            return
        log_odds, start, end, depth = max(found, key=lambda spot: spot[0] + _LONGER * (spot[2] - spot[1]))
        words = trimmed(edges[start][:depth], self._at_end)
        yield Run([self._places[i] for i in chain[start : end + 1]], words, log_odds)
        for rest in (chain[:start], chain[end + 1 :]):
            if len(rest) > 1:
                yield from self._best_runs(rest, evidence)

    def _weighed(self, chain: list[int], edges: list[list[str]]) -> Iterator[tuple[float, int, int, int]]:
        """(log odds, first and last place in the chain, shared words) of all runs in it, the deepest first."""
        depths = [common_depth(a, b) for a, b in pairwise(edges)]
        for depth in sorted(set(depths), reverse=True):
            for start, end in _stretches(depths, depth):
                words = edges[start][:depth]
                if trimmed(words, self._at_end):
                    yield self._weigher.evidence(chain[start : end + 1], words), start, end, depth

    def _edge(self, i: int) -> list[str]:
        number, clause = self._places[i]
        return edge(self._passages[number], clause, self._at_end)


def common_depth(a: list[str], b: list[str]) -> int:
    depth = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        depth += 1
    return depth


def trimmed(words: list[str], at_end: bool) -> list[str]:
    """Shared words in reading order, without marks and articles at the side where the clauses part."""
    while words and (not is_word(words[-1]) or (words[-1] in _ARTICLES and not at_end)):
        words = words[:-1]
    return words[::-1] if at_end else words


def _stretches(depths: list[int], depth: int) -> Iterator[tuple[int, int]]:
    """Maximal stretches of links at least `depth` deep, as indices of the first and last member."""
    start: int | None = None
    for i, found in enumerate([*depths, 0]):
        if found >= depth and start is None:
            start = i
        elif found < depth and start is not None:
            yield start, i
            start = None
