"""Dated copies of a library, and putting one back."""

from __future__ import annotations

import filecmp
import sqlite3
from datetime import datetime
from pathlib import Path

from reader.errors import LibraryError
from reader.notes.connection import APPLICATION_ID, Connection, plain_errors
from reader.notes.recovery import DamagedLibraryError, backup_folder, backups, put_copy, set_aside, stamp

KEPT = 10


def make_backup(connection: Connection, moment: datetime) -> Path | None:
    """A compact, whole copy by VACUUM INTO; None when nothing has changed since the newest one.

    Only the last ten are kept. Raises LibraryError when there is no room or no right to write it.
    """
    if not connection.writable:
        return None
    library = connection.path
    target = backup_folder(library) / f"{library.stem} {stamp(moment)}.db"
    half = target.with_suffix(".part")
    newest = next(iter(backups(library)), None)
    try:
        target.parent.mkdir(exist_ok=True)
        connection.run("VACUUM INTO ?", str(half))
        if newest and filecmp.cmp(half, newest, shallow=False):
            return None
        half.rename(target)
        for old in backups(library)[KEPT:]:
            old.unlink()
    except OSError as error:
        raise LibraryError(f"No backup could be written to {target.parent}: {error.strerror}.") from error
    finally:
        half.unlink(missing_ok=True)
    return target


def put_back(library: Path, backup: Path, moment: datetime) -> Path | None:
    """Makes a backup the library. What is there now is set aside first, and its new path given.

    Raises LibraryError, with nothing changed, when the backup is no whole library or when another window
    still has the library open.
    """
    _check_copy(backup)
    aside = set_aside_closed(library, moment) if library.exists() else None
    put_copy(backup, library)
    return aside


def set_aside_closed(library: Path, moment: datetime) -> Path:
    """Sets a library aside once no other process uses it. Raises LibraryError while one does."""
    connection = Connection(library)
    try:
        # Leaving WAL needs the file for oneself alone, and folds the log into the file.
        connection.run("PRAGMA journal_mode = DELETE")
    except DamagedLibraryError:
        pass  # nothing to fold in; the file goes aside as it is
    finally:
        connection.close()
    return set_aside(library, moment)


def _check_copy(backup: Path) -> None:
    try:
        with plain_errors(backup):
            copy = sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            try:
                whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
                ours = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            finally:
                copy.close()
    except LibraryError as error:
        raise LibraryError(f"{backup} cannot be put back: it is not a whole Hedgerow library.") from error
    if not (whole and ours):
        raise LibraryError(f"{backup} cannot be put back: it is not a whole Hedgerow library.")
