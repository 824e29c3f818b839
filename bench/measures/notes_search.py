"""notes_search_ratio: a search of 10,000 notes on 1,000 articles, over bare FTS5 queries of the same file.

Ours: `Library.search` with tags, trash, titles, places and snippets. The peer: the same words asked of the
same two indices by SQL alone, best first, with FTS5's own snippet. Words are rare, middling and common.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.pairs import Ratio, paired
from bench.text import TextOf
from reader.loading import load_text
from reader.notes.anchoring import describe
from reader.notes.library import Library

ARTICLES = 1_000
NOTES_EACH = 10
ASKED = ("latrines", "historian", "consultation", "harbour", "council", "report", "months", "said")
BARE = "SELECT rowid, snippet({0}, -1, '', '', '…', 20) FROM {0} WHERE {0} MATCH ? ORDER BY rank LIMIT 50"


def measure(text_of: TextOf, pairs: int) -> Ratio:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library(path) as library:
            _fill(library, text_of)
            bare = sqlite3.connect(path)
            result = paired(
                lambda: _seconds(lambda words: len(library.search(words))),
                lambda: _seconds(lambda words: _ask_bare(bare, words)),
                max(pairs, 20),
            )
            bare.close()
    return result


def _fill(library: Library, text_of: TextOf) -> None:
    """Articles of some 300 words from one long text, each with notes on ten of its passages."""
    paragraphs = text_of(300 * ARTICLES).split("\n\n")
    size = len(paragraphs) // ARTICLES
    with library.transaction():
        for number in range(ARTICLES):
            pieces = paragraphs[number * size : (number + 1) * size]
            article = load_text(f"Article {number}\n\n" + "\n\n".join(pieces))
            record = library.articles.keep(article)
            step = len(article.text) // (NOTES_EACH + 1)
            for start in range(0, step * NOTES_EACH, step):
                body = paragraphs[(number * 7 + start) % len(paragraphs)]
                library.notes.add(record.hash, describe(article, (start, start + 40)), body, tags=["sources"])


def _ask_bare(connection: sqlite3.Connection, words: str) -> int:
    return sum(
        len(connection.execute(BARE.format(table), (words,)).fetchall())
        for table in ("note_fts", "article_fts")
    )


def _seconds(ask: Callable[[str], int]) -> float:
    begin = perf_counter()
    found = [ask(words) for words in ASKED]
    elapsed = perf_counter() - begin
    if not any(found):
        raise SystemExit("The searches find nothing: the text that is measured lacks the words asked for.")
    return elapsed
