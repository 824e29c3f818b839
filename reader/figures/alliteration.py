"""Sounds that come back inside the line: alliteration and assonance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import comb, log2
from typing import TYPE_CHECKING

from reader.figures.chance import FUNCTION_WORDS, full_words
from reader.figures.figure import Figure
from reader.figures.sounds import sound_of

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_ONSETS = {
    "S": 0.105,
    "K": 0.1,
    "P": 0.085,
    "M": 0.07,
    "D": 0.07,
    "T": 0.065,
    "B": 0.065,
    "F": 0.065,
    "R": 0.065,
    "L": 0.055,
    "W": 0.045,
    "HH": 0.045,
    "N": 0.045,
    "G": 0.035,
    "V": 0.03,
    "JH": 0.025,
    "CH": 0.025,
    "SH": 0.03,
}
"""How often each consonant opens the stressed syllable of a full word in English prose."""
_VOWEL_SHARES = {
    "EH": 0.15,
    "IH": 0.13,
    "AE": 0.12,
    "EY": 0.11,
    "IY": 0.1,
    "AA": 0.09,
    "AH": 0.09,
    "AY": 0.07,
    "OW": 0.06,
    "AO": 0.05,
    "ER": 0.05,
    "UW": 0.05,
}
_OTHER = 0.02
_LENGTH = 2.5
_PAGE = 7.0
"""log2 of the full words of a page. Up to that, length counts more than once: a longer text gives chance more room,
and it has more else to show."""
_SPELLED = {"HH": "h", "JH": "j", "CH": "ch", "SH": "sh", "TH": "th", "DH": "th", "ZH": "zh", "NG": "ng"}


def alliteration(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 2, surprise: float = -5.5
) -> Iterator[Figure]:
    """Neighbouring words of a sentence begin with the same consonant, in a stressed syllable.

    Silva Rhetoricae, "alliteration"; Lanham. Sound decides, not spelling: "phone" goes with "fire",
    "cider" not with "cat". Only full words count, a word that comes back counts once, and the cluster
    must be denser than the frequency of the consonant makes likely: two words are enough in a line, three or
    four it takes in an article.

    min_parts: words. reach: how many full words on the next may stand. surprise: bits by which the
    cluster beats chance. Details: sound, count, total (stressed words from its first to its last).
    """
    return _clusters(passages, _onset, _ONSETS, min_parts, reach, surprise)


def assonance(
    passages: Sequence[Passage], *, min_parts: int = 3, reach: int = 2, surprise: float = -2.5
) -> Iterator[Figure]:
    """Stressed syllables of neighbouring words have the same vowel between different consonants.

    Silva Rhetoricae, "assonance"; Lanham. Parameters and details as of `alliteration`.
    """
    return _clusters(passages, _vowel, _VOWEL_SHARES, min_parts, reach, surprise)


def _clusters(
    passages: Sequence[Passage],
    hear: Callable[[str], str],
    shares: dict[str, float],
    min_parts: int,
    reach: int,
    surprise: float,
) -> Iterator[Figure]:
    crowd = _LENGTH * min(_PAGE, log2(1 + sum(len(passage.derived(_content_words)) for passage in passages)))
    for passage in passages:
        tokens = passage.derived(_content_words)
        for sound, members in _heard(passage, hear, reach):
            found = [tokens[m] for m in members]
            distinct = len({passage.lemma[i] for i in found})
            if distinct < min_parts:
                continue
            spread = members[-1] - members[0] + 1
            bits = -distinct * log2(shares.get(sound, _OTHER)) - log2(comb(spread - 1, distinct - 1))
            if bits - crowd >= surprise:
                parts = tuple(passage.span(i, i) for i in found)
                spelled = _SPELLED.get(sound, sound.lower())
                yield Figure(parts, {"sound": spelled, "count": str(len(found)), "total": str(spread)})


def _heard(passage: Passage, hear: Callable[[str], str], reach: int) -> Iterator[tuple[str, list[int]]]:
    """Numbers of full words: who reads on over a full stop does not hear the sound any more."""
    tokens = passage.derived(_content_words)
    for first, end in passage.sentences:
        low, high = bisect_left(tokens, first), bisect_left(tokens, end)
        for sound, members in _chains([hear(passage.lower[i]) for i in tokens[low:high]], reach):
            yield sound, [low + member for member in members]


def _chains(sounds: list[str], reach: int) -> Iterator[tuple[str, list[int]]]:
    """Numbers of the words of one sound, each within reach of the one before."""
    chains: dict[str, list[int]] = {}
    for i, sound in enumerate(sounds):
        if not sound:
            continue
        chain = chains.get(sound)
        if chain and i - chain[-1] <= reach:
            chain.append(i)
            continue
        if chain and len(chain) > 1:
            yield sound, chain
        chains[sound] = [i]
    yield from (found for found in chains.items() if len(found[1]) > 1)


def _content_words(passage: Passage) -> list[int]:
    """Full words without those that are everywhere ("say", "time", "good"): nobody chose them for their sound."""
    return [i for i in passage.derived(full_words) if passage.lower[i] not in FUNCTION_WORDS]


@lru_cache(maxsize=50_000)
def _onset(word: str) -> str:
    sound = sound_of(word)
    return sound.onset if sound and sound.initial else ""


@lru_cache(maxsize=50_000)
def _vowel(word: str) -> str:
    sound = sound_of(word)
    return sound.vowel if sound else ""
