"""Epanalepsis: a clause or sentence that ends on the word it began with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.chance import Surprise, is_full_word
from reader.figures.clauses import Clause, clauses_of, sentences_of
from reader.figures.figure import Figure
from reader.figures.shape import is_in_noun

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_LEAD_IN_TAGS = frozenset({"DT", "PRP$", "CC", "IN", "RB", "PDT"})


def epanalepsis(
    passages: Sequence[Passage], *, surprise: float = 10.0, shortest: int = 3, longest: int = 14
) -> Iterator[Figure]:
    """The same word at the beginning and at the end of one clause or sentence.

    Silva Rhetoricae, "epanalepsis"; Lanham; GoFigure: "Blood hath bought blood". An article or a
    preposition may come before the first word. Over more than a breath nobody hears the circle close, and a
    word that only helps to name another thing ("garden gate … garden") does not open it.

    surprise: bits that the word must have in this article. shortest, longest: words of the clause.
    Details: word.
    """
    chance = Surprise(passages)
    seen: set[tuple[int, int]] = set()
    for units in (clauses_of(passages), sentences_of(passages)):
        for number, clause in units:
            passage = passages[number]
            if passage.lemma[clause.last] not in passage.lemma[clause.first : clause.first + 3]:
                continue
            first = _opening_word(passage, clause)
            if first < 0 or not shortest <= clause.size <= longest or clause.last - first < 2:
                continue
            same = passage.lemma[first] == passage.lemma[clause.last]
            if same and (number, first) not in seen and chance.bits(passage.lower[first]) >= surprise:
                seen.add((number, first))
                parts = passage.span(first, first), passage.span(clause.last, clause.last)
                yield Figure(parts, {"word": passage.lower[first]})


def _opening_word(passage: Passage, clause: Clause) -> int:
    for i in range(clause.first, min(clause.last, clause.first + 2) + 1):
        if is_full_word(passage.lower[i]):
            return -1 if is_in_noun(passage, i) else i
        if passage.tag[i] not in _LEAD_IN_TAGS:
            break
    return -1
