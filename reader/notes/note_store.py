"""The notes of a library. Every method that writes has committed when it returns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.errors import LibraryError
from reader.notes.connection import Connection, storable, time_text
from reader.notes.records import Anchor, Note
from reader.notes.rows import read_rows, tags_of, time_or_none

NOTES = "SELECT n.*, a.hash FROM note n JOIN article a ON a.id = n.article "
IN_TEXT_ORDER = " ORDER BY n.start, n.stop, n.id"
COLUMNS = (
    "id, uid, article, start, stop, exact, prefix, suffix, block, body, tags, category, colour, finding, "
    "author, created, modified, deleted, orphaned"
)


class NoteStore:
    """To undo: `add` by `delete`, `delete` by `restore`, every other change by `put`ting the note back
    as it was; a `Note` in hand is never changed by a later write.
    """

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._db = connection
        self._now = now

    def add(
        self,
        article: str,
        anchor: Anchor,
        body: str = "",
        *,
        tags: Iterable[str] = (),
        category: str = "",
        colour: str = "",
        finding: str = "",
        author: str = "",
    ) -> Note:
        """A new note on the article with this text hash. Raises LibraryError if it is not kept."""
        from uuid import uuid4  # here: it looks at the whole platform first, and reading needs no new name

        now = self._now()
        marks = (category, colour, finding, author)
        return self.put(Note(0, str(uuid4()), article, anchor, body, _tidy(tags), *marks, now, now))

    def put(self, note: Note) -> Note:
        """Writes a note exactly as it is given; an id of 0 takes a new one. For undo and import."""
        with self._db.transaction():
            key = self._db.value("SELECT id FROM article WHERE hash = ?", note.article)
            if key is None:
                raise LibraryError("The article of this note is not in the library any more.")
            columns = COLUMNS.split(", ")
            changes = ", ".join(f"{c} = excluded.{c}" for c in columns[1:])
            row = self._db.run(
                f"INSERT INTO note ({COLUMNS}) VALUES ({', '.join('?' * len(columns))}) "
                f"ON CONFLICT (id) DO UPDATE SET {changes}",
                *_values(note, key),
            )
        return self.get(note.id or row)

    def put_all(self, notes: Iterable[Note]) -> None:
        """All of them, or none."""
        with self._db.transaction():
            for note in notes:
                self.put(note)

    def get(self, note_id: int) -> Note:
        """Also from the trash. Raises LibraryError when it is gone for good."""
        row = self._db.row(NOTES + "WHERE n.id = ?", note_id)
        if row is None:
            raise LibraryError("This note is not in the library any more.")
        return _note(row)

    def find(self, uid: str) -> Note | None:
        """The note that is the same in every library, also from the trash."""
        row = self._db.row(NOTES + "WHERE n.uid = ?", uid)
        return _note(row) if row else None

    def update(self, note_id: int, **changes: Any) -> Note:
        """Changes body, tags, category, colour or finding, by name; gives the note as it is now."""
        if "tags" in changes:
            changes["tags"] = _tidy(changes["tags"])
        return self.put(replace(self.get(note_id), modified=self._now(), **changes))

    def reattach(self, note_id: int, anchor: Anchor) -> Note:
        """Puts an orphan (or any note) on a passage that the reader has selected."""
        return self.update(note_id, anchor=anchor, orphaned=False)

    def delete(self, note_id: int) -> Note:
        """To the trash, from where it is gone after 30 days."""
        return self.put(replace(self.get(note_id), deleted=self._now()))

    def restore(self, note_id: int) -> Note:
        return self.put(replace(self.get(note_id), deleted=None))

    def of(self, article: str) -> list[Note]:
        """The notes on an article, in text order, without orphans and trash."""
        return self._where("a.hash = ? AND n.deleted IS NULL AND NOT n.orphaned", article)

    def orphans(self, article: str) -> list[Note]:
        """Notes whose passage is gone from the article, in the order in which they stood."""
        return self._where("a.hash = ? AND n.deleted IS NULL AND n.orphaned", article)

    def all(self) -> list[Note]:
        """Every note outside the trash, by article and text order."""
        return self._where("n.deleted IS NULL", order=" ORDER BY n.article, n.start, n.stop, n.id")

    def trash(self) -> list[Note]:
        """Last deleted first."""
        return self._where("n.deleted IS NOT NULL", order=" ORDER BY n.deleted DESC")

    def tags(self) -> dict[str, int]:
        """All tags in use with how many notes have them, most used first."""
        rows = self._db.rows(
            f"SELECT t.value, count(*) FROM note n, {tags_of('n.tags')} t WHERE n.deleted IS NULL "
            "GROUP BY t.value ORDER BY count(*) DESC, t.value"
        )
        return {tag: count for tag, count in rows if isinstance(tag, str)}

    def _where(self, condition: str, *values: object, order: str = IN_TEXT_ORDER) -> list[Note]:
        return read_rows(
            self._db.rows(f"{NOTES} WHERE {condition}{order}", *values), _note, self._db.problems
        )


def _tidy(tags: Iterable[str]) -> tuple[str, ...]:
    """Without "#", outer spaces, empty and repeated ones; the reader's order stays."""
    return tuple(dict.fromkeys(t for t in (" ".join(tag.split()).lstrip("#") for tag in tags) if t))


def _values(note: Note, article: object) -> tuple[object, ...]:
    a = note.anchor
    texts = (a.exact, a.prefix, a.suffix, a.block, note.body, json.dumps(note.tags, ensure_ascii=False))
    marks = (note.category, note.colour, note.finding, note.author)
    times = (note.created, note.modified, note.deleted)
    return (
        *(note.id or None, note.uid, article, a.start, a.end),
        *(storable(t) for t in (*texts, *marks)),
        *(time_text(t) if t else None for t in times),
        note.orphaned,
    )


def _note(row: sqlite3.Row) -> Note:
    anchor = Anchor(row["start"], row["stop"], row["exact"], row["prefix"], row["suffix"], row["block"])
    plain = ("id", "uid", "body", "category", "colour", "finding", "author")
    return Note(
        **{name: row[name] for name in plain},
        article=row["hash"],
        anchor=anchor,
        tags=tuple(json.loads(row["tags"])),
        created=datetime.fromisoformat(row["created"]),
        modified=datetime.fromisoformat(row["modified"]),
        orphaned=bool(row["orphaned"]),
        deleted=time_or_none(row["deleted"]),
    )
