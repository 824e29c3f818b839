"""Starting and ending the worker process. Imports no Qt and no spaCy: it runs before either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Stoppable(Protocol):
    def terminate(self) -> None: ...
    def join(self, timeout: float | None = None) -> None: ...


class WorkerLink(NamedTuple):
    """A running worker, and the window's end of the pipe to it."""

    process: Stoppable
    connection: Connection[Any, Any]

    def stop(self) -> None:
        """End the worker and wait until it is gone, which also ends whoever listens to the pipe."""
        self.process.terminate()
        self.process.join(5)


def start_worker() -> WorkerLink:
    """Start the process; it loads its model while the window opens."""
    import multiprocessing  # here: who reads an article again has its colours before a worker is needed

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs,), name="hedgerow worker", daemon=True)
    process.start()
    theirs.close()
    return WorkerLink(process, ours)


def _run(connection: Connection[Any, Any]) -> None:
    """In the worker process: only here is the module that imports spaCy named."""
    from reader.analysis.worker import run_worker

    run_worker(connection)
