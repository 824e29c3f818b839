"""Clauses that only say again what was just said: “my God, my God”, “never, never”.

They share an edge with their neighbour and begin or end nothing: the words are said twice at once, which
is epizeuxis, or taken up, which is anadiplosis.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.figures.clauses import Clause, Place

_MARKS = 4
"""Tokens, nearly all of them marks, from the end of one clause to the beginning of the next."""


def without_echoes(places: Sequence[Place], depth: int, *, at_end: bool) -> list[Place]:
    """The clauses of a run without those that consist of its words alone and touch the next of them.

    depth: how many words they share. at_end: of two that touch, the second goes, else the first.
    """
    echoes = {
        (n, b) if at_end else (m, a)
        for (m, a), (n, b) in pairwise(places)
        if m == n and (b if at_end else a).size <= depth and _touch(a, b)
    }
    return [place for place in places if place not in echoes]


def _touch(a: Clause, b: Clause) -> bool:
    return b.lead <= a.last + _MARKS
