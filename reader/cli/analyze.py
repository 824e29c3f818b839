"""`hedgerow analyze`: the engine over files, standard input or JSON lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from reader.article import Article
from reader.cli.pool import Tools, run_in_order
from reader.cli.progress import with_progress
from reader.cli.rendering import Page, Render, formats, page_on
from reader.cli.wanted import Wanted, voice_option
from reader.errors import PasswordNeededError, ReaderError
from reader.loading.apart import LoaderProcess
from reader.portions import portions
from reader.rules import Catalogue, load_catalogue
from reader.voice import Voice

PORTION = 30_000
"""Bytes of files that are analysed together: larger ones are no faster, and leave a core idle at the end."""


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "csv"]),
    default="text",
    help="What to print.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write there and not to the screen."
)
@click.option("--jobs", type=click.IntRange(0), default=1, help="Processes; 0 takes one for each core.")
@click.option("--only", default="", metavar="CATEGORY[,…]", help="Only these categories.")
@voice_option
@click.option("--password", default="", help="Of a PDF that is protected.")
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
    voice: str,
    password: str,
    rule_files: tuple[Path, ...],
    lines: str | None,
) -> None:
    """Analyse FILEs (- is standard input) and print what is found."""
    if bool(files) == bool(lines):
        raise click.UsageError("Name one or more files, or give --jsonl.")
    if form == "html" and len(files) > 1:
        raise click.UsageError("--format html makes one page: name one file.")
    catalogue = load_catalogue(rule_files)
    wanted = Wanted(_categories(only, catalogue), Voice.parse(voice))
    with ExitStack() as stack:
        stream = stack.enter_context(_open_output(out)) if out else sys.stdout
        if lines:
            failed = _analyze_lines(lines, stream, jobs, catalogue, wanted)
        else:
            examine = partial(_examine, wanted=wanted, password=password)
            failed = _analyze_files(files, form, stream, jobs, catalogue, examine)
    if failed:
        sys.exit(1)


def _analyze_lines(source: str, stream: TextIO, jobs: int, catalogue: Catalogue, wanted: Wanted) -> bool:
    from reader.cli.jsonl import analyze_chunk, chunks, is_error

    work = partial(analyze_chunk, wanted=wanted)
    failed = False
    with click.open_file(source, encoding="utf-8", errors="replace") as lines:
        answers = run_in_order(work, chunks(lines), jobs, catalogue)
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
    catalogue: Catalogue,
    examine: Callable[..., list[str | ReaderError]],
) -> bool:
    """Writes each article as soon as it and those before it are known."""
    alone = len(files) == 1
    page = page_on(stream, alone) if form == "text" else Page(alone)
    layout = formats(alone)[form]
    work = partial(examine, render=layout.render, page=page)
    # Short files together: the parser works best on many paragraphs at once.
    together = list(portions(files, _size, PORTION))
    jobs = min(jobs or os.cpu_count() or 1, len(together))
    results = (r for portion in run_in_order(work, together, jobs, catalogue) for r in portion)
    failed, written = False, 0
    for result in with_progress(results, "articles", len(files)):
        if isinstance(result, ReaderError):
            click.echo(f"Error: {result}", err=True)
            failed = True
        else:
            stream.write((layout.between if written else layout.head) + result)
            written += 1
    if written:
        stream.write(layout.foot)
    return failed


def _size(file: str) -> int:
    return os.path.getsize(file) if os.path.isfile(file) else 0


def _examine(
    tools: Tools, files: Sequence[str], wanted: Wanted, password: str, render: Render, page: Page
) -> list[str | ReaderError]:
    from reader.measures.readability import measure

    loaded = [_load_or_error(tools.loader, file, password) for file in files]
    analyses = tools.analyzer.analyze_many(one for one in loaded if isinstance(one, Article))
    results: list[str | ReaderError] = []
    for one in loaded:
        if isinstance(one, ReaderError):
            results.append(one)
            continue
        try:
            analysis = wanted.of(next(analyses))
        except ReaderError as error:
            results.append(ReaderError(f"{one.origin or one.title}: {error}"))
            continue
        results.append(render(one, analysis, measure(one, analysis), tools.analyzer.catalogue, page))
    return results


def _load_or_error(loader: LoaderProcess, file: str, password: str) -> Article | ReaderError:
    try:
        return load(loader, file, password)
    except PasswordNeededError as error:
        return ReaderError(f"{error} On the command line it is given with --password.")
    except ReaderError as error:
        return error


def load(loader: LoaderProcess, file: str, password: str = "") -> Article:
    """An article from a path, or from standard input for “-”."""
    if file == "-":
        return loader.load_bytes(sys.stdin.buffer.read(), name="standard input")
    return loader.load_path(file, password=password)


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
