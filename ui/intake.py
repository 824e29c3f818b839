"""Several files at once: read one after another in the worker, kept in the library, and reported."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.analysis.protocol import Failed, Loaded
from reader.article import Article
from reader.errors import ReaderError
from ui.desk import Desk
from ui.engine import Engine

MOST_NAMED = 3
"""Files that could not be opened are named up to this many, so that the report stays a sentence."""


class Intake(QObject):
    """`done` brings the first article (or None) and the report. Texts that are there already are only counted."""

    work_begun = Signal(str)
    work_progressed = Signal(int, int)
    work_ended = Signal()
    done = Signal(object, str)

    def __init__(self, engine: Engine, desk: Desk) -> None:
        super().__init__()
        self._engine, self._desk = engine, desk
        self._job = 0
        self._begin(())
        engine.loaded.connect(self._on_loaded)
        engine.failed.connect(self._on_failed)
        engine.lost.connect(lambda _message: self.stop())

    def take(self, paths: Sequence[Path]) -> None:
        """Begin; a batch that is still going on is given up, what it has kept stays."""
        self.stop()
        self._begin(paths)
        self.work_begun.emit(f"Reading {len(paths)} files …")
        self._next()

    def stop(self) -> None:
        if self._job:
            self._engine.cancel(self._job)
            self._job = 0
            self.work_ended.emit()

    def _begin(self, paths: Sequence[Path]) -> None:
        self._waiting, self._total = deque(paths), len(paths)
        self._first: Article | None = None
        self._added = self._known = 0
        self._problems: list[str] = []

    def _next(self) -> None:
        self.work_progressed.emit(self._total - len(self._waiting), self._total)
        if self._waiting:
            self._job = self._engine.load(path=str(self._waiting.popleft()))
            return
        self._job = 0
        self.work_ended.emit()
        self.done.emit(self._first, report(self._added, self._known, self._problems))

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.job == self._job:
            self._first = self._first or loaded.article
            self._keep(loaded.article)
            self._next()

    def _on_failed(self, failed: Failed) -> None:
        if failed.job == self._job:
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


def report(added: int, known: int, problems: Sequence[str]) -> str:
    """What became of the files, in a sentence."""
    parts = [f"{added} added to the library"]
    if known:
        parts.append(f"{known} {'was' if known == 1 else 'were'} there already")
    if problems:
        parts.append(f"{len(problems)} could not be opened")
    named = " ".join(problems[:MOST_NAMED])
    more = " …" if len(problems) > MOST_NAMED else ""
    return f"{', '.join(parts)}.{' ' + named if named else ''}{more}"
