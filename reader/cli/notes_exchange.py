"""`hedgerow notes export` and `hedgerow notes import`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.notes_shared import category_choice, library_option, load, load_or_recall, notes_on
from reader.cli.wanted import voice_option
from reader.errors import ExchangeError
from reader.exchange.formats import FORMATS, export, format_of, write_file
from reader.exchange.sheet import NO_ANALYSIS, Sheet, paragraphs, select, without_quiet
from reader.notes.library import Library
from reader.rules import load_catalogue
from reader.voice import ALL, Voice, resolve

if TYPE_CHECKING:
    from reader.article import Article
    from reader.finding import Analysis
    from reader.rules import Catalogue

PDF = "pdf"
NO_PRINTER = (
    "A PDF is printed by the whole program: call it as “hedgerow notes export”, or write html and print that."
)
Printer = Callable[[str, str], bytes]
"""From the HTML of `print_page` and a title to a PDF; whoever starts the command line may bring one."""


class ParagraphRange(click.ParamType[tuple[int, int]]):
    """“4” or “2-5”, as a pair of numbers from 1."""

    name = "FROM-TO"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        first, _, last = str(value).partition("-")
        try:
            span = int(first), int(last or first)
        except ValueError:
            span = 0, 0
        if not 0 < span[0] <= span[1]:
            self.fail(f"{value!r} is no range of paragraphs such as 4 or 2-5.", param, ctx)
        return span


@click.command(name="export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, PDF]),
    help="What to write; else --out's ending says. Without FILE: markdown, csv, anki or json.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write there and not to the screen."
)
@click.option("--category", "categories", multiple=True, type=category_choice(), metavar="CATEGORY",
              help="Only this category, e.g. hedge; may be repeated.")  # fmt: skip
@click.option("--tag", "tags", multiple=True, help="Only notes with this tag; may be repeated.")
@click.option("--paragraphs", "part", type=ParagraphRange(), help="Only these paragraphs of FILE, e.g. 2-5.")
@voice_option
@click.option("--no-findings", is_flag=True, help="Leave out what the rules find; only your notes.")
@library_option
@click.pass_context
def export_notes(
    ctx: click.Context, file: Path | None, form: str | None, out: Path | None, categories: tuple[str, ...],
    tags: tuple[str, ...], part: tuple[int, int] | None, voice: str, no_findings: bool, path: Path,
) -> None:  # fmt: skip
    """Write the notes on FILE, or without FILE those on all articles of the library."""
    form = form or _form_of(out) or ("json" if file is None else "markdown")
    whose = Voice.parse(voice)
    if file is None and (form == PDF or not FORMATS[form].many or part or whose != ALL):
        raise click.UsageError(f"Name the FILE: {_why_one(form, part, whose)}.")
    with Library(path) as library:
        catalogue = load_catalogue()
        coloured = (form == PDF or FORMATS[form].coloured) and not no_findings
        analysed = coloured or whose != ALL
        sheets = [_sheet(library, file, catalogue, analysed=analysed)] if file else _all_sheets(library)
    if not categories:
        sheets = [without_quiet(sheet, catalogue) for sheet in sheets]
    sheets = [
        select(
            *(sheet,), categories=categories, tags=tags, voice=resolve(whose, sheet.analysis),
            span=paragraphs(sheet.article, *part) if part else None,
        )
        for sheet in sheets
    ]  # fmt: skip
    if not coloured:
        sheets = [replace(sheet, analysis=NO_ANALYSIS) for sheet in sheets]
    kept = sheets if file else [sheet for sheet in sheets if sheet.notes]
    data = _pdf(ctx.obj, kept[0], catalogue) if form == PDF else export(kept, form, catalogue)
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


def _why_one(form: str, part: tuple[int, int] | None, voice: Voice) -> str:
    if part:
        return "paragraphs are counted in one article"
    return "whose words they are is told in one article" if voice != ALL else f"{form} holds one article"


def _form_of(out: Path | None) -> str:
    if out is None:
        return ""
    return PDF if out.suffix.lower() == ".pdf" else format_of(out)


def _pdf(printer: Printer | None, sheet: Sheet, catalogue: Catalogue) -> bytes:
    from reader.exchange.print_page import to_print_html

    if printer is None:
        raise ExchangeError(NO_PRINTER)
    return printer(to_print_html(sheet, catalogue), sheet.title)


def _sheet(library: Library, file: Path, catalogue: Catalogue, *, analysed: bool) -> Sheet:
    article = load_or_recall(library, file)
    notes = tuple(notes_on(library, article.text_hash))
    return Sheet(article, notes, _analysis(library, article, catalogue) if analysed else NO_ANALYSIS)


def _analysis(library: Library, article: Article, catalogue: Catalogue) -> Analysis:
    """The one that the library keeps, if it is by these rules and this model; else a new one."""
    from reader.analysis.kept import unpack
    from reader.analysis.pipeline import model_version
    from reader.cli.pool import build_analyzer

    payload = library.articles.analysis(article.text_hash, catalogue.version, model_version())
    kept = unpack(payload) if payload else None
    return kept[0] if kept else build_analyzer().analyze(article)


def _all_sheets(library: Library) -> list[Sheet]:
    """Every article with notes; its findings stay out, an analysis of the whole library would take long."""
    sheets = []
    for record in library.articles.all():
        if notes := notes_on(library, record.hash):
            sheets.append(Sheet(library.articles.load(record.hash), tuple(notes)))
    return sheets
