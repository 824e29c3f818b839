"""One SQLite connection with the library's habits, and SQLite's errors in plain sentences."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from reader.errors import LibraryError
from reader.notes.recovery import DamagedLibraryError, newest_backup

APPLICATION_ID = 0x48656467
"""`PRAGMA application_id` of a Hedgerow library: "Hedg"."""

BUSY_SECONDS = 5.0
RETRY_SECONDS = 0.02
SQLITE_HEADER = b"SQLite format 3\x00"

SENTENCES = {
    sqlite3.SQLITE_BUSY: "The library {path} is held by another program; close that program and try again.",
    sqlite3.SQLITE_LOCKED: "The library {path} is held by another program; close that program and try again.",
    sqlite3.SQLITE_FULL: "The disk is full and the last change could not be saved; "
    "free some space and try again.",
    sqlite3.SQLITE_READONLY: "The library {path} may not be written to; "
    "change its permissions or choose another library.",
    sqlite3.SQLITE_PERM: "The library {path} may not be opened; change its permissions.",
    sqlite3.SQLITE_CANTOPEN: "The library {path} cannot be opened; "
    "check that its folder exists and may be written to.",
    sqlite3.SQLITE_IOERR: "The disk did not take or give the library {path}; "
    "check the disk and its free space.",
    sqlite3.SQLITE_TOOBIG: "The text is too large for the library.",
}
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what a user can mend into a `LibraryError`; a mistake of ours (bad SQL) propagates."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in DAMAGED:
            raise DamagedLibraryError(path, newest_backup(path)) from error
        if code in SENTENCES:
            raise LibraryError(SENTENCES[code].format(path=path)) from error
        raise


class Connection:
    """Belongs to the thread that made it. Every write is one short transaction, durable on return.

    writable: False where file or folder may only be read; then every write is a `LibraryError`.
    Raises LibraryError, or DamagedLibraryError for a file that fails SQLite's own check.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writable = _may_write(path)
        self.problems: list[str] = []
        with plain_errors(path):
            self._db = sqlite3.connect(
                _address(path, self.writable), uri=True, timeout=BUSY_SECONDS, isolation_level=None
            )
            self._db.row_factory = sqlite3.Row
            # One undecodable character must not hide the other rows.
            self._db.text_factory = lambda raw: raw.decode("utf-8", "replace")

    @property
    def raw(self) -> sqlite3.Connection:
        """For migrations, which work through sqlite-utils."""
        return self._db

    def start(self) -> None:
        """After the file is known to be ours: durable commits, foreign keys."""
        with plain_errors(self.path):
            if self.writable:
                self._use_wal()
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")

    def _use_wal(self) -> None:
        """SQLite's own waiting does not cover this switch when two programs open a new library at once."""
        patience = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > patience:
                    raise
            time.sleep(RETRY_SECONDS)

    def check(self) -> None:
        """Raises DamagedLibraryError unless SQLite's check of every page passes."""
        if self.value("PRAGMA quick_check(1)") != "ok":
            raise DamagedLibraryError(self.path, newest_backup(self.path))

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        with plain_errors(self.path):
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        with plain_errors(self.path):
            found: sqlite3.Row | None = self._db.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, *values: object) -> object:
        """The first column of the first row, None when there is none."""
        row = self.row(sql, *values)
        return None if row is None else row[0]

    def run(self, sql: str, *values: object) -> int:
        """Executes one statement; gives the id of the row that it inserted."""
        with plain_errors(self.path):
            return self._db.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. IMMEDIATE, so that two writers wait for each other and never deadlock."""
        if self._db.in_transaction:
            yield
            return
        if not self.writable:
            raise LibraryError(SENTENCES[sqlite3.SQLITE_READONLY].format(path=self.path))
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        with plain_errors(self.path):
            self._db.close()


def time_text(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Lone surrogates, which UTF-8 cannot hold, become U+FFFD; the length stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _may_write(path: Path) -> bool:
    """The folder too: SQLite keeps its log beside the library."""
    effective = os.access in os.supports_effective_ids
    places = [path.parent, path] if path.exists() else [path.parent]
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in places)


def _address(path: Path, writable: bool) -> str:
    """A read-only folder has no room for SQLite's shared memory file: then the file is read as it is."""
    address = f"file:{quote(path.absolute().as_posix())}"
    if writable:
        return address
    leftover = path.with_name(path.name + "-wal")
    return address + ("?mode=ro" if leftover.exists() else "?mode=ro&immutable=1")
