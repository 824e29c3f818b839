"""Findings and analyses as plain JSON: the form of the command line, and the one the library keeps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reader.article import Article
from reader.finding import Analysis, Claim, Finding, Quotation, Source, SourceKind, Span
from reader.measures.summary import Measures

if TYPE_CHECKING:
    from reader.rules.catalogue import Catalogue

SCHEMA = 1
FORM = 2
"""Of an analysis in the library. One in another form is made anew."""

_KINDS = {kind.value: kind for kind in SourceKind}
_FINDING, _QUOTATION, _CLAIM = (attrgetter(*(f.name for f in fields(c))) for c in (Finding, Quotation, Claim))


def finding_record(finding: Finding) -> dict[str, Any]:
    """The short form: one finding without its words."""
    return {
        "rule": finding.rule,
        "category": finding.category,
        "kind": finding.kind,
        "start": finding.start,
        "end": finding.end,
        "parts": [list(part) for part in finding.parts],
        "in_quotation": finding.in_quotation,
        "speaker": finding.speaker,
    }


def full_finding_record(finding: Finding, article: Article, catalogue: Catalogue) -> dict[str, Any]:
    rule = catalogue.rule(finding.rule)
    return finding_record(finding) | {
        "text": finding_text(finding, article),
        "why": rule.why,
        "ask": rule.ask,
        "because": finding.because,
    }


def finding_text(finding: Finding, article: Article) -> str:
    """Its parts as the reader sees them, joined by an ellipsis."""
    return " … ".join(article.text[start:end] for start, end in finding.parts)


def analysis_record(
    article: Article, analysis: Analysis, measures: Measures, catalogue: Catalogue
) -> dict[str, Any]:
    """The document that `hedgerow analyze --format json` prints."""
    return {
        "schema": SCHEMA,
        "article": {
            key: getattr(article, key)
            for key in ("title", "author", "date", "site", "origin", "format", "language", "text_hash")
        }
        | {"words": article.word_count, "warnings": list(article.warnings)},
        "text": article.text,
        "findings": [full_finding_record(f, article, catalogue) for f in analysis.findings],
        "sources": [_source_record(source) for source in analysis.sources],
        "quotations": [asdict(quotation) for quotation in analysis.quotations],
        "counts": counts(analysis.findings, catalogue),
        "readability": asdict(measures),
        "rules_version": analysis.rules_version,
        "model": analysis.model,
    }


def counts(findings: Iterable[Finding], catalogue: Catalogue) -> dict[str, int]:
    """Findings by category, in the order of the legend; 0 where there is none."""
    counted = Counter(finding.category for finding in findings)
    return {category.id: counted[category.id] for category in catalogue.categories}


def dump_analysis(analysis: Analysis) -> bytes:
    """For the library; `load_analysis` reads it back. Rows without names: of a book there are thousands."""
    record = {
        "form": FORM,
        "findings": [_FINDING(finding) for finding in analysis.findings],
        "quotations": [_QUOTATION(quotation) for quotation in analysis.quotations],
        "sources": [
            (s.name, s.kind, [_CLAIM(claim) for claim in s.claims], s.words) for s in analysis.sources
        ],
        "rules_version": analysis.rules_version,
        "model": analysis.model,
    }
    return json.dumps(record, separators=(",", ":")).encode()


def load_analysis(data: bytes) -> Analysis:
    """What `dump_analysis` wrote. Raises ValueError, KeyError or TypeError on anything else."""
    record = json.loads(data)
    if record.get("form") != FORM:
        raise ValueError("not an analysis in this form")
    return Analysis(
        findings=tuple(_finding(*row) for row in record["findings"]),
        quotations=tuple(Quotation(*row) for row in record["quotations"]),
        sources=tuple(_source(*row) for row in record["sources"]),
        rules_version=record["rules_version"],
        model=record["model"],
    )


def _finding(
    rule: str, category: str, kind: str, start: int, end: int, parts: list[list[int]], *rest: Any
) -> Finding:
    return Finding(rule, category, kind, start, end, tuple([(s, e) for s, e in parts]), *rest)


def _source(name: str, kind: str, claims: list[list[Any]], words: int) -> Source:
    return Source(name, _KINDS[kind], tuple(_claim(*claim) for claim in claims), words)


def _claim(cue: list[int], source: list[int] | None, content: list[int] | None, kind: str) -> Claim:
    return Claim(
        _span(cue), _span(source) if source else None, _span(content) if content else None, _KINDS[kind]
    )


def _span(pair: Iterable[int]) -> Span:
    start, end = pair
    return start, end


def _source_record(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "words": source.words,
        "claims": [
            {
                "cue": claim.cue,
                "source": claim.source,
                "content": claim.content,
                "kind": claim.source_kind.value,
            }
            for claim in source.claims
        ],
    }
