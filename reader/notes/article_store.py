"""The articles of a library: their text, what the reader did with it, and finished analyses."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from reader.article import Article
from reader.errors import LibraryError
from reader.notes.connection import Connection, storable, time_text
from reader.notes.records import ArticleRecord
from reader.notes.rows import article_of, insert_article, read_rows, time_or_none

RECORDS = """
    SELECT a.hash, a.title, a.author, a.site, a.date, a.format, a.language, a.words, r.*,
        (SELECT count(*) FROM note n WHERE n.article = a.id AND n.deleted IS NULL) AS notes
    FROM article a JOIN reading r ON r.article = a.id
"""


class ArticleStore:
    """An article is known by the hash of its text; its text is kept, whatever becomes of the file."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._db = connection
        self._now = now

    def keep(self, article: Article) -> ArticleRecord:
        """Stores an article, or marks one that is there as opened now from `article.origin`."""
        now = time_text(self._now())
        with self._db.transaction():
            key = self._db.value("SELECT id FROM article WHERE hash = ?", article.text_hash)
            if key is None:
                key = insert_article(self._db, article)
            self._db.run(
                """INSERT INTO reading (article, origin, added, opened) VALUES (?, ?, ?, ?)
                ON CONFLICT (article) DO UPDATE SET
                    origin = excluded.origin, opened = excluded.opened, removed = NULL""",
                *(key, storable(article.origin), now, now),
            )
        return self.record(article.text_hash)

    def load(self, text_hash: str) -> Article:
        """The article as it was kept. Raises LibraryError when it is not in the library."""
        row = self._db.row(
            "SELECT a.*, r.origin FROM article a JOIN reading r ON r.article = a.id WHERE a.hash = ?",
            text_hash,
        )
        if row is None:
            raise LibraryError("This article is not in the library any more.")
        return article_of(row)

    def record(self, text_hash: str) -> ArticleRecord:
        """Raises LibraryError when the article is not in the library."""
        row = self._db.row(RECORDS + "WHERE a.hash = ?", text_hash)
        if row is None:
            raise LibraryError("This article is not in the library any more.")
        return _record(row)

    def __contains__(self, text_hash: str) -> bool:
        return self._db.row("SELECT 1 FROM article WHERE hash = ?", text_hash) is not None

    def all(self) -> list[ArticleRecord]:
        """Last opened first, without what is in the trash."""
        rows = self._db.rows(RECORDS + "WHERE r.removed IS NULL ORDER BY r.opened DESC")
        return read_rows(rows, _record, self._db.problems)

    def trash(self) -> list[ArticleRecord]:
        rows = self._db.rows(RECORDS + "WHERE r.removed IS NOT NULL ORDER BY r.removed DESC")
        return read_rows(rows, _record, self._db.problems)

    def earlier_version(self, article: Article) -> ArticleRecord | None:
        """Another text from the same origin that has notes: the latest opened, or None.

        When there is one, the reader is asked whether to carry its notes over (`Library.carry_over`).
        """
        row = self._db.row(
            RECORDS + "WHERE r.origin = ? AND r.origin != '' AND a.hash != ? AND r.removed IS NULL "
            "AND notes > 0 ORDER BY r.opened DESC LIMIT 1",
            *(storable(article.origin), article.text_hash),
        )
        return _record(row) if row else None

    def remove(self, text_hash: str) -> None:
        """To the trash, with its notes; after 30 days there it is gone."""
        self._set(text_hash, "removed", time_text(self._now()))

    def restore(self, text_hash: str) -> None:
        self._set(text_hash, "removed", None)

    def set_progress(self, text_hash: str, fraction: float) -> None:
        """How far it has been read, 0 to 1."""
        self._set(text_hash, "progress", min(max(fraction, 0.0), 1.0))

    def set_findings(self, text_hash: str, per_thousand: float) -> None:
        """Findings per 1,000 words, for the list."""
        self._set(text_hash, "findings", per_thousand)

    def set_tags(self, text_hash: str, tags: Iterable[str]) -> None:
        self._set(text_hash, "tags", json.dumps([storable(t) for t in tags], ensure_ascii=False))

    def set_view(self, text_hash: str, state: dict[str, Any]) -> None:
        """Whatever the window wants back when the article is opened again; plain JSON."""
        self._set(text_hash, "view", json.dumps(state))

    def view(self, text_hash: str) -> dict[str, Any]:
        """The state last set; {} when there is none."""
        stored = self._db.value(
            "SELECT view FROM reading JOIN article a ON a.id = article WHERE a.hash = ?", text_hash
        )
        state = json.loads(str(stored)) if stored else {}
        return state if isinstance(state, dict) else {}

    def keep_analysis(self, text_hash: str, rules_version: str, model: str, payload: bytes) -> None:
        """Keeps the latest analysis of an article; an older one is replaced."""
        with self._db.transaction():
            self._db.run(
                "INSERT OR REPLACE INTO analysis SELECT id, ?, ?, ? FROM article WHERE hash = ?",
                *(rules_version, model, payload, text_hash),
            )

    def analysis(self, text_hash: str, rules_version: str, model: str) -> bytes | None:
        """The payload kept for this very text, rules and model, or None."""
        stored = self._db.value(
            "SELECT payload FROM analysis x JOIN article a ON a.id = x.article "
            "WHERE a.hash = ? AND rules_version = ? AND model = ?",
            *(text_hash, rules_version, model),
        )
        return stored if isinstance(stored, bytes) else None

    def _set(self, text_hash: str, column: str, value: object) -> None:
        with self._db.transaction():
            self._db.run(
                f"UPDATE reading SET {column} = ? WHERE article = (SELECT id FROM article WHERE hash = ?)",
                *(value, text_hash),
            )


def _record(row: sqlite3.Row) -> ArticleRecord:
    plain = ("hash", "title", "author", "site", "date", "origin", "format", "language", "words", "findings")
    return ArticleRecord(
        **{name: row[name] for name in plain},
        progress=row["progress"],
        notes=row["notes"],
        tags=tuple(json.loads(row["tags"])),
        added=datetime.fromisoformat(row["added"]),
        opened=datetime.fromisoformat(row["opened"]),
        removed=time_or_none(row["removed"]),
    )
