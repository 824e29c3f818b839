"""Antimetabole and chiasmus: the second half turns the first around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.crossing import PRONOUNS, Crossing, crossings, lemma_keys
from reader.figures.figure import Figure
from reader.figures.kinship import are_kin, kin_keys

if TYPE_CHECKING:
    from reader.analysis.passage import Passage


def antimetabole(passages: Sequence[Passage], *, evidence: float = -0.5) -> Iterator[Figure]:
    """The same words in reverse order: A B … B A, "eat to live, not live to eat".

    Silva Rhetoricae, "antimetabole"; Lanham; ranked after Dubremetz & Nivre 2015, 2017, 2018 (see
    `crossing`). Words count as the same in all their forms, pronouns in all their cases.

    evidence: the least log odds that the crossing is a figure. Details: first, second.
    """
    return crossings(passages, lemma_keys, evidence)


def chiasmus(passages: Sequence[Passage], *, evidence: float = -0.5) -> Iterator[Figure]:
    """Related words in reverse order: opposites or words of one root on one side of the cross at least.

    Silva Rhetoricae, "chiasmus"; Lanham; Dubremetz & Nivre 2018. Where both pairs are the same words it
    is an antimetabole and is left to that.

    Parameters as of `antimetabole`.
    """
    return crossings(passages, kin_keys, evidence, accept=_related)


def _related(passage: Passage, crossing: Crossing) -> bool:
    keys = passage.derived(lemma_keys)
    a, b, b2, a2, _ = crossing
    if passage.lower[a] in PRONOUNS or passage.lower[b] in PRONOUNS:
        return False
    pairs = [
        (passage.lemma[i], passage.lemma[j])
        for i, j in ((a, a2), (b, b2))
        if keys[i] != keys[j] or not keys[i]
    ]
    return bool(pairs) and all(are_kin(*pair) for pair in pairs)
