"""A file that kills or holds up the worker costs one sentence: window, article and library stay whole."""

from __future__ import annotations

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from reader.analysis.protocol import LoadRequest
from reader.loading.limits import STOPPED, TOO_LONG
from tests.ui.conftest import TEXT, OpenWindow, read
from tests.ui.fake_worker import FakeWorker
from ui.engine import Engine


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
    qtbot.waitUntil(lambda: window.messages.message == STOPPED)
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
        assert (failed.args[0].job, failed.args[0].message) == (job, TOO_LONG)
    with qtbot.waitSignal(engine.loaded):
        engine.load(text="Read by a new worker.")
    assert lost == []
    engine.close()
