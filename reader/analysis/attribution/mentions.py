"""Names in the text, for those who look back from a pronoun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reader.analysis.passage import Passage
from reader.finding import Span

TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady prof professor president senator sen rep representative gov governor mayor
    minister secretary judge justice king queen prince princess pope bishop general gen colonel col captain capt
    sergeant sgt lieutenant lt chancellor chairman chairwoman congressman congresswoman ambassador rev reverend
    prime vice former attorney""".split()
)
LONG_TITLES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
}
SMALL = frozenset({"of", "the", "for", "and", "de", "la", "von", "van", "al", "bin", "del", "da", "du"})
BEFORE_NAMES = SMALL | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SALIENCE = (("nsubj", "nsubjpass"), ("poss",), ("dobj", "dative"))
BACK = 2
"""Passages to look back through."""


class Mentions:
    """Looks up tokens of the passages by their place in the article."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = [p for p in passages if p.words]
        self._offsets = [p.starts[0] for p in self._passages]

    @cached_property
    def names(self) -> set[str]:
        """Words that are names wherever they stand: tagged so somewhere, in small letters nowhere."""
        tagged: set[str] = set()
        small: set[str] = set()
        for p in self._passages:
            before = ["", *p.tag]
            marked = zip(p.words, p.tag, before, strict=False)
            tagged.update(w for w, tag, last in marked if tag == "NNP" or (tag == "NNPS" and last == "NNP"))
            small.update(p.words)
        return {word for word in tagged if word[0].isupper() and word.lower() not in small}

    def words(self, span: Span | None) -> list[str]:
        """The tokens of a span, in the passage that holds its start."""
        if span is None:
            return []
        passage, first = self._token(span[0])
        last = bisect_right(passage.starts, span[1] - 1)
        return passage.words[first:last]

    def names_before(self, at: int) -> Iterator[tuple[str, int]]:
        """The names before a place, and where, the likeliest first.

        In each passage, going back: subjects, then owners (“Holm’s”), then objects (Lappin & Leass 1994).
        """
        k = bisect_right(self._offsets, at) - 1
        for number in range(k, max(k - BACK, -1), -1):
            passage = self._passages[number]
            end = bisect_right(passage.starts, at - 1) if number == k else len(passage.words)
            for deps in SALIENCE:
                for i in range(end - 1, -1, -1):
                    if _is_name(passage, i, deps):
                        yield _whole_name(passage, i), passage.starts[i]

    def _token(self, at: int) -> tuple[Passage, int]:
        passage = self._passages[max(0, bisect_right(self._offsets, at) - 1)]
        return passage, max(0, bisect_right(passage.starts, at) - 1)


def name_words(name: str) -> list[str]:
    """The words of a name without titles, possessive, and small words and days before it."""
    words = [word.removesuffix("’s").removesuffix("'s").strip("’'.,") for word in name.split()]
    kept = [w for w in words if w and w.lower() not in TITLES and (w[0].isupper() or w in SMALL)]
    while kept and kept[0].lower() in BEFORE_NAMES:
        kept.pop(0)
    return kept


def role_words(words: Iterable[str]) -> set[str]:
    """The nouns that introduce a name: titles before it and the words of its apposition."""
    plain = {word.strip(".").lower() for word in words}
    return {LONG_TITLES.get(word, word) for word in plain if word.isalpha()} - SMALL


def _is_name(passage: Passage, i: int, deps: tuple[str, ...]) -> bool:
    return passage.tag[i] == "NNP" and passage.dep[i] in deps and passage.words[i][0].isupper()


def _whole_name(passage: Passage, head: int) -> str:
    first = head
    while first > 0 and passage.dep[first - 1] == "compound" and passage.tag[first - 1] == "NNP":
        first -= 1
    return " ".join(passage.words[first : head + 1])
