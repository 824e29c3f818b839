"""Who says so: sources, cues and contents of claims."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.passage import Passage
from reader.finding import Quotation, Source


def find_attributions(passage: Passage, quotations: Sequence[Quotation]) -> list[Attribution]:
    return []


def link_sources(
    attributions: list[Attribution], passages: Sequence[Passage], quotations: Sequence[Quotation]
) -> tuple[list[Attribution], tuple[Source, ...], tuple[Quotation, ...]]:
    return attributions, (), tuple(quotations)
