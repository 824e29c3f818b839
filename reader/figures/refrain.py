"""Repetition: a sentence or phrase that comes back later, as a refrain does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.chance import Surprise, is_full_word
from reader.figures.clauses import as_written, is_word, split_clauses
from reader.figures.figure import Figure

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

Spot = tuple[int, int]
"""Passage number and token index."""
_SEED = 4
_ENOUGH = 6


def repetition(
    passages: Sequence[Passage], *, min_words: int = 4, surprise: float = 24.0, gap: int = 8
) -> Iterator[Figure]:
    """The same words again in another sentence or paragraph: a refrain.

    Silva Rhetoricae, "repetitio", and the "repetition" of propaganda studies (Da San Martino et al.
    2019): a message said again and again. It must hold a verb, so that long names are none. Twice is
    enough for a whole clause of six words; what is shorter, or goes on differently, must open a clause
    three times.

    min_words: of the phrase. surprise: bits of the phrase. gap: words that lie in between at least.
    Details: words, count.
    """
    chance = Surprise(passages)
    covered: set[Spot] = set()
    for spots in _seeds(passages):
        if spots[0] in covered:
            continue
        size = _extent(passages, spots)
        covered.update((n, i + k) for n, i in spots for k in range(size))
        spots = _apart(spots, size + gap)
        words = _words(passages, spots[0], size)
        if len(spots) < 2 or size < min_words:
            continue
        whole = size >= _ENOUGH and all(_is_whole(passages[n], i, i + size - 1) for n, i in spots)
        if (
            (whole or (len(spots) > 2 and _opens(passages, spots)))
            and _says_something(passages, spots[0], size)
            and chance.total(words) >= surprise
        ):
            n, i = spots[0]
            parts = tuple(passages[m].span(k, k + size - 1) for m, k in spots)
            yield Figure(parts, {"words": as_written(passages[n], i, i + size - 1), "count": str(len(parts))})


def _is_whole(passage: Passage, first: int, last: int) -> bool:
    """Whether the words begin where a clause begins and end where a mark stands."""
    ends = last + 1 == len(passage) or not is_word(passage.lower[last + 1])
    return ends and first in passage.derived(_beginnings)


def _opens(passages: Sequence[Passage], spots: list[Spot]) -> bool:
    return all(i in passages[n].derived(_beginnings) for n, i in spots)


def _beginnings(passage: Passage) -> frozenset[int]:
    clauses = passage.derived(split_clauses)
    return frozenset(i for clause in clauses for i in (clause.first, clause.lead))


def _seeds(passages: Sequence[Passage]) -> Iterator[list[Spot]]:
    """Where the same four words without a mark among them stand more than once, in text order.

    Most never come back: they are told by numbers, four neighbours in one, before words are compared.
    """
    from reader.analysis.grams import repeated_grams  # here: the window knows the figures and needs no numpy

    found: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for n, i in repeated_grams(passages, _SEED):
        found[tuple(passages[n].lower[i : i + _SEED])].append((n, i))
    for words, spots in found.items():
        if len(spots) > 1 and all(map(is_word, words)):
            yield spots


def _extent(passages: Sequence[Passage], spots: list[Spot]) -> int:
    """How many words from these spots on are the same at all of them."""
    size = _SEED
    while True:
        following = {passages[n].lower[i + size] if i + size < len(passages[n]) else "" for n, i in spots}
        word = following.pop()
        if following or not is_word(word):
            return size
        size += 1


def _apart(spots: list[Spot], distance: int) -> list[Spot]:
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot[0] != kept[-1][0] or spot[1] - kept[-1][1] >= distance:
            kept.append(spot)
    return kept


def _words(passages: Sequence[Passage], spot: Spot, size: int) -> list[str]:
    n, i = spot
    return passages[n].lower[i : i + size]


def _says_something(passages: Sequence[Passage], spot: Spot, size: int) -> bool:
    n, i = spot
    tags = passages[n].tag[i : i + size]
    names = sum(tag.startswith("NNP") or tag == "CD" for tag in tags)
    full = sum(map(is_full_word, _words(passages, spot, size)))
    return any(tag[:2] in ("VB", "MD") for tag in tags) and full >= 1 and names * 3 <= size
