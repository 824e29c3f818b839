"""Cutting a passage into clauses: the units whose beginnings and ends figures of repetition compare.

Classical rhetoric counts in cola and commata, what is spoken in one breath, not in sentences. A parser
finds them less surely than the writer's own marks do, so the cuts are made at punctuation, before
coordinating conjunctions and before the words that open a subordinate clause; no tree is needed, and a
wrong parse moves a cut but loses no text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

COORDINATORS = frozenset({"and", "but", "or", "nor", "yet", "plus", "&", "an'"})
SUBORDINATORS = frozenset(
    "because if when whenever while whereas although though unless who whom whose which that where wherever "
    "whether lest what how why".split()
)
_PREPOSITIONS_TOO = frozenset({"until", "till", "since", "after", "before", "once", "than", "as", "for"})
_OPENING_TAGS = frozenset({"IN", "WDT", "WP", "WP$", "WRB"})
_LIGHT = frozenset({"then", "so", "for", "also", "even", "just", "only", "still", "oh", "well"})
_MARKS = frozenset({".", ",", ":", "``", "''", "-LRB-", "-RRB-", "NFP", "_SP", "SYM", "HYPH", '""'})
_FULL_STOPS = frozenset({".", "!", "?", "...", "…"})


class Clause(NamedTuple):
    """Token indices of one passage.

    first: its first word behind the conjunction. lead: with the conjunction. last: its last word.
    sentence: the number of its sentence in the passage.
    pause: what stands before it: 3 a sentence's beginning, 2 a strong mark, 1 a comma, 0 nothing but a word.
    """

    first: int
    last: int
    lead: int
    sentence: int
    pause: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


Place = tuple[int, Clause]
"""A clause of an article: the number of its passage, and the clause."""


def is_word(text: str) -> bool:
    return text[:1].isalnum() or text[-1:].isalnum()


def as_written(passage: Passage, first: int, last: int) -> str:
    """The tokens from first to last, both included, as the reader sees them, on one line."""
    return " ".join(passage.doc[first : last + 1].text.split())


def split_clauses(passage: Passage) -> list[Clause]:
    """The clauses of a passage, in order; every word is in exactly one, but for lone conjunctions."""
    lower, tags, deps = passage.lower, passage.tag, passage.dep
    clauses: list[Clause] = []
    sentence, start, last, pause = 0, -1, -1, 3
    ends = {end for _, end in passage.sentences}
    for i, (word, tag) in enumerate(zip(lower, tags, strict=True)):
        if i in ends:
            _close(clauses, lower, start, last, sentence, pause)
            sentence, start, pause = sentence + 1, -1, 3
        if tag in _MARKS and not is_word(word):
            if tag != "HYPH" and tag != "SYM" and start >= 0:
                _close(clauses, lower, start, last, sentence, pause)
                start, pause = -1, 0
            if start < 0:
                pause = max(pause, 1 if word == "," else 2)
            continue
        opens = (
            tag == "CC"
            or (word in SUBORDINATORS and tag in _OPENING_TAGS)
            or (word in _PREPOSITIONS_TOO and deps[i] == "mark")
        )
        if opens and i > start >= 0:
            _close(clauses, lower, start, last, sentence, pause)
            start, pause = -1, 0
        if start < 0:
            start = i
        last = i
    _close(clauses, lower, start, last, sentence, pause)
    return clauses


def _close(clauses: list[Clause], lower: list[str], start: int, last: int, sentence: int, pause: int) -> None:
    if start < 0:
        return
    first = start
    while first < last and (lower[first] in COORDINATORS or lower[first] in _LIGHT):
        first += 1
    if lower[first] not in COORDINATORS:
        clauses.append(Clause(first, last, start, sentence, pause))


def split_cola(passage: Passage) -> list[Clause]:
    """Clauses together with the subordinate clauses that run on from them without a mark or conjunction."""
    cola: list[Clause] = []
    for clause in passage.derived(split_clauses):
        runs_on = clause.pause == 0 and clause.lead == clause.first
        if cola and runs_on and cola[-1].sentence == clause.sentence:
            cola[-1] = cola[-1]._replace(last=clause.last)
        else:
            cola.append(clause)
    return cola


def sentence_clauses(passage: Passage) -> list[Clause]:
    """The sentences of a passage, each as one clause."""
    whole: dict[int, Clause] = {}
    for clause in passage.derived(split_clauses):
        first = whole.setdefault(clause.sentence, clause)
        whole[clause.sentence] = first._replace(last=clause.last)
    return list(whole.values())


def clauses_of(passages: Sequence[Passage]) -> Iterator[Place]:
    """The clauses of an article."""
    return _places(passages, split_clauses)


def sentences_of(passages: Sequence[Passage]) -> Iterator[Place]:
    """The sentences of an article, each as one clause."""
    return _places(passages, sentence_clauses)


def _places(passages: Sequence[Passage], cut: Callable[[Passage], list[Clause]]) -> Iterator[Place]:
    for number, passage in enumerate(passages):
        for clause in passage.derived(cut):
            yield number, clause
