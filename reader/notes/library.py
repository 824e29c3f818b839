"""The reader's library: one SQLite file with articles, notes, dismissals and finished analyses.

    with Library(path) as library:
        record = library.articles.keep(article)
        note = library.notes.add(record.hash, describe(article, (120, 140)), "Who says so?", tags=["sources"])
        hits = library.search("who tag:sources in:notes")

`library.articles` (ArticleStore), `library.editions` (EditionStore), `library.notes` (NoteStore) and
`library.dismissals` (DismissalStore) hold the rest of the interface. A library belongs to the thread that
opened it. What they give back is frozen; every write has committed when it returns; two processes may have the same
library open and wait for each other. Errors that the reader can mend are `LibraryError`.

`library.problems` are sentences about rows that could not be read and were left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from reader.article import Article
from reader.errors import LibraryError
from reader.notes.article_store import ArticleStore
from reader.notes.connection import APPLICATION_ID, SQLITE_HEADER, Connection, time_text
from reader.notes.dismissal_store import DismissalStore
from reader.notes.edition_store import EditionStore
from reader.notes.note_store import NoteStore
from reader.notes.records import TRASH_DAYS, CarryOver, Edition, Hit
from reader.notes.recovery import DamagedLibraryError, newest_backup

SCHEMA_VERSION = 5


def utc_now() -> datetime:
    return datetime.now(UTC)


class Library:
    """Opens the library, or begins one where there is no file.

    now: the clock. Raises LibraryError: a file that is no library or comes from a newer Hedgerow is left
    as it is; a damaged one is a `DamagedLibraryError`, whose `backup` can be put back with
    `reader.notes.backup.put_back`.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self.now = now
        _refuse_other_files(path)
        self._db = Connection(path)
        self.editions = EditionStore(self._db, now)
        try:
            self._open()
        except BaseException:
            self._db.close()
            raise
        self.articles = ArticleStore(self._db, now)
        self.notes = NoteStore(self._db, now)
        self.dismissals = DismissalStore(self._db, now)
        self._seen = self._db.value("PRAGMA data_version")

    @property
    def writable(self) -> bool:
        """False where the file or its folder may only be read."""
        return self._db.writable

    @property
    def problems(self) -> list[str]:
        return self._db.problems

    def carry_over(self, old_hash: str, article: Article) -> CarryOver:
        """Moves the notes and dismissals of an older version to `article` (which is kept first)."""
        from reader.notes.versions import carry_over

        return carry_over(self, old_hash, article)

    def revise(self, shown: str, edition: Edition) -> Article:
        """Shows the article with this text hash as another edition; its notes and dismissals go along."""
        from reader.notes.editions import revise

        return revise(self, shown, edition)

    def search(self, query: str, *, typing: bool = False, limit: int = 50) -> list[Hit]:
        """Best first. See `reader.notes.search` for what may be asked; no query is an error.

        typing: the last word may be unfinished.
        """
        from reader.notes.search import search

        return search(self._db, query, typing=typing, limit=limit)

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has written to the library since this was last asked."""
        version = self._db.value("PRAGMA data_version")
        changed = version != self._seen
        self._seen = version
        return changed

    def backup(self) -> Path | None:
        """A dated copy beside the library, of which ten are kept; None when nothing has changed."""
        from reader.notes.backup import make_backup

        return make_backup(self._db, self.now())

    def destroy(self, notes: Iterable[int], articles: Iterable[str]) -> None:
        """Out of the trash for good: notes by id, articles with all their notes by text hash."""
        with self._db.transaction():
            for note in notes:
                self._db.run("DELETE FROM note WHERE id = ? AND deleted IS NOT NULL", note)
            for text_hash in articles:
                removed = "SELECT article FROM reading WHERE removed IS NOT NULL"
                self._db.run(f"DELETE FROM article WHERE hash = ? AND id IN ({removed})", text_hash)
            self.editions.sweep()

    def transaction(self) -> AbstractContextManager[None]:
        """Several writes as one: all of them are kept, or none."""
        return self._db.transaction()

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        version = self._refuse_other_databases()
        self._db.start()
        self._db.check()
        if version < SCHEMA_VERSION:
            self._migrate()
        if self.writable:
            self._empty_trash()

    def _refuse_other_databases(self) -> int:
        """The schema's version; reads only, so that a file that is not ours stays as it is."""
        version = int(str(self._db.value("PRAGMA user_version")))
        ours = self._db.value("PRAGMA application_id") == APPLICATION_ID
        if not ours and self._db.value("SELECT count(*) FROM sqlite_schema"):
            raise LibraryError(
                f"{self.path} belongs to another program; choose another file for the library."
            )
        if version > SCHEMA_VERSION:
            raise LibraryError(
                f"The library {self.path} was written by a newer Hedgerow; update Hedgerow to open it."
            )
        return version

    def _migrate(self) -> None:
        """All steps or none, one process at a time."""
        from sqlite_utils import Database

        from reader.notes.migrations import steps

        with self._db.transaction():
            steps.apply(Database(self._db.raw, execute_plugins=False))
            self._db.run(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.run(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _empty_trash(self) -> None:
        limit = time_text(self.now() - timedelta(days=TRASH_DAYS))
        notes, articles = "note WHERE deleted < ?", "reading WHERE removed < ?"
        # Looked at first: an empty trash must not wait for another window's writing.
        due = f"SELECT EXISTS (SELECT 1 FROM {notes}) OR EXISTS (SELECT 1 FROM {articles})"
        if self._db.value(due, limit, limit):
            with self._db.transaction():
                self._db.run(f"DELETE FROM {notes}", limit)
                self._db.run(f"DELETE FROM article WHERE id IN (SELECT article FROM {articles})", limit)
                self.editions.sweep()


def _refuse_other_files(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as file:
            header = file.read(len(SQLITE_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise LibraryError(f"The library {path} cannot be opened: {error.strerror}.") from error
    if header in (b"", SQLITE_HEADER):
        return
    backup = newest_backup(path)
    if backup:
        raise DamagedLibraryError(path, backup)
    raise LibraryError(f"{path} is not a Hedgerow library; choose another file for it.")
