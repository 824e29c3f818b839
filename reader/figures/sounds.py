"""How words sound, from the CMU Pronouncing Dictionary: stressed onsets, vowels and rhymes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.pronunciation import phones_of

_VOWELS = frozenset("AEIOU")
_LIQUIDS = frozenset({"L", "R", "W", "Y"})


class Sound(NamedTuple):
    """onset: consonant that opens the stressed syllable, "" for none. vowel: of that syllable.

    rhyme: the vowel and all that follows. initial: the stressed syllable is the word's first.
    """

    onset: str
    vowel: str
    rhyme: str
    initial: bool


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> Sound | None:
    """The sound of a word in lower case in its first pronunciation; None for a word not in the dictionary."""
    return _analyse(phones_of(word))


def _analyse(phones: Sequence[str]) -> Sound | None:
    vowels = [i for i, phone in enumerate(phones) if phone[0] in _VOWELS]
    if not vowels:
        return None
    stressed = next((i for i in vowels if phones[i][-1] == "1"), vowels[0])
    before = [i for i in vowels if i < stressed]
    opening = phones[before[-1] + 1 if before else 0 : stressed]
    rhyme = " ".join(phone.rstrip("012") for phone in phones[stressed:])
    return Sound(_onset(opening, not before), phones[stressed].rstrip("012"), rhyme, not before)


def _onset(opening: Sequence[str], initial: bool) -> str:
    """The consonant that carries the syllable: the first of a word, the last but a liquid inside one."""
    if not opening:
        return ""
    if initial:
        return opening[0]
    return opening[-2] if len(opening) > 1 and opening[-1] in _LIQUIDS else opening[-1]
