"""Shares, head counts and superlatives that no source in the paragraph so far stands behind.

A figure is in reach of a source when somebody speaks, or a survey, count or law is named, in the same
sentence or before it in the same block: reports name a survey once and go on with its numbers. Sums of
money, votes, limits and what might be are no claims about how the world was counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import Reading
from reader.article import BlockKind
from reader.finding import SourceKind

PERCENT = frozenset({"percent", "%", "pct"})
LARGE = frozenset({"million", "billion", "trillion", "thousand"})
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+$|\d{5,}$")
EVER = frozenset({"ever", "history", "world", "record", "memory", "recorded", "earth", "planet"})
SPEAKS = frozenset(
    {SourceKind.NAMED, SourceKind.ROLE, SourceKind.DOCUMENT, SourceKind.VAGUE, SourceKind.FACELESS}
)
COUNTED = frozenset(
    "poll polling survey study census datum data statistic estimate index report count tally".split()
)
"""Nouns that say where a number in their paragraph is from."""
KNOWN = frozenset("vote ballot delegate seat gdp product chance share stock".split())
"""What is counted in public or is no count of the world: “58 percent of the vote”."""
LIMITS = frozenset("to than least most minimum maximum from between $ € £".split())
"""Words before a number that make it a bound, a range or a sum."""
UNREAL = frozenset("would could should may might can will must 'll 'd if unless".split())
WINDOW = 8
"""Tokens behind a superlative in which its compass is said: the largest crowd in the town's history."""


def unsourced_figures(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """One attribution of form "figure" or "superlative" for each figure that has no source in reach."""
    p = reading.passage
    if not {"CD", "JJS", "RBS"} & set(p.tag) or p.block.kind is BlockKind.HEADING:
        return []
    figures = [*_figures(reading), *_superlatives(reading)]
    if not figures:
        return []
    speaking = min((a.parts[0][0] for a in found if a.kind in SPEAKS), default=p.ends[-1] + 1)
    counted = (p.starts[i] for i, lemma in enumerate(reading.lemma) if lemma in COUNTED)
    speaking = min(speaking, next(counted, speaking))
    return [
        _attribution(reading, first, last, form)
        for first, last, form in figures
        if p.ends[reading.sentence(first)[1] - 1] <= speaking and reading.quote_at(first) is None
    ]


def _figures(reading: Reading) -> Iterator[tuple[int, int, str]]:
    p = reading.passage
    for i, tag in enumerate(p.tag[:-1]):
        if tag == "CD":
            last = _share(reading, i) or _heads(reading, i)
            if last is not None and not _bound(reading, i) and not _unreal(reading, i):
                yield i, last, "figure"


def _share(reading: Reading, i: int) -> int | None:
    """Where “40 percent of its shops”, “nine out of ten patients” ends, None where it is no share."""
    p = reading.passage
    if p.lower[i + 1 : i + 3] == ["out", "of"] and p.tag[i + 3 : i + 4] == ["CD"]:
        return i + 3
    if p.lower[i + 1] not in PERCENT or p.lower[i + 2 : i + 3] != ["of"] or p.lower[i] in ("100", "hundred"):
        return None
    whole = next((k for k in range(i + 3, min(i + 3 + WINDOW, len(p.words))) if p.pos[k] == "NOUN"), None)
    return None if whole is None or reading.lemma[whole] in KNOWN else i + 1


def _heads(reading: Reading, i: int) -> int | None:
    """Where “12,000 people”, “six million children” ends, None where no living beings are counted."""
    p = reading.passage
    last = i + 1 if p.lower[i + 1] in LARGE else i
    if last == i and not GROUPED.match(p.words[i]):
        return None
    noun = next((k for k in range(last + 1, min(last + 4, len(p.words))) if p.tag[k] == "NNS"), None)
    if noun is None or any(p.pos[k] not in ("ADJ", "NOUN") for k in range(last + 1, noun)):
        return None
    return noun if reading.lemma[noun] in lexicon().people or reading.lemma[noun] == "people" else None


def _bound(reading: Reading, i: int) -> bool:
    p = reading.passage
    return any(word in LIMITS for word in p.lower[max(0, i - 2) : i]) or p.lower[i + 1 : i + 2] == ["-"]


def _unreal(reading: Reading, i: int) -> bool:
    """Whether the sentence speaks of what may be, is to be or has to be."""
    start, end = reading.sentence(i)
    return not UNREAL.isdisjoint(reading.passage.lower[start:end])


def _superlatives(reading: Reading) -> Iterable[tuple[int, int, str]]:
    """“The largest crowd in history”: a superlative whose compass is all times or the whole world."""
    p = reading.passage
    for i, tag in enumerate(p.tag):
        if tag in ("JJS", "RBS") and i and p.lower[i - 1] in ("the", "'s", "its", "his", "her", "their"):
            start, end = reading.sentence(i)
            window = range(i + 1, min(i + 1 + WINDOW, end))
            compass = next((k for k in window if p.lower[k] in EVER and p.pos[k] != "PROPN"), None)
            negated = any(word in ("not", "n't", "no", "never") for word in p.lower[start:i])
            if compass is not None and not negated:
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
