"""The long-lived worker process: it alone loads the language model. See protocol.py for its messages."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from reader.analysis.kept import pack
from reader.analysis.lightly import settle, start_lightly
from reader.analysis.protocol import (
    AnalysisDone,
    AnalyzeRequest,
    Answer,
    Cancelled,
    CancelRequest,
    Failed,
    FindingsReady,
    Loaded,
    LoadRequest,
    PageDrawn,
    PageRequest,
    Ready,
    Request,
)
from reader.article import Article
from reader.errors import PasswordNeededError, ReaderError
from reader.loading.limits import TOO_MUCH
from reader.loading.load import about
from reader.loading.memory import limit_memory
from reader.loading.pdf.picture import PageDrawer

if TYPE_CHECKING:
    from reader.analysis.analyzer import Analyzer

WAIT = 0.05
"""Seconds between two looks at whether the model is there."""


def run_worker(connection: Connection) -> None:
    """Serve requests until the other end closes. The target of a spawned process."""
    limit_memory()
    try:
        Worker(connection).serve()
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


class Worker:
    """Articles are loaded while a second thread loads the model: a reader sees the text, then the colours."""

    def __init__(self, connection: Connection) -> None:
        start_lightly()
        self._connection = connection
        self._sending = threading.Lock()
        self._waiting: deque[Request] = deque()
        self._analyzer: Future[Analyzer] = Future()
        self._drawer = PageDrawer()

    def serve(self) -> None:
        """A file asked for before the model begins to load is read before it: importing spaCy takes turns."""
        from reader import loading  # noqa: F401

        if self._connection.poll():
            first = self._connection.recv()
            if isinstance(first, LoadRequest):
                self.answer(first)
            else:
                self._waiting.append(first)
        threading.Thread(target=self._load_model, name="model", daemon=True).start()
        while True:
            self.answer(self._waiting.popleft() if self._waiting else self._connection.recv())

    def _load_model(self) -> None:
        try:
            from reader.analysis.analyzer import Analyzer
            from reader.analysis.pipeline import load_pipeline
            from reader.rules import load_catalogue

            analyzer = Analyzer(load_pipeline(), load_catalogue())
            settle()
        except BaseException as error:
            self._analyzer.set_exception(error)
            raise
        self._analyzer.set_result(analyzer)
        self._send(Ready(analyzer.model, analyzer.catalogue.version))

    def answer(self, request: Request) -> None:
        """Whatever comes of it is sent."""
        try:
            self._handle(request)
        except ReaderError as error:
            needed = isinstance(error, PasswordNeededError)
            self._send(Failed(request.job, str(error), password_needed=needed))
        except MemoryError:
            path = request.path if isinstance(request, LoadRequest | PageRequest) else ""
            self._send(Failed(request.job, about(path, TOO_MUCH)))

    def _handle(self, request: Request) -> None:
        if isinstance(request, LoadRequest):
            self._send(Loaded(request.job, _load(request)))
        elif isinstance(request, PageRequest):
            picture = self._drawer.draw(request.path, request.page, request.width, request.password)
            self._send(PageDrawn(request.job, picture))
        elif isinstance(request, AnalyzeRequest):
            self._analyze(request)

    def _analyze(self, request: AnalyzeRequest) -> None:
        from reader.measures.readability import measure

        while not self._analyzer.done():
            self._connection.poll(WAIT)
            if self._cancelled(request.job):
                self._send(Cancelled(request.job))
                return
        steps = self._analyzer.result().stream(request.article, request.first)
        while not self._cancelled(request.job):
            try:
                step = next(steps)
            except StopIteration as stop:
                measures = measure(request.article, stop.value)
                self._send(AnalysisDone(request.job, stop.value, measures, pack(stop.value, measures)))
                return
            self._send(FindingsReady(request.job, step.find(), step.done, step.total))
        self._send(Cancelled(request.job))

    def _cancelled(self, job: int) -> bool:
        """Look through what has come in meanwhile: files and pages do not wait for a long analysis."""
        while self._connection.poll():
            request = self._connection.recv()
            if isinstance(request, LoadRequest | PageRequest):
                self.answer(request)
            else:
                self._waiting.append(request)
        cancels = [r for r in self._waiting if isinstance(r, CancelRequest) and r.job == job]
        for cancel in cancels:
            self._waiting.remove(cancel)
        return bool(cancels)

    def _send(self, answer: Answer) -> None:
        with self._sending:
            self._connection.send(answer)


def _load(request: LoadRequest) -> Article:
    from reader import loading

    choices = {"password": request.password, "encoding": request.encoding}
    if request.path:
        return loading.load_path(request.path, everything=request.everything, **choices)
    if request.data:
        return loading.load_bytes(request.data, name=request.origin, everything=request.everything, **choices)
    if request.html:
        return loading.load_html_text(request.html, address=request.origin)
    return loading.load_text(request.text, address=request.origin)
