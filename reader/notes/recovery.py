"""Backups as files: where they are, which is the newest, and putting one back."""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import LibraryError

STAMP = "%Y-%m-%d %H.%M.%S.%f"
SIDE_FILES = ("-wal", "-shm", "-journal")


class DamagedLibraryError(LibraryError):
    """The library fails SQLite's own check. backup: the newest copy, if there is one.

    Nothing has been touched: `put_back` or `set_aside` mend it once the reader has agreed.
    """

    def __init__(self, path: Path, backup: Path | None) -> None:
        self.path = path
        self.backup = backup
        offer = (
            f"“hedgerow notes restore” puts back the backup of {backup_time(backup):%d %B %Y, %H:%M} UTC."
            if backup
            else "there is no backup, and “hedgerow notes restore --empty” sets it aside and begins anew."
        )
        super().__init__(f"The library {path} is damaged: {offer}")


def backup_folder(library: Path) -> Path:
    return library.with_name(f"{library.stem}-backups")


def backups(library: Path) -> list[Path]:
    """The dated copies of the library, newest first."""
    named = re.compile(re.escape(library.stem) + r" \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.\d{6}\.db")
    folder = backup_folder(library)
    found = [p for p in folder.iterdir() if named.fullmatch(p.name)] if folder.is_dir() else []
    return sorted(found, key=lambda p: p.name, reverse=True)


def newest_backup(library: Path) -> Path | None:
    return next(iter(backups(library)), None)


def backup_time(backup: Path) -> datetime:
    """When the copy was made (UTC), from its name."""
    return datetime.strptime(backup.stem[-26:], STAMP).replace(tzinfo=UTC)


def stamp(moment: datetime) -> str:
    return moment.strftime(STAMP)


def set_aside(library: Path, moment: datetime) -> Path:
    """Renames the library, with what SQLite keeps beside it, to a dated name; gives that name."""
    aside = library.with_name(f"{library.stem} set aside {stamp(moment)}.db")
    try:
        for ending in ("", *SIDE_FILES):
            old = library.with_name(library.name + ending)
            if old.exists():
                old.rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise LibraryError(
            f"The library {library} cannot be set aside; close Hedgerow's other windows and try again."
        ) from error
    return aside


def put_copy(source: Path, target: Path) -> None:
    """Copies so that `target` is either absent or whole."""
    half = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, half)
        os.replace(half, target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise LibraryError(f"{source} cannot be copied to {target}: {error.strerror}.") from error
