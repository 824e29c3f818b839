"""Anaphora: clauses in a row that begin with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.clauses import as_written
from reader.figures.echoes import without_echoes
from reader.figures.figure import Figure
from reader.figures.runs import RunFinder
from reader.figures.weighing import Weights

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_WEIGHTS = Weights(
    base=1.5,
    crowd=-0.68,
    full_stop=1.1,
    no_mark=-0.55,
    distance=-0.4,
    frame=0.4,
    member=0.4,
    name=-0.95,
    several=0.6,
    full=0.6,
    marker=-0.45,
    noun=-0.9,
    sentence=-0.55,
    brief=0.85,
    nothing_else=-0.8,
    verbs=0.55,
    same_lead=0.55,
)

TOPICS = frozenset("he she it this that".split())
"""What plain prose goes on with: two sentences on one topic begin with such a word anyway (Givón 1983)."""


def anaphora(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 6, evidence: float = -0.45
) -> Iterator[Figure]:
    """Repetition of the same word or words at the beginning of successive clauses.

    Silva Rhetoricae, "anaphora"; Lanham, Handlist of Rhetorical Terms; GoFigure (Waterloo): repetition
    at the beginning of successive colons. A conjunction before the words does not hide them;
    words that are merely said twice at once ("my God, my God") are epizeuxis. Two clauses that only go on with a
    topic (`TOPICS`) are none.

    min_parts: clauses in the run. reach: how many clauses on the next may stand. evidence: the least
    log odds that the run is a figure (see `weighing`). Details: opening, count.
    """
    finder = RunFinder(passages, _WEIGHTS, reach=reach, at_end=False)
    for run in finder.runs(evidence):
        depth = len(run.words)
        places = without_echoes(run.places, depth, at_end=False)
        n, c = places[0]
        opening = as_written(passages[n], c.first, c.first + depth - 1)
        if len(places) >= (max(3, min_parts) if opening.lower() in TOPICS else min_parts):
            parts = tuple(passages[n].span(c.first, c.first + depth - 1) for n, c in places)
            yield Figure(parts, {"opening": opening, "count": str(len(parts))})
