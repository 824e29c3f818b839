"""`hedgerow compare`: how two articles differ in what they do to their reader."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from reader.analysis.records import counts
from reader.cli.analyze import load
from reader.cli.pool import build_analyzer
from reader.loading.apart import LoaderProcess


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
def compare(first: str, second: str) -> None:
    """Findings per 1,000 words of A and B, side by side."""
    from reader.measures.readability import measure

    with LoaderProcess() as loader:
        articles = [load(loader, first), load(loader, second)]
    analyzer = build_analyzer()
    analyses = [analyzer.analyze(article) for article in articles]
    measures = [measure(article, analysis) for article, analysis in zip(articles, analyses, strict=True)]
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for article, path in zip(articles, (first, second), strict=True):
        table.add_column(article.title or path, justify="right", max_width=32)
    table.add_row("words", *(f"{m.words:,}" for m in measures))
    table.add_row("school grade", *(f"{m.grade:.1f}" for m in measures))
    counted = [counts(analysis.findings, analyzer.catalogue) for analysis in analyses]
    for category in analyzer.catalogue.categories:
        row = (
            1000 * c[category.id] / m.words if m.words else 0 for c, m in zip(counted, measures, strict=True)
        )
        table.add_row(f"{category.name} per 1,000 words", *(f"{value:.1f}" for value in row))
    Console(highlight=False).print(table)
