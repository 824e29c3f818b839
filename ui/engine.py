"""The window's end of the worker process: asks, and turns the answers into signals.

spaCy lives in the worker. The process is started before Qt is, so that it loads the model while the
window opens.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

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
from reader.finding import Span
from reader.loading.limits import PATIENCE, STOPPED, TOO_LONG
from reader.loading.load import about
from ui.worker_line import Emitter, WorkerLine
from ui.worker_link import WorkerLink, start_worker

LOST = (
    "The part of Hedgerow that looks for findings has stopped twice. Your text and notes are safe; "
    "open the article again to try once more."
)


class Engine(QObject):
    """Answers arrive as signals, in this object's thread. Answers to a job given up are dropped.

    start: begins a worker. first: a worker that is running already. waits: without one until something is asked or
    `begin` is called. patience: milliseconds for a load,
    after which the worker is replaced.
    """

    ready = Signal(object)
    loaded = Signal(object)
    page_drawn = Signal(object)
    findings_ready = Signal(object)
    analysis_done = Signal(object)
    cancelled = Signal(int)
    failed = Signal(object)
    lost = Signal(str)

    _answered = Signal(object, object)
    _ended = Signal(object)

    def __init__(
        self,
        start: Callable[[], WorkerLink] = start_worker,
        first: WorkerLink | None = None,
        waits: bool = False,
        parent: QObject | None = None,
        patience: int = int(1000 * PATIENCE),
    ) -> None:
        super().__init__(parent)
        self._start, self._patience = start, patience
        self._line: WorkerLine | None = None
        self._wanted: dict[int, Request] = {}
        self._next_job = 1
        self._restarted = False
        self._answered.connect(self._on_answered)
        self._ended.connect(self._on_ended)
        if not waits:
            self._attach(first or start())

    def begin(self) -> None:
        """Have a worker ready, so that the next question finds its model loaded."""
        if self._line is None:
            self._attach(self._start())

    def load(
        self,
        *,
        path: str = "",
        text: str = "",
        html: str = "",
        address: str = "",
        password: str = "",
        encoding: str = "",
        everything: bool = False,
    ) -> int:
        """Ask for an article; gives the job's number, which the answer carries."""
        job = self._number()
        return self._ask_soon(
            LoadRequest(
                job,
                path,
                text,
                origin=address,
                html=html,
                password=password,
                encoding=encoding,
                everything=everything,
            )
        )

    def draw(self, path: str, page: int, width: int, password: str = "") -> int:
        """Ask for the picture of a page of a PDF file, so many pixels wide."""
        return self._ask_soon(PageRequest(self._number(), path, page, width, password))

    def analyze(self, article: Article, first: Span | None = None) -> int:
        """Ask for findings, those in the blocks that touch `first` first."""
        return self._ask(AnalyzeRequest(self._number(), article, first))

    def cancel(self, job: int) -> None:
        """Give up a job. Nothing more is heard of it but `cancelled`."""
        if self._wanted.pop(job, None) is not None:
            self._send(CancelRequest(job))
            self.cancelled.emit(job)

    def close(self) -> None:
        """End the worker; no signal comes after this."""
        self._wanted.clear()
        line, self._line = self._line, None
        if line is not None:
            line.cut()
            line.link.stop()

    def _number(self) -> int:
        self._next_job += 1
        return self._next_job - 1

    def _ask_soon(self, request: LoadRequest | PageRequest) -> int:
        """What must not take long: a file that holds up the worker is given up."""
        job = self._ask(request)
        QTimer.singleShot(self._patience, self, lambda: self._on_overdue(job))
        return job

    def _ask(self, request: LoadRequest | PageRequest | AnalyzeRequest) -> int:
        self._wanted[request.job] = request
        if self._line is None:
            self._restarted = False
            self._attach(self._start())
        self._send(request)
        return request.job

    def _send(self, request: Request) -> None:
        if self._line is not None:
            self._line.send(request)

    def _attach(self, link: WorkerLink) -> None:
        self._line = WorkerLine(link, self._answered, self._ended)

    def _on_answered(self, line: WorkerLine, answer: Answer) -> None:
        if line is not self._line:
            return
        match answer:
            case Ready():
                self.ready.emit(answer)
            case Cancelled(job):
                self._wanted.pop(job, None)
            case FindingsReady(job) if job in self._wanted:
                self.findings_ready.emit(answer)
            case Loaded(job) if self._wanted.pop(job, None):
                self._deliver(self.loaded, answer)
            case PageDrawn(job) if self._wanted.pop(job, None):
                self._deliver(self.page_drawn, answer)
            case AnalysisDone(job) if self._wanted.pop(job, None):
                self._deliver(self.analysis_done, answer)
            case Failed(job) if self._wanted.pop(job, None):
                self._deliver(self.failed, answer)

    def _deliver(self, signal: Emitter, answer: Answer) -> None:
        self._restarted = False
        signal.emit(answer)

    def _on_ended(self, line: WorkerLine) -> None:
        if line is not self._line:
            return
        self._detach(line)
        self._give_up_loads()
        if self._restarted:
            self._wanted.clear()
            self.lost.emit(LOST)
            return
        self._restarted = True
        self._begin_anew()

    def _detach(self, line: WorkerLine) -> None:
        """A process that has eaten up the memory takes seconds to end: the window does not wait for it."""
        line.cut()
        self._line = None
        threading.Thread(target=line.link.stop, name="end of a worker", daemon=True).start()

    def _begin_anew(self) -> None:
        self._attach(self._start())
        for request in list(self._wanted.values()):
            self._send(request)

    def _on_overdue(self, job: int) -> None:
        request = self._wanted.pop(job, None)
        if isinstance(request, LoadRequest | PageRequest):
            if self._line is not None:
                self._detach(self._line)
                self._begin_anew()
            self.failed.emit(Failed(job, about(request.path, TOO_LONG)))

    def _give_up_loads(self) -> None:
        """A file that has ended one worker would end the next one too; it is not tried again."""
        loads = [one for one in self._wanted.values() if isinstance(one, LoadRequest | PageRequest)]
        for request in loads:
            del self._wanted[request.job]
            self._restarted = False
            self.failed.emit(Failed(request.job, about(request.path, STOPPED)))
