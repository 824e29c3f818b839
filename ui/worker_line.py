"""The two threads that wait on a worker's pipe, so that the window need not.

A long article does not fit into the pipe until the worker reads, and the window must not wait for that.
"""

from __future__ import annotations

import queue
import threading
from typing import Protocol

from reader.analysis.protocol import Request
from ui.worker_link import WorkerLink


class Emitter(Protocol):
    """A signal of a Qt object."""

    def emit(self, *arguments: object) -> None: ...


class WorkerLine:
    """What is sent through it is posted in order; what comes back is emitted with this line before it.

    answered: takes the line and an answer. ended: takes the line, once, when the worker is gone.

    A thread must never be the last to hold a Qt object: it would take it down while the window's thread still
    delivers to it, and the program with it. So the threads hold the signals through this line alone, and
    `cut` takes them away.
    """

    def __init__(self, link: WorkerLink, answered: Emitter, ended: Emitter) -> None:
        self.link = link
        self._signals: tuple[Emitter, Emitter] | None = (answered, ended)
        self._speaking = threading.Lock()
        self._outbox: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="answers", daemon=True).start()
        threading.Thread(target=self._post, name="requests", daemon=True).start()

    def send(self, request: Request) -> None:
        self._outbox.put(request)

    def cut(self) -> None:
        """Nothing is emitted any more, nothing sent. The worker is not ended by it."""
        with self._speaking:
            self._signals = None
        self._outbox.put(None)

    def _listen(self) -> None:
        while True:
            try:
                answer = self.link.connection.recv()
            except (EOFError, OSError):
                break
            with self._speaking:
                if self._signals:
                    self._signals[0].emit(self, answer)
        with self._speaking:
            if self._signals:
                self._signals[1].emit(self)

    def _post(self) -> None:
        """Until `None` comes, or until the process is gone, which is heard of."""
        while (request := self._outbox.get()) is not None:
            try:
                self.link.connection.send(request)
            except OSError:
                return
