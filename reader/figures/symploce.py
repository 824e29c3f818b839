"""Symploce: clauses that begin alike and end alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.chance import Surprise
from reader.figures.clauses import Place, as_written, clauses_of, sentences_of
from reader.figures.figure import Figure
from reader.figures.runs import common_depth, edge, trimmed

if TYPE_CHECKING:
    from reader.analysis.passage import Passage


_RELATIVES = frozenset({"that", "which", "who", "whose"})


def symploce(passages: Sequence[Passage], *, reach: int = 4, surprise: float = 13.0) -> Iterator[Figure]:
    """Anaphora and epistrophe together: successive clauses with the same beginning and the same end.

    Silva Rhetoricae, "symploce"; Lanham; GoFigure: the same word or phrase at the beginning and another
    at the end of successive colons. Between the two something must change; a clause that comes back
    whole is a refrain (see `repetition`), and a lone preposition is no beginning that one hears.

    reach: how many clauses on, in the same paragraph, the next may stand. surprise: bits that the shared
    words must have. Details: opening, ending, count.
    """
    chance = Surprise(passages)
    seen: set[Place] = set()
    for units in (clauses_of(passages), sentences_of(passages)):
        for chain in _chains(passages, units, reach):
            opening = trimmed(_shared(passages, chain, at_end=False), at_end=False)
            ending = trimmed(_shared(passages, chain, at_end=True), at_end=True)
            number, clause = chain[0]
            if chain[0] in seen or not opening or not ending or not _differ(chain, opening, ending):
                continue
            if len(opening) == 1 and passages[number].tag[clause.first] == "IN":
                continue
            if chance.total(opening) + chance.total(ending) >= surprise:
                seen.update(chain)
                parts = tuple(part for place in chain for part in _edges(passages, place, opening, ending))
                details = {
                    "opening": as_written(passages[number], clause.first, clause.first + len(opening) - 1),
                    "ending": as_written(passages[number], clause.last - len(ending) + 1, clause.last),
                    "count": str(len(chain)),
                }
                yield Figure(parts, details)


def _differ(chain: list[Place], opening: list[str], ending: list[str]) -> bool:
    return all(clause.size > len(opening) + len(ending) for _, clause in chain)


def _chains(passages: Sequence[Passage], places: Iterable[Place], reach: int) -> Iterator[list[Place]]:
    """Clauses with the same first and the same last word, each within reach of the one before."""
    open_chains: dict[tuple[str, str], tuple[int, list[Place]]] = {}
    for i, (number, clause) in enumerate(places):
        lower = passages[number].lower
        if clause.size < 3 or lower[clause.first] in _RELATIVES:
            continue
        key = lower[clause.first], lower[clause.last]
        last, chain = open_chains.get(key, (i, []))
        if chain and (i - last > reach or chain[-1][0] != number):
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append((number, clause))
        open_chains[key] = i, chain
    yield from (chain for _, chain in open_chains.values() if len(chain) > 1)


def _shared(passages: Sequence[Passage], chain: list[Place], *, at_end: bool) -> list[str]:
    edges = [edge(passages[number], clause, at_end) for number, clause in chain]
    depth = min(common_depth(edges[0], other) for other in edges[1:])
    return edges[0][:depth]


def _edges(
    passages: Sequence[Passage], place: Place, opening: list[str], ending: list[str]
) -> Iterator[tuple[int, int]]:
    number, clause = place
    passage = passages[number]
    yield passage.span(clause.first, clause.first + len(opening) - 1)
    yield passage.span(clause.last - len(ending) + 1, clause.last)
