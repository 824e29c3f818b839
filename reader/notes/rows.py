"""From database rows to records, so that one bad row never hides the others; and an article to its row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from reader.article import Article, Block, BlockKind
from reader.notes.connection import Connection, storable

WORDS = ("title", "author", "date", "site", "format", "language", "address", "text")

T = TypeVar("T")


def read_rows(rows: Iterable[sqlite3.Row], make: Callable[[sqlite3.Row], T], problems: list[str]) -> list[T]:
    """Every record that can be read; one sentence in `problems` for each that cannot."""
    made = []
    for row in rows:
        try:
            made.append(make(row))
        except (ValueError, TypeError, KeyError) as error:
            problem = f"One entry of the library cannot be read and is left out ({error})."
            if problem not in problems:
                problems.append(problem)
    return made


def tags_of(column: str) -> str:
    """SQL for a table of the tags in a JSON column, which is empty where the JSON is damaged."""
    return f"json_each(CASE WHEN json_valid({column}) THEN {column} ELSE '[]' END)"


def time_or_none(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def article_of(row: sqlite3.Row) -> Article:
    """A row of `article` with the `origin` of its reading."""
    blocks = tuple(Block(BlockKind(kind), *rest) for kind, *rest in json.loads(row["blocks"]))
    return Article(
        blocks=blocks,
        warnings=tuple(json.loads(row["warnings"])),
        captions=tuple(json.loads(row["captions"])),
        **{name: row[name] for name in (*WORDS, "origin")},
    )


def insert_article(db: Connection, article: Article) -> int:
    """Its key. The article must not be there yet."""
    blocks = [[b.kind, b.start, b.end, b.level, b.page] for b in article.blocks]
    columns = (*WORDS, "hash", "words", "warnings", "captions", "blocks")
    return db.run(
        f"INSERT INTO article ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        *(storable(getattr(article, name)) for name in WORDS),
        *(article.text_hash, article.word_count),
        *(json.dumps(part) for part in (article.warnings, article.captions, blocks)),
    )
