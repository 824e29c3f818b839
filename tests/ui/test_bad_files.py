"""A file that kills or holds up the worker costs one sentence: window, article and library stay whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from reader.analysis.protocol import LoadRequest
from reader.loading.limits import STOPPED, TOO_LONG
from reader.loading.load import about
from tests.ui.conftest import TEXT, OpenWindow, read
from tests.ui.fake_worker import FakeWorker
from ui.engine import Engine
from ui.worker_link import WorkerLink


class DyingWorker(FakeWorker):
    """Ends on every file, as a loader that crashes the process."""

    def _answers(self, request: object) -> Iterator[object]:
        if isinstance(request, LoadRequest) and request.path:
            self.ended.set()
            return
        yield from super()._answers(request)


class StuckWorker(FakeWorker):
    """Never comes back from a file."""

    def _answers(self, request: object) -> Iterator[object]:
        if isinstance(request, LoadRequest) and request.path:
            self.ended.wait()
            return
        yield from super()._answers(request)


def test_a_file_that_kills_the_worker_leaves_window_and_library_whole(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = read(qtbot, open_window(DyingWorker()))
    window.arrivals.open_path("evil.pdf")
    qtbot.waitUntil(lambda: window.messages.message == about("evil.pdf", STOPPED))
    assert window.session.article.text == TEXT
    assert window.desk.library is not None
    assert [r.hash for r in window.desk.library.articles.all()] == [window.session.article.text_hash]
    read(qtbot, window, "Observers may be read by a new worker.")


def test_a_file_that_takes_too_long_is_given_up_again_and_again(qtbot: QtBot) -> None:
    engine = Engine(lambda: StuckWorker().link, patience=50)
    lost: list[str] = []
    engine.lost.connect(lost.append)
    for _ in range(3):
        with qtbot.waitSignal(engine.failed) as failed:
            job = engine.load(path="endless.pdf")
        assert (failed.args[0].job, failed.args[0].message) == (job, about("endless.pdf", TOO_LONG))
    with qtbot.waitSignal(engine.loaded):
        engine.load(text="Read by a new worker.")
    assert lost == []
    engine.close()


class Undying:
    """A process that takes its time to end, as one does that has eaten up the memory."""

    def __init__(self) -> None:
        self.gone = threading.Event()

    def terminate(self) -> None: ...

    def join(self, timeout: float | None = None) -> None:
        self.gone.wait()


def test_the_window_does_not_wait_for_a_worker_that_takes_its_time_to_end(qtbot: QtBot) -> None:
    process = Undying()
    engine = Engine(
        lambda: FakeWorker().link, WorkerLink(process, StuckWorker().link.connection), patience=50
    )
    with qtbot.waitSignal(engine.failed):
        engine.load(path="endless.pdf")
    process.gone.set()
    engine.close()
