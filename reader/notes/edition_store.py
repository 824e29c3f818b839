"""The editions of articles: what the reader said about them, how their files are read, what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reader.article import Article
from reader.errors import LibraryError
from reader.notes.connection import Connection, storable, time_text
from reader.notes.records import Edition
from reader.notes.rows import article_of, insert_article

ORPHANED = (
    "id NOT IN (SELECT article FROM reading) AND id NOT IN (SELECT whole FROM reading WHERE whole NOT NULL)"
)


class EditionStore:
    """`Library.revise` shows an article as another edition."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._db = connection
        self._now = now

    def of(self, text_hash: str) -> Edition:
        """The edition that has this text. Raises LibraryError when it is not in the library."""
        row = self._db.row(
            "SELECT a.*, r.origin, r.described, r.encoding, r.everything, r.whole, r.left_out "
            "FROM article a JOIN reading r ON r.article = a.id WHERE a.hash = ?",
            text_hash,
        )
        if row is None:
            raise LibraryError("This article is not in the library any more.")
        whole, left_out = article_of(row), frozenset[int]()
        if row["whole"] is not None:
            whole, left_out = self._whole(row["whole"], whole), frozenset(json.loads(row["left_out"]))
        return Edition(whole, left_out, row["encoding"], bool(row["everything"]), bool(row["described"]))

    def remembered(self, article: Article) -> Article:
        """An article that was just loaded, as the reader last wanted it: its name, and what is left out."""
        row = self._db.row(
            "SELECT a.hash, r.described, r.whole "
            "FROM article a JOIN reading r ON r.article = a.id LEFT JOIN article w ON w.id = r.whole "
            "WHERE ? IN (a.hash, w.hash) AND r.removed IS NULL ORDER BY r.opened DESC LIMIT 1",
            article.text_hash,
        )
        if row is None or not (row["described"] or row["whole"] is not None):
            return article
        edition = self.of(row["hash"])
        if edition.described:
            article = _named_as(edition.whole, article)
        return edition._replace(whole=article).article

    def choices(self, origin: str) -> tuple[str, bool]:
        """Encoding and whether everything was wanted when the file was last read: ("", False) if not known."""
        row = self._db.row(
            "SELECT encoding, everything FROM reading WHERE origin = ? AND origin != '' AND removed IS NULL "
            "ORDER BY opened DESC LIMIT 1",
            storable(origin),
        )
        return (row["encoding"], bool(row["everything"])) if row else ("", False)

    def put(self, shown: str, edition: Edition) -> None:
        """The edition takes the place that the article with this text hash has in the list."""
        article = edition.article
        with self._db.transaction():
            whole, key = self._keep(edition.whole), self._keep(article)
            self._db.run(
                "UPDATE article SET title = ?, author = ?, date = ?, site = ? WHERE id IN (?, ?)",
                *map(storable, (article.title, article.author, article.date, article.site)),
                *(whole, key),
            )
            self._take_place(shown, key)
            self._db.run(
                "UPDATE reading SET described = ?, encoding = ?, everything = ?, whole = ?, left_out = ?, "
                "origin = ?, opened = ?, removed = NULL WHERE article = ?",
                *(edition.described, edition.encoding, edition.everything),
                *(whole if edition.left_out else None, json.dumps(sorted(edition.left_out))),
                *(storable(edition.whole.origin), time_text(self._now()), key),
            )

    def sweep(self) -> None:
        """Texts that nobody reads and of which no edition is made are gone."""
        self._db.run(f"DELETE FROM article WHERE {ORPHANED}")

    def _whole(self, key: int, shown: Article) -> Article:
        row = self._db.row("SELECT *, ? AS origin FROM article WHERE id = ?", shown.origin, key)
        return article_of(row) if row else shown

    def _keep(self, article: Article) -> int:
        key = self._db.value("SELECT id FROM article WHERE hash = ?", article.text_hash)
        return int(str(key)) if key is not None else insert_article(self._db, article)

    def _take_place(self, shown: str, key: int) -> None:
        """The reading of the text shown until now (when added, tags, progress) becomes that of the new one."""
        old = self._db.value("SELECT id FROM article WHERE hash = ?", shown)
        if old != key:
            self._db.run("DELETE FROM reading WHERE article = ?", key)
            self._db.run("UPDATE reading SET article = ?, findings = NULL WHERE article = ?", key, old)


def _named_as(model: Article, article: Article) -> Article:
    return replace(article, title=model.title, author=model.author, date=model.date, site=model.site)
