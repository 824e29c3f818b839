"""Anadiplosis: a clause takes up the word that the last one ended with. And climax, a ladder of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.chance import Surprise, is_full_word
from reader.figures.clauses import Place, clauses_of, is_word
from reader.figures.figure import Figure

if TYPE_CHECKING:
    from reader.analysis.passage import Passage
    from reader.finding import Span

_LONGEST = 4
_LEAD_IN = 3
"""Small words that may stand before the word that is taken up: "Dread that", "his old", "I obey"."""
_LEAD_IN_TAGS = frozenset(
    {"DT", "PRP", "PRP$", "IN", "CC", "RB", "TO", "WRB", "WDT", "WP", "PDT", "EX", "UH"}
)
_NUMBERS = frozenset({"CD", "LS", "SYM", "NFP", "ADD", "$"})


class Step(NamedTuple):
    """The end of clause `number` and the beginning of the next, as article spans."""

    number: int
    end: Span
    beginning: Span
    word: str


def anadiplosis(passages: Sequence[Passage], *, surprise: float = 8.0) -> Iterator[Figure]:
    """The word or phrase that ends one clause begins the next.

    Silva Rhetoricae, "anadiplosis"; Lanham; GoFigure: repetition of the end of one colon at the
    beginning of the next. An article, a pronoun or a conjunction may come before; the forms of a word
    count as the same; the second clause must go on. A subject that a report merely goes
    on about is too frequent to surprise.

    surprise: bits that the repeated words must have. Details: words.
    """
    for step in steps(passages, surprise):
        yield Figure((step.end, step.beginning), {"words": step.word})


def climax_steps(found: list[Step]) -> Iterator[list[Step]]:
    """Ladders: steps from clause to clause to clause."""
    ladder: list[Step] = []
    for step in found:
        if ladder and step.number - ladder[-1].number > 2:
            if len(ladder) > 1:
                yield ladder
            ladder = []
        ladder.append(step)
    if len(ladder) > 1:
        yield ladder


def steps(passages: Sequence[Passage], surprise: float) -> Iterator[Step]:
    """Neighbouring clauses of which the second takes up the end of the first."""
    chance = Surprise(passages)
    places = list(clauses_of(passages))
    for index, (a, b) in enumerate(pairwise(places)):
        if a.passage == b.passage and not (
            a.clause.size == b.clause.size and _same(passages[a.passage], a, b)
        ):
            found = _taken_up(passages[a.passage], a, b, chance, surprise)
            if found:
                passage, (size, start) = passages[a.passage], found
                end = passage.span(a.clause.last - size + 1, a.clause.last)
                words = " ".join(passage.lower[start : start + size])
                yield Step(index, end, passage.span(start, start + size - 1), words)


def _same(passage: Passage, a: Place, b: Place) -> bool:
    (first, last), (start, end) = a.clause[:2], b.clause[:2]
    return passage.lower[first : last + 1] == passage.lower[start : end + 1]


def _taken_up(
    passage: Passage, a: Place, b: Place, chance: Surprise, surprise: float
) -> tuple[int, int] | None:
    """(words, first token) of what the second clause takes up."""
    lower, lemma, tags = passage.lower, passage.lemma, passage.tag
    last, lead, end = a.clause.last, b.clause.lead, b.clause.last
    if tags[last] in _NUMBERS:
        return None
    for start in range(lead, min(end, lead + _LEAD_IN) + 1):
        for size in range(min(_LONGEST, a.clause.size, end - start + 1), 0, -1):
            words = lower[last - size + 1 : last + 1]
            again = lower[start : start + size]
            if not _goes_on(passage, last, start, size):
                continue
            if words == again or (lemma[last] == lemma[start + size - 1] and words[:-1] == again[:-1]):
                if chance.total(words) >= surprise and (size > 1 or is_full_word(words[0])):
                    return size, start
                break
        if tags[start] not in _LEAD_IN_TAGS:
            return None
    return None


def _goes_on(passage: Passage, last: int, start: int, size: int) -> bool:
    """Not "lies, lies." nor "further and further away", which say a word twice and no more."""
    following = start + size
    if following >= len(passage) or not is_word(passage.lower[following]):
        return False
    return (
        size > 1 or passage.lower[last + 1 : start] != ["and"] or passage.tag[start][:2] not in ("RB", "JJ")
    )
