"""Findings and analyses as plain JSON: the form of the command line. The library's is in `kept.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reader.article import Article
from reader.finding import Analysis, Finding, Source
from reader.measures.summary import Measures

if TYPE_CHECKING:
    from reader.rules.catalogue import Catalogue

SCHEMA = 1


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
        "quotations": [quotation._asdict() for quotation in analysis.quotations],
        "counts": counts(analysis.findings, catalogue),
        "readability": measures._asdict(),
        "rules_version": analysis.rules_version,
        "model": analysis.model,
    }


def counts(findings: Iterable[Finding], catalogue: Catalogue) -> dict[str, int]:
    """Findings by category, in the order of the legend; 0 where there is none."""
    counted = Counter(finding.category for finding in findings)
    return {category.id: counted[category.id] for category in catalogue.categories}


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
