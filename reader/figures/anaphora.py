"""Anaphora: clauses in a row that begin with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.clauses import as_written
from reader.figures.echoes import without_echoes
from reader.figures.figure import Figure
from reader.figures.runs import RunFinder, Weights

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_WEIGHTS = Weights(
    base=1.5,
    bit=0.08,
    second=-0.57,
    further=-1.2,
    same_shape=0.2,
    full_stop=0.65,
    no_mark=-0.8,
    nothing_else=-0.95,
    other_paragraph=-1.85,
    uneven=-0.33,
    length=0.36,
    brief=0.6,
    distance=-0.36,
    crowd=-0.59,
    article=-1.0,
    marker=-0.6,
    preposition=-0.6,
    name=-0.55,
    negation=1.2,
    deep=0.5,
    circular=-0.9,
    member=0.3,
    further_word=0.8,
    page=5.0,
)

TOPICS = frozenset("he she it this that".split())
"""What plain prose goes on with: two sentences on one topic begin with such a word anyway (Givón 1983)."""


def anaphora(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 6, evidence: float = -0.4
) -> Iterator[Figure]:
    """Repetition of the same word or words at the beginning of successive clauses.

    Silva Rhetoricae, "anaphora"; Lanham, Handlist of Rhetorical Terms; GoFigure (Waterloo): repetition
    at the beginning of successive colons. A conjunction before the words does not hide them;
    words that are merely said twice at once ("my God, my God") are epizeuxis. Two clauses that only go on with a
    topic (`TOPICS`) are none.

    min_parts: clauses in the run. reach: how many clauses on the next may stand. evidence: the least
    log odds that the run is a figure (see `runs`). Details: opening, count.
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
