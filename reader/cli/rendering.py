"""An analysed article as text for a terminal, JSON, CSV or a page: made where it was analysed, in any process.

What only one of the formats needs is imported where it is made.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO, cast

from reader.analysis.records import analysis_record, finding_text
from reader.article import Article
from reader.finding import Analysis
from reader.measures.summary import Measures
from reader.rules import Catalogue

ColourSystem = Literal["standard", "256", "truecolor", "windows"]


@dataclass(frozen=True, slots=True)
class Page:
    """What it is written for. alone: the only article. width: in characters. colours: None where there are none."""

    alone: bool
    width: int = 0
    colours: ColourSystem | None = None


def page_on(stream: TextIO, alone: bool) -> Page:
    """For a text that goes to a terminal, a pipe or a file."""
    from rich.console import Console

    console = Console(file=stream)
    return Page(alone, console.width, cast("ColourSystem | None", console.color_system))


Render = Callable[[Article, Analysis, Measures, Catalogue, Page], str]


def _text(article: Article, analysis: Analysis, measures: Measures, catalogue: Catalogue, page: Page) -> str:
    from rich.console import Console

    from reader.cli.terminal import print_article

    console = Console(
        file=io.StringIO(),
        width=page.width,
        color_system=page.colours,
        force_terminal=page.colours is not None,
        highlight=False,
    )
    print_article(console, article, analysis, measures, catalogue)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _json(article: Article, analysis: Analysis, measures: Measures, catalogue: Catalogue, page: Page) -> str:
    """One article is laid out for the eye; of several each has a line, which takes a fifth of the time."""
    record = analysis_record(article, analysis, measures, catalogue)
    return json.dumps(record, ensure_ascii=False, indent=1 if page.alone else None)


def _html(article: Article, analysis: Analysis, measures: Measures, catalogue: Catalogue, page: Page) -> str:
    from reader.exchange.page import to_html
    from reader.exchange.sheet import Sheet

    return to_html(Sheet(article, analysis=analysis), catalogue)


COLUMNS = ("article", "start", "end", "category", "kind", "rule", "label", "text", "in_quotation", "speaker")


def _csv(article: Article, analysis: Analysis, measures: Measures, catalogue: Catalogue, page: Page) -> str:
    name = article.origin or article.title
    return rows_of(
        (
            name,
            f.start,
            f.end,
            f.category,
            f.kind,
            f.rule,
            catalogue.rule(f.rule).label,
            finding_text(f, article),
            f.in_quotation,
            f.speaker or "",
        )
        for f in analysis.findings
    )


def rows_of(rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Format:
    """head, between, foot: what stands around several articles."""

    render: Render
    head: str = ""
    between: str = ""
    foot: str = ""


def formats(alone: bool) -> dict[str, Format]:
    return {
        "text": Format(_text),
        "json": Format(_json, foot="\n") if alone else Format(_json, "[\n", ",\n", "\n]\n"),
        "html": Format(_html),
        "csv": Format(_csv, rows_of([COLUMNS])),
    }
