"""How surprising it is to meet a word again: what a figure of repetition has to beat.

A report repeats "the" because English does, and "the Commission" because that is what it is about.
A repetition is a figure only when its words would hardly have fallen so by chance. Surprise is counted
in bits, -log2 of how often the word is met: function words by a small table, the others by how often
this article uses them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

RARE = 12.0
"""Bits of a word that is no function word and that the article does not favour."""
_SAMPLE = 1500.0
"""Weight of the expectation that a content word is rare, in words of article."""

_COMMON = {
    3.5: "the",
    4.5: "a an of and to in it he i she they we you this that",
    5.5: "is was as for with on at by from be are were but or not his her my your our their its there these "
    "those in if when which who what 's had has have one all some no",
    6.5: "do did does will would can could may might should shall must been being so then than how where why "
    "whose whom while because although after before since him me us them n't up out about into over more "
    "most very just only other any each every such 'll 're 've 'd 'm am also even now here like under between through "
    "during both first two many much own same until upon without within against",
    8.0: "never let ever always yet too well still again back down off say said says go get got make made know "
    "think see come take want mr mrs ms new good man people time way day year years thing things mine yours "
    "ours theirs myself himself herself itself themselves yourself nothing something everything someone "
    "anyone everyone nobody neither nor either another few less last three perhaps however",
}
FUNCTION_WORDS: dict[str, float] = {w: bits for bits, words in _COMMON.items() for w in words.split()}


_SMALL = frozenset(word for word, bits in FUNCTION_WORDS.items() if bits < 8)


def is_full_word(word: str) -> bool:
    """Whether a word in lower case carries meaning of its own; marks and numbers do not."""
    return word not in _SMALL and word[:1].isalpha() and len(word) > 1


def full_words(passage: Passage) -> list[int]:
    """The tokens that are full words; to be had by `Passage.derived`."""
    return [
        i
        for i, word in enumerate(passage.lower)
        if word not in _SMALL and word[:1].isalpha() and len(word) > 1
    ]


class Surprise:
    """Bits of each word of an article."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._counts: Counter[str] = Counter()
        for passage in passages:
            self._counts.update(passage.lower)
        self.words = sum(self._counts.values())
        self._bits: dict[str, float] = {}

    def count(self, word: str) -> int:
        return self._counts[word]

    def bits(self, word: str) -> float:
        """Of a word in lower case: small when it is met everywhere."""
        found = self._bits.get(word)
        if found is None:
            found = self._bits[word] = self._measure(word)
        return found

    def total(self, words: Iterable[str]) -> float:
        return sum(map(self.bits, words))

    def _measure(self, word: str) -> float:
        expected = FUNCTION_WORDS.get(word, RARE)
        if not word[:1].isalnum() and word not in FUNCTION_WORDS:
            return 0.0
        favoured = max(0, self._counts[word] - 3)
        share = (favoured + _SAMPLE * 2.0**-expected) / (self.words + _SAMPLE)
        return min(expected, -log2(share)) if favoured else expected
