"""What several `hedgerow notes` commands share."""

from __future__ import annotations

from pathlib import Path

import click

from reader.article import Article
from reader.loading.apart import LoaderProcess
from reader.notes.library import Library
from reader.notes.records import Note
from reader.paths import default_library_path
from reader.rules.categories import load_categories

library_option = click.option(
    "--library",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=default_library_path,
    show_default="your own library",
    help="The library file to use.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def category_choice() -> click.Choice[str]:
    """One of the categories, by id."""
    return click.Choice([category.id for category in load_categories()])


def load(library: Library, file: Path) -> Article:
    """The article as its reader last wanted it: its encoding, its name, without what was left out.

    By its whole path, so that the library knows the file again from any folder.
    """
    path = str(file.resolve())
    encoding, everything = library.editions.choices(path)
    with LoaderProcess() as loader:
        article = loader.load_path(path, encoding=encoding, everything=everything)
    return library.editions.remembered(article)


def load_or_recall(library: Library, file: Path) -> Article:
    """The article in the file; from the library where the file has moved or gone."""
    if not file.exists():
        for record in library.articles.all():
            if record.origin == str(file.resolve()):
                return library.articles.load(record.hash)
    return load(library, file)


def notes_on(library: Library, text_hash: str) -> list[Note]:
    """In text order, those without their passage last; none for an article that is not kept."""
    return library.notes.of(text_hash) + library.notes.orphans(text_hash)
