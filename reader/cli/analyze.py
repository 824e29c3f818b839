"""`hedgerow analyze`: the engine over files, standard input or JSON lines."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from rich.console import Console

from reader import loading
from reader.analysis.records import analysis_record, finding_text
from reader.article import Article
from reader.cli.pool import run_in_order
from reader.cli.progress import with_progress
from reader.errors import ReaderError
from reader.finding import Analysis
from reader.measures.summary import Measures
from reader.rules import Catalogue, load_catalogue

if TYPE_CHECKING:
    from reader.analysis.analyzer import Analyzer

Result = tuple[Article, Analysis, Measures] | ReaderError


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="What to print."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write there and not to the screen."
)
@click.option("--jobs", type=click.IntRange(0), default=1, help="Processes; 0 takes one for each core.")
@click.option("--only", default="", metavar="CATEGORY[,…]", help="Only these categories.")
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Your own rule file, beside ours.",
)
@click.option(
    "--jsonl",
    "lines",
    type=click.Path(allow_dash=True),
    help='A file with {"id","text"} on each line, or - for standard input.',
)
def analyze(
    files: tuple[str, ...],
    form: str,
    out: Path | None,
    jobs: int,
    only: str,
    rule_files: tuple[Path, ...],
    lines: str | None,
) -> None:
    """Analyse FILEs (- is standard input) and print what is found."""
    if bool(files) == bool(lines):
        raise click.UsageError("Name one or more files, or give --jsonl.")
    catalogue = load_catalogue(rule_files)
    categories = _categories(only, catalogue)
    with ExitStack() as stack:
        stream = stack.enter_context(_open_output(out)) if out else sys.stdout
        if lines:
            failed = _analyze_lines(lines, stream, jobs, rule_files)
        else:
            failed = _analyze_files(files, form, stream, jobs, rule_files, categories, catalogue)
    if failed:
        sys.exit(1)


def _analyze_lines(source: str, stream: TextIO, jobs: int, rule_files: tuple[Path, ...]) -> bool:
    from reader.cli.jsonl import analyze_chunk, chunks, is_error

    failed = False
    with click.open_file(source, encoding="utf-8", errors="replace") as lines:
        answers = run_in_order(analyze_chunk, chunks(lines), jobs, rule_files)
        for line in with_progress((line for chunk in answers for line in chunk), "texts"):
            failed = failed or is_error(line)
            stream.write(line + "\n")
            stream.flush()
    return failed


def _analyze_files(
    files: tuple[str, ...],
    form: str,
    stream: TextIO,
    jobs: int,
    rule_files: tuple[Path, ...],
    categories: frozenset[str],
    catalogue: Catalogue,
) -> bool:
    work = partial(_examine, categories=categories)
    jobs = min(jobs or os.cpu_count() or 1, len(files))
    results = run_in_order(work, files, jobs, rule_files)
    failed = False
    good: list[tuple[Article, Analysis, Measures]] = []
    for result in with_progress(results, "articles", len(files)):
        if isinstance(result, ReaderError):
            click.echo(f"Error: {result}", err=True)
            failed = True
        else:
            good.append(result)
    if good:
        WRITERS[form](good, stream, catalogue)
    return failed


def _examine(analyzer: Analyzer, file: str, categories: frozenset[str]) -> Result:
    from reader.measures.readability import measure

    try:
        article = load(file)
    except ReaderError as error:
        return error
    analysis = analyzer.analyze(article)
    findings = tuple(f for f in analysis.findings if f.category in categories)
    analysis = replace(analysis, findings=findings)
    return article, analysis, measure(article, analysis)


def load(file: str) -> Article:
    """An article from a path, or from standard input for “-”."""
    if file == "-":
        return loading.load_bytes(sys.stdin.buffer.read(), name="standard input")
    return loading.load_path(file)


def _categories(only: str, catalogue: Catalogue) -> frozenset[str]:
    known = [category.id for category in catalogue.categories]
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise click.UsageError(f"There is no category “{name}”; there are {', '.join(known)}.")
    return frozenset(wanted or known)


def _open_output(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be written ({error.strerror}); choose another place with --out."
        ) from error


Results = Iterable[tuple[Article, Analysis, Measures]]


def _write_text(results: Results, stream: TextIO, catalogue: Catalogue) -> None:
    from reader.cli.terminal import print_article

    console = Console(file=stream, highlight=False)
    for article, analysis, measures in results:
        print_article(console, article, analysis, measures, catalogue)


def _write_json(results: Results, stream: TextIO, catalogue: Catalogue) -> None:
    """One document for one article, an array for several."""
    records = [analysis_record(*result, catalogue) for result in results]
    json.dump(records[0] if len(records) == 1 else records, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _write_csv(results: Results, stream: TextIO, catalogue: Catalogue) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(
        ("article", "start", "end", "category", "kind", "rule", "label", "text", "in_quotation", "speaker")
    )
    writer.writerows(_rows(results, catalogue))
    stream.write(buffer.getvalue())


def _rows(results: Results, catalogue: Catalogue) -> Iterator[tuple[object, ...]]:
    for article, analysis, _ in results:
        for f in analysis.findings:
            label, text = catalogue.rule(f.rule).label, finding_text(f, article)
            name = article.origin or article.title
            yield (
                name,
                f.start,
                f.end,
                f.category,
                f.kind,
                f.rule,
                label,
                text,
                f.in_quotation,
                f.speaker or "",
            )


WRITERS: dict[str, Callable[[Results, TextIO, Catalogue], None]] = {
    "text": _write_text,
    "json": _write_json,
    "csv": _write_csv,
}
