"""Epistrophe: clauses in a row that end with the same words."""

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
    base=1.8,
    crowd=-0.67,
    full_stop=1.18,
    no_mark=-0.45,
    distance=-0.33,
    frame=0.36,
    member=0.21,
    name=-0.62,
    again=-0.2,
    second=-0.68,
    further=-0.55,
    sentence=-0.17,
    other_paragraph=-0.8,
    shape=1.08,
)


def epistrophe(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 4, evidence: float = -1.05
) -> Iterator[Figure]:
    """Repetition of the same word or words at the end of successive clauses.

    Silva Rhetoricae, "epistrophe" (antistrophe, epiphora); Lanham; GoFigure: repetition at the end of
    successive colons. A clause that is nothing but the words just said ("my God, my God") says them twice
    and ends nothing: it is left to epizeuxis and anadiplosis.

    Parameters as of `anaphora`, but that the ear keeps an ending over fewer clauses than a beginning.
    Details: ending, count.
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
