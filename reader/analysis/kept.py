"""A finished analysis with its measures, as the library keeps it: JSON, one line each.

A book has thousands of findings and opens with all of them: so they lie in columns of numbers, which are read at once,
and what is said again and again, such as a rule's id, is written once and meant by its number.
"""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from reader.finding import Analysis, Claim, Finding, Quotation, Source, SourceKind, Span
from reader.measures.summary import Measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORM = 3
"""An analysis in another form is made anew."""

NOWHERE = (-1, -1)
"""The span of what a claim does not name."""

_SAID = ("rule", "category", "kind", "speaker", "because")
_KINDS = {kind.value: kind for kind in SourceKind}


def pack(analysis: Analysis, measures: Measures) -> bytes:
    record = _record(analysis)
    return b"\n".join(
        json.dumps(part, separators=(",", ":")).encode() for part in (measures._asdict(), record)
    )


def unpack(payload: bytes) -> tuple[Analysis, Measures] | None:
    """What `pack` made; None for anything else, which then is analysed anew."""
    measures, _, record = payload.partition(b"\n")
    try:
        return _analysis(json.loads(record)), Measures(**json.loads(measures))
    except (ValueError, LookupError, TypeError):
        return None


def _record(analysis: Analysis) -> dict[str, Any]:
    found, numbers = analysis.findings, dict[str | None, int]()

    def said(name: str) -> list[int]:
        return [numbers.setdefault(getattr(finding, name), len(numbers)) for finding in found]

    findings = {name: said(name) for name in _SAID} | {
        "parts": _flat(part for finding in found for part in finding.parts),
        "part_counts": [len(finding.parts) for finding in found],
        "in_quotation": [int(finding.in_quotation) for finding in found],
    }
    claims = [claim for source in analysis.sources for claim in source.claims]
    spans = {
        "cue": _flat(claim.cue for claim in claims),
        "source": _flat(claim.source or NOWHERE for claim in claims),
        "content": _flat(claim.content or NOWHERE for claim in claims),
    }
    return {
        "form": FORM,
        "said": list(numbers),
        "findings": findings,
        "quotations": [(q.start, q.end, q.depth, q.closed, q.speaker) for q in analysis.quotations],
        "claims": spans | {"kind": [claim.source_kind for claim in claims]},
        "sources": [(s.name, s.kind, len(s.claims), s.words) for s in analysis.sources],
        "rules_version": analysis.rules_version,
        "model": analysis.model,
    }


def _analysis(record: dict[str, Any]) -> Analysis:
    """Raises ValueError, LookupError or TypeError for what is no record of an analysis."""
    if record["form"] != FORM:
        raise ValueError("not an analysis in this form")
    return Analysis(
        findings=tuple(_findings(record["findings"], record["said"])),
        quotations=tuple(Quotation(*row) for row in record["quotations"]),
        sources=tuple(_sources(record["sources"], record["claims"])),
        rules_version=record["rules_version"],
        model=record["model"],
    )


def _findings(columns: dict[str, list[int]], said: list[str]) -> Iterable[Finding]:
    parts = _pairs(columns["parts"])
    spans = [tuple(islice(parts, count)) for count in columns["part_counts"]]
    starts, ends = [span[0][0] for span in spans], [span[-1][1] for span in spans]
    rules, categories, kinds, speakers, becauses = (map(said.__getitem__, columns[name]) for name in _SAID)
    quoted = map(bool, columns["in_quotation"])
    return map(Finding, rules, categories, kinds, starts, ends, spans, quoted, speakers, becauses)


def _sources(rows: list[Any], columns: dict[str, list[Any]]) -> Iterable[Source]:
    sources, contents = (
        [None if pair == NOWHERE else pair for pair in _pairs(columns[name])]
        for name in ("source", "content")
    )
    claims = map(Claim, _pairs(columns["cue"]), sources, contents, map(_KINDS.__getitem__, columns["kind"]))
    for name, kind, count, words in rows:
        yield Source(name, _KINDS[kind], tuple(islice(claims, count)), words)


def _flat(spans: Iterable[Span]) -> list[int]:
    return list(chain.from_iterable(spans))


def _pairs(flat: list[int]) -> Iterator[Span]:
    return zip(flat[::2], flat[1::2], strict=True)
