"""How far a run of clauses that share an edge is a figure, and no accident: a weighted sum of plain features.

The weights were fitted by logistic regression on annotated passages and on plain prose; of some fifty features
those were kept that told figures from accidents on passages held back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log2
from typing import TYPE_CHECKING

from reader.figures.chance import FUNCTION_WORDS, is_full_word
from reader.figures.clauses import SUBORDINATORS, Clause, Place, is_word
from reader.figures.shape import coarse_tag, has_verb, in_common

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_PAGE = 5.0
"""log2 of the clauses beyond which a longer text gives chance no more room: nobody weighs a repetition against more
than what is before the eyes."""
_APART = 60
"""Words taken to lie between clauses of two paragraphs."""
_FAR = 3
"""Sentences beyond which more make no difference; another paragraph is as far."""
_BRIEF = 4
_COMPARED = 8
_MANY = 6
_AGAIN = 3
_MARKERS = SUBORDINATORS | {"to", "as", "than", "for", "since", "until"}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the evidence (log odds).

    Of the text: crowd, for each doubling of its clauses. Of the words: several; full, one of them has meaning of its
    own; marker, a subordinator; name, noun, by the class of the outermost; again, for each time, up to the third, that
    one of them stands elsewhere from the first clause to the last.
    member: each clause after the second, up to the sixth.
    Of a link between neighbours: full_stop, no_mark, for sentences, or clauses that no mark cuts off; second,
    further, one or more clauses of the same rank lie between; sentence, each sentence from one to the next;
    other_paragraph; distance, log of words; brief, four words at most; nothing_else, the clauses consist of the
    shared words; frame, each function word that both have elsewhere; verbs, both have one; same_lead, the same
    conjunction, or none, before both; shape, how alike the rest is in its word classes, 0 to 1.
    """

    base: float
    crowd: float
    full_stop: float
    no_mark: float
    distance: float
    frame: float
    member: float
    name: float
    several: float = 0.0
    full: float = 0.0
    marker: float = 0.0
    noun: float = 0.0
    again: float = 0.0
    second: float = 0.0
    further: float = 0.0
    sentence: float = 0.0
    other_paragraph: float = 0.0
    brief: float = 0.0
    nothing_else: float = 0.0
    verbs: float = 0.0
    same_lead: float = 0.0
    shape: float = 0.0


class Weigher:
    """Weighs runs in the clauses of one article. at_end: of clauses that end, not begin, with the same words."""

    def __init__(
        self, passages: Sequence[Passage], places: Sequence[Place], weights: Weights, *, at_end: bool
    ) -> None:
        self._passages = passages
        self._places = places
        self._weights = weights
        self._at_end = at_end
        pauses = [clause.pause for _, clause in places] + [3]
        self._pauses = pauses[1:] if at_end else pauses[:-1]
        self._text = weights.base + weights.crowd * min(log2(len(places) + 1), _PAGE)

    def evidence(self, members: Sequence[int], words: Sequence[str]) -> float:
        """Log odds. members: numbers of the clauses, in order. words: those they share, from the edge inward."""
        links = [self._link(a, b, len(words)) for a, b in pairwise(members)]
        total = self._text + self._weights.member * (min(len(members), _MANY) - 2)
        if self._weights.again:
            total += self._weights.again * min(_AGAIN, self._elsewhere(members, words))
        return total + self._of_words(members[0], words) + sum(links) / len(links)

    def _elsewhere(self, members: Sequence[int], words: Sequence[str]) -> int:
        """How often one of the shared words stands in the clauses of the run, or between them, but for their edges.

        What is only written on to another word ("'s", "n't") stands everywhere and is not counted.
        """
        (m, first), (n, last) = self._places[members[0]], self._places[members[-1]]
        shared = [word for word in words if word[0].isalnum()]
        found = 0
        for number in range(m, n + 1):
            lower = self._passages[number].lower
            stretch = lower[first.first if number == m else 0 : last.last + 1 if number == n else None]
            found += sum(map(stretch.count, set(shared)))
        return found - len(members) * len(shared)

    def _of_words(self, first: int, words: Sequence[str]) -> float:
        w = self._weights
        number, clause = self._places[first]
        tag = self._passages[number].tag[self._outermost(clause)]
        total = w.several * (len(words) > 1) + w.full * any(map(is_full_word, words))
        total += w.marker * (words[0] in _MARKERS) + w.name * tag.startswith("NNP")
        return total + w.noun * (tag in ("NN", "NNS"))

    def _link(self, i: int, j: int, depth: int) -> float:
        w = self._weights
        (m, a), (n, b) = self._places[i], self._places[j]
        first, second = self._passages[m], self._passages[n]
        level = min(self._pauses[i], self._pauses[j])
        between = sum(1 for pause in self._pauses[i + 1 : j] if pause >= level)
        total = (0.0, w.second, w.further)[min(between, 2)] + (w.no_mark, 0.0, 0.0, w.full_stop)[level]
        total += w.sentence * (min(_FAR, b.sentence - a.sentence) if m == n else _FAR)
        total += w.other_paragraph * (m != n) + w.distance * log(
            1 + (b.first - a.first if m == n else _APART)
        )
        total += w.brief * (max(a.size, b.size) <= _BRIEF) + w.nothing_else * (a.size == depth == b.size)
        total += w.same_lead * (first.lower[a.lead : a.first] == second.lower[b.lead : b.first])
        total += w.verbs * (has_verb(first, a.first, a.last) and has_verb(second, b.first, b.last))
        return total + self._of_rest(first, self._rest(first, a, depth), second, self._rest(second, b, depth))

    def _of_rest(self, first: Passage, a: list[int], second: Passage, b: list[int]) -> float:
        w = self._weights
        shared = {first.lower[i] for i in a} & {second.lower[i] for i in b}
        total = w.frame * min(3, sum(word in FUNCTION_WORDS for word in shared))
        if w.shape:
            ours = [coarse_tag(first.tag[i]) for i in a[:_COMPARED]]
            theirs = [coarse_tag(second.tag[i]) for i in b[:_COMPARED]]
            total += w.shape * in_common(ours, theirs) / max(1, len(ours), len(theirs))
        return total

    def _outermost(self, clause: Clause) -> int:
        return clause.last if self._at_end else clause.first

    def _rest(self, passage: Passage, clause: Clause, depth: int) -> list[int]:
        """The words of a clause besides the shared ones."""
        first, last = clause.first, clause.last
        inside = range(first, last - depth + 1) if self._at_end else range(first + depth, last + 1)
        return [i for i in inside if is_word(passage.lower[i])]
