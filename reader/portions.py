"""Items in order, in portions of about the same size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def portions(items: Iterable[T], size: Callable[[T], int], enough: int) -> Iterator[list[T]]:
    """Lists of items, each closed as soon as their sizes together are `enough`; the last one may be smaller."""
    portion: list[T] = []
    total = 0
    for item in items:
        portion.append(item)
        total += size(item)
        if total >= enough:
            yield portion
            portion, total = [], 0
    if portion:
        yield portion
