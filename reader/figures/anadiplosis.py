"""Anadiplosis: a clause takes up the word that the last one ended with. And climax, a ladder of them.

Plain prose goes on from what it has just named, too ("… on the bridge. The bridge tolls …"). So what is taken up is
weighed like the other figures, by a sum whose weights were fitted by logistic regression on annotated passages
and on abstracts and encyclopaedia: the same form, a mark between, further steps speak for it; another noun or a
preposition behind the word, or a name, speak against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.chance import Surprise, is_full_word
from reader.figures.clauses import Clause, as_written, is_word, split_clauses
from reader.figures.figure import Figure
from reader.figures.shape import is_in_noun

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_LONGEST = 8
_LEAD_IN = 3
"""Small words that may stand before the word that is taken up: "Dread that", "his old", "I obey"."""
_LEAD_IN_TAGS = frozenset(
    {"DT", "PRP", "PRP$", "IN", "CC", "RB", "TO", "WRB", "WDT", "WP", "PDT", "EX", "UH"}
)
_SETTLED = 6.5
"""log2 of the words beyond which a longer text makes no repetition likelier."""
_FAVOURED = 4
_STRONG = frozenset({";", ":", "—", "–", "--"})
_NUMBERS = frozenset({"CD", "LS", "SYM", "NFP", "ADD", "$"})


class Step(NamedTuple):
    """Token indices: from `end` to `last` one clause ends, from `start` on the next takes it up.

    number: of the first clause in its passage. size: words taken up.
    """

    number: int
    last: int
    start: int
    size: int

    @property
    def end(self) -> int:
        return self.last - self.size + 1


def anadiplosis(
    passages: Sequence[Passage], *, surprise: float = 8.0, evidence: float = -0.4
) -> Iterator[Figure]:
    """The word or phrase that ends one clause begins the next.

    Silva Rhetoricae, "anadiplosis"; Lanham; GoFigure: repetition of the end of one colon at the
    beginning of the next. An article, a pronoun or a conjunction may come before; the forms of a word
    count as the same; the second clause must go on. A subject that a report merely goes
    on about is too frequent to surprise.

    surprise: bits that the repeated words must have. evidence: the least log odds that it is a figure.
    Details: words.
    """
    for passage, step in _surprising(passages, surprise, evidence):
        again = step.start, step.start + step.size - 1
        parts = passage.span(step.end, step.last), passage.span(*again)
        yield Figure(parts, {"words": as_written(passage, *again)})


def ladders(
    passages: Sequence[Passage], surprise: float, evidence: float = -0.4
) -> Iterator[tuple[Passage, list[Step]]]:
    """Two steps and more, each from the clause to which the last one led."""
    for passage, found in groupby(_surprising(passages, surprise, evidence), key=lambda pair: pair[0]):
        ladder: list[Step] = []
        for _, step in found:
            if ladder and step.number - ladder[-1].number > 1:
                if len(ladder) > 1:
                    yield passage, ladder
                ladder = []
            ladder.append(step)
        if len(ladder) > 1:
            yield passage, ladder


def _surprising(
    passages: Sequence[Passage], surprise: float, evidence: float
) -> Iterator[tuple[Passage, Step]]:
    chance = Surprise(passages)
    for passage in passages:
        steps = passage.derived(steps_of)
        numbers = {step.number for step in steps}
        for step in steps:
            if chance.total(passage.lower[step.end : step.last + 1]) >= surprise:
                neighbours = len(numbers & {step.number - 1, step.number + 1})
                if _evidence(passage, step, chance) + neighbours >= evidence:
                    yield passage, step


def _evidence(passage: Passage, step: Step, chance: Surprise) -> float:
    first, second = passage.derived(split_clauses)[step.number : step.number + 2]
    lower, tags = passage.lower, passage.tag
    again = step.start + step.size - 1
    following = tags[again + 1] if again + 1 < len(passage) else ""
    between = passage.words[step.last + 1 : step.start]
    total = 1.2 + 0.24 * log2(first.size) - 0.6 * min(_SETTLED, log2(chance.words + 1))
    total += 2.2 * (lower[step.end : step.last + 1] == lower[step.start : again + 1])
    total += 0.26 * min(step.size, 4) + 1.0 * any(mark in _STRONG for mark in between)
    total += (0.36, 0.0, -0.88)[min(2, step.start - second.lead)] + 1.0 * (
        lower[step.start - 1] in ("a", "an")
    )
    total -= 0.9 * (second.pause == 0) + 1.1 * tags[step.last].startswith("NNP")
    total -= 0.95 * is_in_noun(passage, again) + 2.5 * (following == "POS") + 0.8 * (following == "IN")
    return total - 0.49 * min(_FAVOURED, chance.count(lower[step.last]) - 2)


def steps_of(passage: Passage) -> list[Step]:
    """Neighbouring clauses of which the second takes up the end of the first."""
    found = []
    for number, (a, b) in enumerate(pairwise(passage.derived(split_clauses))):
        if _may_step(passage, a, b) and not _same(passage, a, b):
            taken_up = _taken_up(passage, a, b)
            if taken_up:
                size, start = taken_up
                found.append(Step(number, a.last, start, size))
    return found


def _may_step(passage: Passage, a: Clause, b: Clause) -> bool:
    """Whether the last word of one clause, or a form of it, stands near the beginning of the other."""
    near = slice(b.lead, b.lead + _LEAD_IN + _LONGEST)
    return passage.lemma[a.last] in passage.lemma[near] or passage.lower[a.last] in passage.lower[near]


def _same(passage: Passage, a: Clause, b: Clause) -> bool:
    return passage.lower[a.first : a.last + 1] == passage.lower[b.first : b.last + 1]


def _taken_up(passage: Passage, a: Clause, b: Clause) -> tuple[int, int] | None:
    """(words, first token) of what the second clause takes up."""
    lower, lemma, tags = passage.lower, passage.lemma, passage.tag
    last = a.last
    if tags[last] in _NUMBERS:
        return None
    for start in range(b.lead, min(b.last, b.lead + _LEAD_IN) + 1):
        for size in range(min(_LONGEST, a.size, b.last - start + 1), 0, -1):
            words, again = lower[last - size + 1 : last + 1], lower[start : start + size]
            same = words == again or (lemma[last] == lemma[start + size - 1] and words[:-1] == again[:-1])
            if same and _goes_on(passage, last, start, size):
                return (size, start) if size > 1 or is_full_word(words[0]) else None
        if tags[start] not in _LEAD_IN_TAGS:
            return None
    return None


def _goes_on(passage: Passage, last: int, start: int, size: int) -> bool:
    """Not "lies, lies", "deep, deep sleep" nor "further and further away", which say a word twice and no more."""
    following = start + size
    if following + 1 >= len(passage):
        return False
    if not is_word(passage.lower[following]):
        return _breathes(passage, last, start, following)
    between = passage.lower[last + 1 : start]
    return size > 1 or between not in (["and"], [","], []) or passage.tag[start][:2] not in ("RB", "JJ")


def _breathes(passage: Passage, last: int, start: int, following: int) -> bool:
    """A comma or colon behind the word, where a stronger mark stood before it: "We had laws. Laws, they said, …"."""
    strong = any(mark in passage.words[last + 1 : start] for mark in (".", "!", "?", ";", "—", "-", "–"))
    return strong and passage.words[following] in (",", ":") and is_word(passage.lower[following + 1])
