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
    if not passages:
        return
    rows = [_numbers(passage, size) for passage in passages]
    _, number, counts = np.unique(np.concatenate(rows), return_inverse=True, return_counts=True)
    ends = np.cumsum([len(row) for row in rows])
    starts = ends - [len(row) for row in rows]
    places = np.flatnonzero(counts[number] > 1)
    owners = np.searchsorted(ends, places, side="right")
    yield from zip(owners.tolist(), (places - starts[owners]).tolist(), strict=True)


def _numbers(passage: Passage, size: int) -> NDArray[np.uint64]:
    """One number for each n-gram of the passage: odd random factors make the order of the words count."""
    factors = np.random.default_rng(size).integers(1 << 63, size=size, dtype=np.uint64) * 2 + 1
    ids = passage.lower_ids
    length = max(0, len(ids) - size + 1)
    mixed: NDArray[np.uint64] = np.sum([ids[k : k + length] * factors[k] for k in range(size)], axis=0)
    return mixed.astype(np.uint64)
