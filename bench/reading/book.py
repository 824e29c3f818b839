"""The book that the window is measured with: 100,000 words, what the rules find in them, and 500 notes.

It is made as a reader makes it: the window opens the text and colours it with the real worker, then notes are
written into its library. That takes half a minute, once in a run of the bench.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.pairs import ROOT, environment
from bench.text import TextOf
from reader.article import Article
from reader.finding import Analysis
from reader.loading import load_path
from reader.measures.summary import Measures
from reader.notes.anchoring import describe
from reader.notes.library import Library

WORDS, FINDINGS, NOTES = 100_000, 5_000, 500


@dataclass(frozen=True)
class Book:
    """A folder with the text, a library in which it is kept with its analysis, and settings that know of it."""

    folder: Path

    @property
    def text(self) -> Path:
        return self.folder / "book.txt"

    @property
    def library(self) -> Path:
        return self.folder / "library.db"

    @property
    def settings(self) -> Path:
        return self.folder / "hedgerow" / "settings.ini"

    def contents(self) -> tuple[Article, Analysis, Measures]:
        """As they come out of the library."""
        from reader.analysis.kept import unpack
        from ui.settings import Settings

        settings = Settings(self.settings)
        versions = settings.get("engine/rules"), settings.get("engine/model")
        with Library(self.library) as library:
            article = library.articles.load(load_path(self.text).text_hash)
            payload = library.articles.analysis(article.text_hash, *versions)
        kept = unpack(payload) if payload else None
        if kept is None or len(kept[0].findings) < FINDINGS:
            raise SystemExit(f"The window is measured with {FINDINGS:,} findings; this text has fewer.")
        return article, *kept


@cache
def written(text_of: TextOf) -> Book:
    """Made when it is first asked for; gone when the bench ends."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    book = Book(folder)
    book.text.write_text(text_of(WORDS), "utf-8")
    command = [sys.executable, "-m", "bench.window", "--library", book.library, book.text]
    subprocess.run(command, cwd=ROOT, env=environment(folder), stdout=subprocess.DEVNULL, check=True)
    _annotate(book)
    return book


def _annotate(book: Book) -> None:
    article = load_path(book.text)
    step = len(article.text) // NOTES
    with Library(book.library) as library, library.transaction():
        for start in range(0, NOTES * step, step):
            place = describe(article, (start, start + 40))
            library.notes.add(article.text_hash, place, "Who says so, and how would they know?")
