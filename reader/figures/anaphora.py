"""Anaphora: clauses in a row that begin with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.figure import Figure
from reader.figures.runs import RunFinder, Weights

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_WEIGHTS = Weights(
    base=2.0,
    bit=0.09,
    second=-0.65,
    further=-1.0,
    same_shape=0.4,
    full_stop=0.9,
    no_mark=-1.1,
    nothing_else=-0.7,
    other_paragraph=-1.75,
    uneven=-0.7,
    distance=-0.35,
    crowd=-0.6,
    article=-1.1,
    marker=-0.3,
    preposition=-0.8,
    circular=-1.05,
)


def anaphora(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 6, evidence: float = -0.6
) -> Iterator[Figure]:
    """Repetition of the same word or words at the beginning of successive clauses.

    Silva Rhetoricae, "anaphora"; Lanham, Handlist of Rhetorical Terms; GoFigure (Waterloo): repetition
    at the beginning of successive colons. A conjunction before the words does not hide them.

    min_parts: clauses in the run. reach: how many clauses on the next may stand. evidence: the least
    log odds that the run is a figure (see `runs`). Details: opening, count.
    """
    finder = RunFinder(passages, _WEIGHTS, reach=reach, at_end=False)
    for run in finder.runs(evidence):
        if len(run.places) >= min_parts:
            depth = len(run.words)
            parts = tuple(passages[n].span(c.first, c.first + depth - 1) for n, c in run.places)
            yield Figure(parts, {"opening": " ".join(run.words), "count": str(len(parts))})
