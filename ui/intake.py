"""Several files at once: read one after another in the worker, kept in the library, and reported."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.analysis.protocol import Failed, Loaded
from reader.article import Article
from reader.errors import ReaderError
from ui.desk import Desk
from ui.engine import Engine

NO_PASSWORDS: Mapping[Path, str] = MappingProxyType({})
MOST_NAMED = 3
"""Files that could not be opened are named up to this many, so that the report stays a sentence."""


class Intake(QObject):
    """`done` brings the first article (or None) and the report. Texts that are there already are only counted.

    locked: the files of the last batch that ask for a password. A batch goes on while something else is read.
    """

    work_begun = Signal(str)
    work_progressed = Signal(int, int)
    work_ended = Signal()
    done = Signal(object, str)

    def __init__(self, engine: Engine, desk: Desk) -> None:
        super().__init__()
        self._engine, self._desk = engine, desk
        self._job = 0
        self._begin()
        engine.loaded.connect(self._on_loaded)
        engine.failed.connect(self._on_failed)
        engine.lost.connect(lambda _message: self.stop())

    @property
    def is_working(self) -> bool:
        return bool(self._job)

    def take(self, paths: Sequence[Path], passwords: Mapping[Path, str] = NO_PASSWORDS) -> None:
        """Begin; files that come while others are still read join them."""
        joins = self.is_working
        if not joins:
            self._begin()
        self._waiting.extend(paths)
        self._total += len(paths)
        self._passwords.update(passwords)
        self.tell()
        if not joins:
            self._next()

    def tell(self) -> None:
        """Say again what is going on, when something else has said so in between."""
        if self.is_working or self._waiting:
            self.work_begun.emit(f"Reading {self._total} files …" if self._total > 1 else "Reading a file …")
            self.work_progressed.emit(self._read, self._total)

    def stop(self) -> None:
        """The rest is left; what was kept stays, and the report says how far it came."""
        if self.is_working:
            self._engine.cancel(self._job)
            self._waiting.clear()
            self._finish()

    def _begin(self) -> None:
        self._waiting: deque[Path] = deque()
        self._passwords: dict[Path, str] = {}
        self._first: Article | None = None
        self._total = self._read = self._added = self._known = 0
        self._problems: list[str] = []
        self.locked: list[Path] = []

    def _next(self) -> None:
        self.work_progressed.emit(self._read, self._total)
        if not self._waiting:
            self._finish()
            return
        self._path = self._waiting.popleft()
        path = str(self._path.absolute())
        encoding, everything = self._desk.choices(path)
        password = self._passwords.get(self._path, "")
        self._job = self._engine.load(path=path, password=password, encoding=encoding, everything=everything)

    def _finish(self) -> None:
        self._job = 0
        self.work_ended.emit()
        counts = Counts(self._total, self._read, self._added, self._known, len(self.locked))
        self.done.emit(self._first, report(counts, self._problems))

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.job == self._job:
            self._read += 1
            self._first = self._first or loaded.article
            self._keep(loaded.article)
            self._next()

    def _on_failed(self, failed: Failed) -> None:
        if failed.job == self._job:
            self._read += 1
            if failed.password_needed:
                self.locked.append(self._path)
            else:
                self._problems.append(failed.message)
            self._next()

    def _keep(self, article: Article) -> None:
        library = self._desk.library
        if library is None:
            return
        known = self._desk.knows(article)
        try:
            library.articles.keep(self._desk.as_wanted(article))
        except ReaderError as error:
            self._problems.append(str(error))
            return
        self._known += known
        self._added += not known


class Counts(NamedTuple):
    """Of the files of a batch. locked: those that ask for a password."""

    total: int
    read: int
    added: int
    known: int = 0
    locked: int = 0


def report(counts: Counts, problems: Sequence[str]) -> str:
    """What became of the files, in a sentence."""
    parts = [f"{counts.added} added to the library"]
    if counts.known:
        parts.append(f"{counts.known} {'was' if counts.known == 1 else 'were'} there already")
    if problems:
        parts.append(f"{len(problems)} could not be opened")
    if counts.locked:
        parts.append(f"{counts.locked} {'asks' if counts.locked == 1 else 'ask'} for a password")
    stopped = f"Stopped after {counts.read} of {counts.total} files: " if counts.read < counts.total else ""
    named = " ".join(problems[:MOST_NAMED])
    more = " …" if len(problems) > MOST_NAMED else ""
    return f"{stopped}{', '.join(parts)}.{' ' + named if named else ''}{more}"
