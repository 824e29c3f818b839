"""Runs of clauses that begin, or end, with the same words: what anaphora and epistrophe have in common.

Two neighbouring clauses with the same edge are a link; links make a run. How far a link is a figure and
no accident is a weighted sum, as in Dubremetz & Nivre's ranking of chiasmus: how rare the words are, how
close and how alike the clauses stand, and how many clauses the text has in which it could have happened
by chance. The weights were fitted by logistic regression on passages that people annotated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log2
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.chance import Surprise
from reader.figures.clauses import SUBORDINATORS, Clause, Place, clauses_of, is_word

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_LONGEST_EDGE = 8
_LONGEST_CHAIN = 60
"""Clauses weighed together: a litany beyond that is cut, so that the work stays linear."""
_SURPRISING = 12.0
"""Bits beyond which more surprise adds nothing."""
_APART = 60
"""Words taken to lie between clauses of two paragraphs."""
_BRIEF = 4
_WORDS_OF_ONE_LETTER = frozenset("aio")
_NEGATIONS = frozenset({"no", "not", "never", "nothing", "without"})
_ARTICLES = frozenset({"the", "a", "an"})
_MARKERS = SUBORDINATORS | {"to", "as", "than", "for", "since", "until"}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature of a link, or of its words, adds to the evidence (log odds).

    bit: each bit of surprise. second, further: one, or more clauses of the same rank lie between.
    same_shape: the word class beside the shared words is the same. full_stop, no_mark: sentences, or
    clauses that no mark cuts off. nothing_else: the clauses consist of the shared words. uneven: for each
    e-fold of difference in length. length, distance: log of words. brief: four words at most. crowd: for
    each doubling of the clauses of the text. marker: a subordinator. deep: three shared words and more.
    circular: the end of one clause is the beginning of the next. member: each clause after the second; further_word:
    more for that where they share more than one word. page: log2 of the clauses beyond which a longer text gives
    chance no more room: nobody weighs a repetition against more than what is before the eyes.
    """

    base: float
    bit: float = 0.0
    second: float = 0.0
    further: float = 0.0
    same_shape: float = 0.0
    full_stop: float = 0.0
    no_mark: float = 0.0
    nothing_else: float = 0.0
    other_paragraph: float = 0.0
    uneven: float = 0.0
    length: float = 0.0
    brief: float = 0.0
    distance: float = 0.0
    crowd: float = 0.0
    article: float = 0.0
    marker: float = 0.0
    preposition: float = 0.0
    name: float = 0.0
    negation: float = 0.0
    deep: float = 0.0
    circular: float = 0.0
    member: float = 0.8
    further_word: float = 0.0
    page: float = 6.0


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
        self._weights = weights
        self._reach = reach
        self._at_end = at_end
        self._places = list(clauses_of(passages))
        self._chance = Surprise(passages)
        pauses = [clause.pause for _, clause in self._places] + [3]
        self._pauses = pauses[1:] if at_end else pauses[:-1]
        self._crowd = weights.crowd * min(log2(len(self._places) + 1), weights.page)

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
        depths = [common_depth(a, b) for a, b in pairwise(edges)]
        best: tuple[float, int, int, int] | None = None
        for depth in sorted(set(depths), reverse=True):
            for start, end in _stretches(depths, depth):
                found = self._evidence(chain[start : end + 1], edges[start][:depth])
                if best is None or found > best[0]:
                    best = found, start, end, depth
        if best is None or best[0] < evidence:
            return
        found, start, end, depth = best
        words = trimmed(edges[start][:depth], self._at_end)
        if not words:
            return
        yield Run([self._places[i] for i in chain[start : end + 1]], words, found)
        for rest in (chain[:start], chain[end + 1 :]):
            if len(rest) > 1:
                yield from self._best_runs(rest, evidence)

    def _edge(self, i: int) -> list[str]:
        number, clause = self._places[i]
        return edge(self._passages[number], clause, self._at_end)

    def _evidence(self, members: list[int], words: list[str]) -> float:
        w = self._weights
        links = [self._link(a, b, len(words)) for a, b in pairwise(members)]
        total = w.base + self._crowd + w.bit * min(self._chance.total(words), _SURPRISING)
        near = sum(self._places[a][0] == self._places[b][0] for a, b in pairwise(members))
        member = w.member + w.further_word * (len(words) > 1)
        total += sum(links) / len(links) + member * max(0, near - 1)
        number, clause = self._places[members[0]]
        tag = self._passages[number].tag[clause.first]
        total += w.article * (words[0] in _ARTICLES) + w.marker * (words[0] in _MARKERS)
        total += w.preposition * (tag == "IN") + w.name * tag.startswith("NNP") + w.deep * (len(words) > 2)
        return total + w.negation * (words[0] in _NEGATIONS or words[-1] in _NEGATIONS)

    def _link(self, i: int, j: int, depth: int) -> float:
        w = self._weights
        (m, a), (n, b) = self._places[i], self._places[j]
        first, second = self._passages[m], self._passages[n]
        if self._at_end:
            same = first.tag[a.first] == second.tag[b.first]
            circular = first.lower[a.last] == second.lower[b.first]
        else:
            same = (
                first.tag[a.first + depth : a.first + depth + 1]
                == second.tag[b.first + depth : b.first + depth + 1]
            )
            circular = j - i == 1 and first.lower[a.last] == second.lower[b.first]
        level = min(self._pauses[i], self._pauses[j])
        between = sum(1 for pause in self._pauses[i + 1 : j] if pause >= level)
        total = (0.0, w.second, w.further)[min(between, 2)]
        total += (w.no_mark, 0.0, 0.0, w.full_stop)[level]
        total += w.same_shape * same + w.circular * circular + w.other_paragraph * (m != n)
        total += w.uneven * abs(log(a.size / b.size))
        total += w.length * log((a.size + b.size) / 2) + w.brief * (max(a.size, b.size) <= _BRIEF)
        total += w.nothing_else * (a.size == depth == b.size)
        return total + w.distance * log(1 + (b.first - a.first if m == n else _APART))


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
