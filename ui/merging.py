"""Findings come in the order of the text, batch by batch: what is in order is not sorted again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")


def merged(old: Sequence[_T], new: Iterable[_T], key: Callable[[_T], Any]) -> list[_T]:
    """Both together in the order of `key`, in which `old` is already.

    As a rule all that is new falls into one gap of the old.
    """
    coming = sorted(new, key=key)
    if not coming:
        return list(old)
    gap = bisect_left(old, key(coming[0]), key=key)
    if gap == bisect_left(old, key(coming[-1]), key=key):
        return [*old[:gap], *coming, *old[gap:]]
    return sorted((*old, *coming), key=key)
