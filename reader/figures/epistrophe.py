"""Epistrophe: clauses in a row that end with the same words."""

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
    base=1.3,
    bit=-0.035,
    second=-0.75,
    further=-0.75,
    same_shape=0.4,
    full_stop=0.65,
    no_mark=-0.5,
    nothing_else=-0.5,
    other_paragraph=-1.2,
    uneven=-0.15,
    length=0.45,
    brief=0.15,
    distance=-0.27,
    crowd=-0.44,
    marker=0.45,
    negation=0.5,
    member=0.15,
    page=5.5,
)


def epistrophe(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 6, evidence: float = -0.8
) -> Iterator[Figure]:
    """Repetition of the same word or words at the end of successive clauses.

    Silva Rhetoricae, "epistrophe" (antistrophe, epiphora); Lanham; GoFigure: repetition at the end of
    successive colons. A clause that is nothing but the words just said ("my God, my God") says them twice
    and ends nothing: it is left to epizeuxis and anadiplosis.

    Parameters as of `anaphora`. Details: ending, count.
    """
    finder = RunFinder(passages, _WEIGHTS, reach=reach, at_end=True)
    for run in finder.runs(evidence):
        depth = len(run.words)
        places = without_echoes(run.places, depth, at_end=True)
        if len(places) >= min_parts:
            n, c = places[0]
            ending = as_written(passages[n], c.last - depth + 1, c.last)
            parts = tuple(passages[n].span(c.last - depth + 1, c.last) for n, c in places)
            yield Figure(parts, {"ending": ending, "count": str(len(parts))})
