"""What the reader does not want to see again: "not this one", "not this rule", "not this word"."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import astuple
from datetime import datetime

from reader.errors import LibraryError
from reader.notes.connection import Connection, storable, time_text
from reader.notes.records import Anchor, Dismissal, Scope
from reader.notes.rows import read_rows

DISMISSALS = (
    "SELECT d.*, coalesce(a.hash, '') AS hash FROM dismissal d LEFT JOIN article a ON a.id = d.article "
)


class DismissalStore:
    """`Dismissal.covers` says of a finding whether it is one of these. Undo with `undismiss` and `put`."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._db = connection
        self._now = now

    def dismiss(
        self, scope: Scope, *, article: str = "", rule: str = "", word: str = "", anchor: Anchor | None = None
    ) -> Dismissal:
        """FINDING needs article, rule and anchor; RULE a rule; WORD a word. An empty article means all."""
        return self.put(Dismissal(0, scope, article, rule, word.casefold(), anchor, self._now()))

    def put(self, dismissal: Dismissal) -> Dismissal:
        """Writes it as it is given; an id of 0 takes a new one."""
        d = dismissal
        with self._db.transaction():
            key = self._db.value("SELECT id FROM article WHERE hash = ?", d.article)
            if d.article and key is None:
                raise LibraryError("This article is not in the library any more.")
            anchor = json.dumps(astuple(d.anchor)) if d.anchor else None
            row = self._db.run(
                "INSERT OR REPLACE INTO dismissal VALUES (?, ?, ?, ?, ?, ?, ?)",
                *(d.id or None, d.scope, key, d.rule, storable(d.word), anchor, time_text(d.created)),
            )
        return next(found for found in self.all() if found.id == (d.id or row))

    def undismiss(self, dismissal_id: int) -> None:
        with self._db.transaction():
            self._db.run("DELETE FROM dismissal WHERE id = ?", dismissal_id)

    def of(self, article: str) -> list[Dismissal]:
        """Those of this article and those of all articles."""
        rows = self._db.rows(DISMISSALS + "WHERE d.article IS NULL OR a.hash = ? ORDER BY d.id", article)
        return read_rows(rows, _dismissal, self._db.problems)

    def all(self) -> list[Dismissal]:
        return read_rows(self._db.rows(DISMISSALS + "ORDER BY d.id"), _dismissal, self._db.problems)


def _dismissal(row: sqlite3.Row) -> Dismissal:
    anchor = Anchor(*json.loads(row["anchor"])) if row["anchor"] else None
    created = datetime.fromisoformat(row["created"])
    return Dismissal(row["id"], Scope(row["scope"]), row["hash"], row["rule"], row["word"], anchor, created)
