"""Figures and superlatives that no source in the paragraph so far stands behind.

A figure is in reach of a source when the source speaks in the same sentence or before it in the
same block: reports name a survey once and go on with its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.reading import Reading
from reader.finding import SourceKind

PERCENT = frozenset({"percent", "%", "per cent", "pct", "percentage"})
LARGE = frozenset({"million", "billion", "trillion", "thousand"})
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+$|\d{5,}$")
EVER = frozenset({"ever", "history", "world", "record", "memory", "recorded", "earth", "planet"})
SPEAKS = frozenset(
    {SourceKind.NAMED, SourceKind.ROLE, SourceKind.DOCUMENT, SourceKind.VAGUE, SourceKind.FACELESS}
)
WINDOW = 8
"""Tokens behind a superlative in which its compass is said: the largest crowd in the town's history."""


def unsourced_figures(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """One attribution of form "figure" or "superlative" for each figure that has no source in reach."""
    p = reading.passage
    if not {"CD", "JJS", "RBS"} & set(p.tag):
        return []
    speaking = min((a.parts[0][0] for a in found if a.kind in SPEAKS), default=p.ends[-1] + 1)
    unsourced = []
    for first, last, form in [*_figures(reading), *_superlatives(reading)]:
        _, end = reading.sentence(first)
        if p.ends[end - 1] <= speaking and reading.quote_at(first) is None:
            unsourced.append(_attribution(reading, first, last, form))
    return unsourced


def _figures(reading: Reading) -> Iterator[tuple[int, int, str]]:
    p = reading.passage
    for i, tag in enumerate(p.tag):
        if tag != "CD" or i + 1 >= len(p.words):
            continue
        if p.lower[i + 1] in PERCENT or p.lower[i + 1] in LARGE:
            yield i, i + 1, "figure"
        elif p.lower[i + 1 : i + 3] == ["out", "of"] and p.tag[i + 3 : i + 4] == ["CD"]:
            yield i, i + 3, "figure"
        elif GROUPED.match(p.words[i]) and p.pos[i + 1] in ("NOUN", "ADJ"):
            yield i, i + 1, "figure"


def _superlatives(reading: Reading) -> Iterable[tuple[int, int, str]]:
    """“The largest crowd in history”: a superlative whose compass is all times or the whole world."""
    p = reading.passage
    for i, tag in enumerate(p.tag):
        if tag in ("JJS", "RBS") and i and p.lower[i - 1] in ("the", "'s", "its", "his", "her", "their"):
            window = range(i + 1, min(i + 1 + WINDOW, reading.sentence(i)[1]))
            compass = next((k for k in window if p.lower[k] in EVER), None)
            if compass is not None:
                yield i - 1 if p.lower[i - 1] == "the" else i, compass, "superlative"


def _attribution(reading: Reading, first: int, last: int, form: str) -> Attribution:
    span = reading.passage.span(first, last)
    return Attribution(
        cue=span,
        source=None,
        content=None,
        kind=SourceKind.NONE,
        form=form,
        parts=(span,),
        details={"cue": reading.text(first, last)},
    )
