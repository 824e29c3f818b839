"""Neighbouring words that come back, told by numbers: one for each n-gram, so that numpy can count them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.analysis.passage import Passage


def repeated_grams(passages: Sequence[Passage], size: int) -> Iterator[tuple[int, int]]:
    """Where `size` words stand that stand elsewhere too: number of the passage and index of the first token.

    In text order; words that differ in capitals alone are the same. Two different n-grams are taken
    for one with a chance of 2**-64.
    """
    ids = np.concatenate([np.zeros(0, np.uint64), *(passage.lower_ids for passage in passages)])
    owners = np.repeat(np.arange(len(passages)), [len(passage) for passage in passages])
    length = max(0, len(ids) - size + 1)
    numbers = np.zeros(length, np.uint64)
    for k, factor in enumerate(_factors(size)):  # odd and random: the order of the words counts
        numbers += ids[k : k + length] * factor
    whole = np.flatnonzero(owners[:length] == owners[size - 1 :])
    _, which, counts = np.unique(numbers[whole], return_inverse=True, return_counts=True)
    places = whole[counts[which] > 1]
    starts = np.searchsorted(owners, owners[places])
    yield from zip(owners[places].tolist(), (places - starts).tolist(), strict=True)


def _factors(size: int) -> NDArray[np.uint64]:
    return np.random.default_rng(size).integers(1 << 63, size=size, dtype=np.uint64) * 2 + 1
