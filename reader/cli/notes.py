"""`hedgerow notes`: the library without a window."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from reader.article import Article
from reader.cli.notes_exchange import export_notes, import_notes
from reader.cli.notes_shared import (
    category_choice,
    json_option,
    library_option,
    load,
    load_or_recall,
    notes_on,
)
from reader.errors import AnchorError, LibraryError
from reader.exchange.looks import PENS
from reader.notes.anchoring import describe, occurrences
from reader.notes.backup import put_back, set_aside_closed
from reader.notes.library import Library
from reader.notes.records import ArticleRecord, Hit, Note
from reader.notes.recovery import backup_time, backups


@click.group()
def notes() -> None:
    """Write, list, search, exchange and save notes on articles."""


notes.add_command(export_notes)
notes.add_command(import_notes)


@notes.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--quote", required=True, help="The words of the article that the note is about.")
@click.option("--nth", type=click.IntRange(1), help="Which of several places, counted from 1.")
@click.option("--body", default="", help="The note, in Markdown. Without it the words are only highlighted.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.option("--category", type=category_choice(), help="What you think it is.")
@click.option("--colour", type=click.Choice(PENS), help="The colour of the highlight.")
@library_option
def add(
    file: Path, quote: str, nth: int | None, body: str, tags: tuple[str, ...], category: str | None, colour: str | None,
    path: Path,
) -> None:  # fmt: skip
    """Put a note on a passage of FILE."""
    with Library(path) as library:
        article = load(library, file)
        anchor = describe(article, _place(article, quote, nth))
        library.articles.keep(article)
        note = library.notes.add(
            article.text_hash, anchor, body, tags=tags, category=category or "", colour=colour or ""
        )
    click.echo(f"Note {note.id} is saved in {path}.")


@notes.command(name="list")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--tag", default="", help="Only notes with this tag.")
@click.option("--carry-over", is_flag=True, help="First bring along notes on an earlier version of FILE.")
@library_option
@json_option
def list_notes(file: Path | None, tag: str, carry_over: bool, path: Path, as_json: bool) -> None:
    """List all notes, or those on FILE, in text order."""
    with Library(path) as library:
        found = [
            (
                record,
                [n for n in notes_on(library, record.hash) if not tag or tag.casefold() in _folded(n.tags)],
            )
            for record in _records(library, file, carry_over=carry_over)
        ]
        problems = library.problems
    if as_json:
        _print_json([_note_json(note, record) for record, on_it in found for note in on_it])
    else:
        _print_notes(found)
    for problem in problems:
        click.echo(problem, err=True)


@notes.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many hits.")
@library_option
@json_option
def search(query: str, limit: int, path: Path, as_json: bool) -> None:
    """Search notes, quotations and articles for QUERY.

    Words are found in all their forms. Also: "a phrase", begin*, -without, tag:NAME, in:notes,
    in:quotations and in:articles.
    """
    with Library(path) as library:
        hits = library.search(query, limit=limit)
    if as_json:
        _print_json([asdict(hit) for hit in hits])
    elif not hits:
        click.echo("Nothing found.")
    for hit in () if as_json else hits:
        _print_hit(hit)


@notes.command()
@library_option
def backup(path: Path) -> None:
    """Copy the library to a dated file beside it; the last ten are kept."""
    with Library(path) as library:
        made = library.backup()
    click.echo(f"Saved as {made}." if made else "Nothing has changed since the last backup.")


@notes.command()
@click.argument("backup_file", required=False, metavar="[BACKUP]", type=click.Path(path_type=Path))
@click.option("--list", "only_list", is_flag=True, help="List the backups and do nothing.")
@click.option("--empty", is_flag=True, help="Set the library aside and begin an empty one.")
@library_option
def restore(backup_file: Path | None, only_list: bool, empty: bool, path: Path) -> None:
    """Put back the newest backup, or BACKUP. What is there now is set aside, not deleted."""
    now = datetime.now(UTC)
    if only_list:
        for copy in backups(path):
            click.echo(f"{backup_time(copy):%Y-%m-%d %H:%M} UTC  {copy}")
        return
    if empty:
        click.echo(f"The library is set aside as {set_aside_closed(path, now)}; the next one begins empty.")
        return
    chosen = backup_file or next(iter(backups(path)), None)
    if chosen is None:
        raise LibraryError(f"There is no backup of {path}.")
    aside = put_back(path, chosen, now)
    click.echo(f"{chosen} is the library again." + (f" What was there is now {aside}." if aside else ""))


def _place(article: Article, quote: str, nth: int | None) -> tuple[int, int]:
    places = occurrences(article, quote)
    if not places:
        raise AnchorError(f"“{quote}” is not in the article; copy the words from it.")
    if len(places) > 1 and nth is None:
        raise AnchorError(
            f"“{quote}” stands {len(places)} times in the article; say which with --nth, or quote more of it."
        )
    if nth is not None and nth > len(places):
        raise AnchorError(f"“{quote}” stands only {len(places)} times in the article.")
    return places[(nth or 1) - 1]


def _records(library: Library, file: Path | None, *, carry_over: bool) -> list[ArticleRecord]:
    """The articles in question; notes on an earlier version of FILE are carried over or spoken of."""
    if file is None:
        return library.articles.all()
    article = load_or_recall(library, file)
    earlier = library.articles.earlier_version(article)
    if earlier and carry_over:
        done = library.carry_over(earlier.hash, article)
        click.echo(
            f"Notes carried over: {len(done.held)} in the same place, {len(done.moved)} moved, "
            f"{len(done.orphaned)} without their passage.",
            err=True,
        )
    elif earlier:
        click.echo(
            f"{_notes(earlier.notes)} on an earlier version of {file.name}; --carry-over brings them along.",
            err=True,
        )
    return [library.articles.record(article.text_hash)] if article.text_hash in library.articles else []


def _folded(tags: Iterable[str]) -> list[str]:
    return [tag.casefold() for tag in tags]


def _print_notes(found: list[tuple[ArticleRecord, list[Note]]]) -> None:
    if not any(on_it for _, on_it in found):
        click.echo("There are no notes yet.")
    for record, on_it in found:
        if on_it:
            click.secho(record.name, bold=True)
        for note in on_it:
            click.echo(f"{note.id:>5}  “{_short(note.anchor.exact)}”" + _orphan_sign(note))
            for line in [*note.body.splitlines(), " ".join(f"#{tag}" for tag in note.tags)]:
                click.echo(f"       {line}" if line else "", nl=bool(line))


def _notes(number: int) -> str:
    return "1 note is" if number == 1 else f"{number} notes are"


def _orphan_sign(note: Note) -> str:
    return "  (no longer in the article)" if note.orphaned else ""


def _print_hit(hit: Hit) -> None:
    number = f"note {hit.note}" if hit.note else "article"
    click.secho(f"{number}: {hit.title}", bold=True)
    marked, at = "", 0
    for start, end in hit.marks:
        marked += hit.snippet[at:start] + click.style(hit.snippet[start:end], underline=True)
        at = end
    click.echo("       " + " ".join((marked + hit.snippet[at:]).split()))


def _note_json(note: Note, record: ArticleRecord) -> dict[str, Any]:
    return {**asdict(note), "title": record.title, "origin": record.origin}


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def _short(text: str, most: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
