"""The list of sources: who speaks in the article, with which claims, in how many words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.linking import Entity, Linker
from reader.analysis.attribution.voicing import Voicing
from reader.analysis.passage import Passage
from reader.finding import Claim, Quotation, Source, SourceKind, Span


def link_sources(
    attributions: Sequence[Attribution], passages: Sequence[Passage], quotations: Sequence[Quotation]
) -> tuple[list[Attribution], tuple[Source, ...], tuple[Quotation, ...]]:
    """Over a whole article, in text order: attributions linked (pronouns and descriptions to names), the
    sources ranked by words, and the quotations with their speakers. Quotations without one become
    attributions of form "quotation"."""
    linked = Linker(passages).link(sorted(attributions, key=lambda a: a.cue))
    found = [attribution for attribution, _ in linked]
    voicing = Voicing(found, passages)
    voiced = voicing.speakers(quotations)
    found += voicing.without_source(voiced)
    return sorted(found, key=lambda a: a.parts), _sources(linked, passages), voiced


def _sources(
    linked: Sequence[tuple[Attribution, Entity | None]], passages: Sequence[Passage]
) -> tuple[Source, ...]:
    claims: dict[int, list[Claim]] = {}
    entities: dict[int, Entity] = {}
    nobody = Entity("", SourceKind.NONE)
    for attribution, found in linked:
        entity = found or nobody
        entities[id(entity)] = entity
        claims.setdefault(id(entity), []).append(
            Claim(attribution.cue, attribution.source, attribution.content, attribution.kind)
        )
    counted = _WordCount(passages)
    sources = [
        Source(e.name, e.kind, tuple(claims[k]), counted.words(claims[k])) for k, e in entities.items()
    ]
    return tuple(sorted(sources, key=lambda s: (-s.words, -len(s.claims), s.name)))


class _WordCount:
    """Counts words of spans, each word once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = [p for p in passages if p.words]
        self._offsets = [p.starts[0] for p in self._passages]

    def words(self, claims: Sequence[Claim]) -> int:
        spans = sorted(claim.content for claim in claims if claim.content)
        return sum(self._count(span) for span in _merged(spans))

    def _count(self, span: Span) -> int:
        first = max(0, bisect_right(self._offsets, span[0]) - 1)
        count = 0
        for passage in self._passages[first : bisect_left(self._offsets, span[1])]:
            inside = passage.words[
                bisect_left(passage.starts, span[0]) : bisect_left(passage.starts, span[1])
            ]
            count += sum(word[0].isalnum() for word in inside)
        return count


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
