"""`hedgerow notes export` and `hedgerow notes import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.notes_shared import library_option, load, load_or_recall, notes_on
from reader.exchange.formats import FORMATS, export, format_of, write_file
from reader.exchange.sheet import NO_ANALYSIS, Sheet, Voice, select, without_quiet
from reader.notes.library import Library
from reader.rules import load_catalogue

if TYPE_CHECKING:
    from reader.article import Article
    from reader.finding import Analysis


@click.command(name="export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), help="What to write; else --out's ending says."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write there and not to the screen."
)
@click.option("--category", "categories", multiple=True, help="Only this category; may be repeated.")
@click.option("--tag", "tags", multiple=True, help="Only notes with this tag; may be repeated.")
@click.option(
    "--voice",
    type=click.Choice([v.value for v in Voice]),
    default="all",
    show_default=True,
    help="Whose words: the writer's own, those in quotation marks, or all.",
)
@click.option("--no-findings", is_flag=True, help="Leave out what the rules find; only your notes.")
@library_option
def export_notes(
    file: Path | None, form: str | None, out: Path | None, categories: tuple[str, ...], tags: tuple[str, ...],
    voice: str, no_findings: bool, path: Path,
) -> None:  # fmt: skip
    """Write the notes on FILE, or without FILE all notes of the library as JSON."""
    form = form or (format_of(out) if out else "json" if file is None else "markdown")
    if file is None and form != "json":
        raise click.UsageError(
            f"Name the FILE whose notes are to be written as {form}; all at once go to json."
        )
    with Library(path) as library:
        if file is None:
            data = _whole_library(library)
        else:
            catalogue = load_catalogue()
            sheet = _sheet(library, file, coloured=FORMATS[form].coloured and not no_findings)
            shown = without_quiet(sheet, catalogue) if not categories else sheet
            data = export(
                select(shown, categories=categories, tags=tags, voice=Voice(voice)), form, catalogue
            )
    if out:
        write_file(out, data)
        click.echo(f"Written to {out}.")
    else:
        sys.stdout.buffer.write(data)


@click.command(name="import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--article",
    "file",
    type=click.Path(path_type=Path),
    help="The article that the notes are on, where they do not say so themselves.",
)
@click.option("--author", default="", help="Whose notes they are, where they do not say so themselves.")
@library_option
def import_notes(source: Path, file: Path | None, author: str, path: Path) -> None:
    """Bring in notes from SOURCE: W3C annotations or a Hypothesis export (JSON), or another library."""
    from reader.exchange.bring_in import bring_in, read_notes

    incoming = read_notes(source)
    with Library(path) as library:
        article = load(library, file) if file else None
        report = bring_in(library, incoming, article=article, author=author)
    click.echo(
        f"{report.added} added, {report.updated} updated, {report.unchanged} already there; "
        f"{report.orphaned} of them without their passage, {report.homeless} left out."
    )


def _sheet(library: Library, file: Path, *, coloured: bool) -> Sheet:
    article = load_or_recall(library, file)
    notes = tuple(notes_on(library, article.text_hash))
    return Sheet(article, notes, _analysis(article) if coloured else NO_ANALYSIS)


def _analysis(article: Article) -> Analysis:
    from reader.cli.pool import build_analyzer

    return build_analyzer().analyze(article)


def _whole_library(library: Library) -> bytes:
    from reader.exchange.annotations import to_json

    sheets = []
    for record in library.articles.all():
        if notes := notes_on(library, record.hash):
            sheets.append(Sheet(library.articles.load(record.hash), tuple(notes)))
    return to_json(sheets).encode("utf-8", "replace")
