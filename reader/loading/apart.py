"""Files read in a process of their own: one that takes too long or too much, or ends it, costs a sentence."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Self

from reader.article import Article
from reader.errors import LoadError, ReaderError
from reader.loading.light import is_light
from reader.loading.limits import PATIENCE, STOPPED, TOO_LONG, TOO_MUCH
from reader.loading.load import about, load_bytes, load_path
from reader.loading.memory import limit_memory

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_Load = Callable[[], Article]


class LoaderProcess:
    """Loads as `load_path` and `load_bytes` do. Light texts are read here, all else in the process.

    The process starts with the first file that needs it and serves all that follow; after one that it was
    given up for, the next gets a new process. patience: seconds for one file.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._running: tuple[BaseProcess, Connection[Any, Any]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def load_path(
        self, path: str, *, password: str = "", encoding: str = "", everything: bool = False
    ) -> Article:
        load = partial(load_path, path, password=password, encoding=encoding, everything=everything)
        return load() if is_light(path) else self._load(load, path)

    def load_bytes(self, data: bytes, *, name: str = "") -> Article:
        return self._load(partial(load_bytes, data, name=name), name)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._running is not None:
            process, connection = self._running
            self._running = None
            connection.close()
            process.kill()
            process.join()

    def _load(self, load: _Load, name: str) -> Article:
        """Raises the LoadError that the loader raised, or one that says what became of the process."""
        _, connection = self._running = self._running or _start()
        try:
            connection.send((load, name))
            if not connection.poll(self._patience):
                self.close()
                raise LoadError(about(name, TOO_LONG))
            answer: Article | ReaderError = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise LoadError(about(name, STOPPED)) from error
        if isinstance(answer, Article):
            return answer
        raise answer


def _start() -> tuple[BaseProcess, Connection[Any, Any]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), name="hedgerow loader", daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _serve(connection: Connection[Any, Any]) -> None:
    """Answers each request with an article or an error, until the other end closes."""
    limit_memory()
    try:
        while True:
            connection.send(_answer(*connection.recv()))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


def _answer(load: _Load, name: str) -> Article | ReaderError:
    try:
        return load()
    except ReaderError as error:
        return error
    except MemoryError:
        return LoadError(about(name, TOO_MUCH))
