"""The window's end of the worker process: nothing stale, nothing lost, one restart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.analysis.protocol import AnalyzeRequest, CancelRequest
from tests.ui.fake_worker import FakeWorker, make_article
from ui.engine import Engine

ARTICLE = make_article("Observers may say.\n\nIt may rain.")


class Workers:
    """Starts fake workers and remembers them."""

    def __init__(self) -> None:
        self.started: list[FakeWorker] = []
        self.make: Callable[[], FakeWorker] = FakeWorker

    def start(self) -> object:
        self.started.append(self.make())
        return self.started[-1].link


@pytest.fixture
def workers() -> Workers:
    return Workers()


@pytest.fixture
def engine(qtbot: QtBot, workers: Workers) -> Iterator[Engine]:
    engine = Engine(workers.start)
    yield engine
    engine.close()


def test_an_article_comes_back_loaded_and_then_analysed(qtbot: QtBot, engine: Engine) -> None:
    with qtbot.waitSignal(engine.loaded) as loaded:
        job = engine.load(text="Observers may say.")
    assert loaded.args[0].job == job
    with qtbot.waitSignal(engine.analysis_done) as done:
        engine.analyze(loaded.args[0].article)
    assert [f.category for f in done.args[0].analysis.findings] == ["unattributed", "hedge"]


def test_findings_come_before_the_analysis_is_done(qtbot: QtBot, engine: Engine, workers: Workers) -> None:
    workers.make = lambda: FakeWorker(hold=True)
    held = Engine(workers.start)
    with qtbot.waitSignal(held.findings_ready) as first:
        held.analyze(ARTICLE)
    assert first.args[0].done < first.args[0].total
    held.close()


def test_nothing_is_heard_of_a_cancelled_job(qtbot: QtBot, workers: Workers) -> None:
    workers.make = lambda: FakeWorker(hold=True)
    engine = Engine(workers.start)
    with qtbot.waitSignal(engine.findings_ready):
        job = engine.analyze(ARTICLE)
    with qtbot.waitSignal(engine.cancelled):
        engine.cancel(job)
    heard: list[object] = []
    engine.findings_ready.connect(heard.append)
    engine.analysis_done.connect(heard.append)
    workers.started[0].release()
    qtbot.waitUntil(lambda: any(isinstance(r, CancelRequest) for r in workers.started[0].requests))
    with qtbot.waitSignal(engine.loaded):
        engine.load(text="Another one.")
    assert heard == []
    engine.close()


def test_a_crashed_worker_is_started_again_and_the_job_with_it(qtbot: QtBot, workers: Workers) -> None:
    broken = iter([FakeWorker(crash_on="say"), FakeWorker()])
    workers.make = lambda: next(broken)
    engine = Engine(workers.start)
    with qtbot.waitSignal(engine.analysis_done) as done:
        job = engine.analyze(ARTICLE)
    assert done.args[0].job == job
    assert len(workers.started) == 2
    engine.close()


def test_a_worker_that_crashes_twice_is_reported_and_a_new_job_tries_again(
    qtbot: QtBot, workers: Workers
) -> None:
    workers.make = lambda: FakeWorker(crash_on="say")
    engine = Engine(workers.start)
    with qtbot.waitSignal(engine.lost) as lost:
        engine.analyze(ARTICLE)
    assert "notes are safe" in lost.args[0]
    with qtbot.waitSignal(engine.analysis_done):
        engine.analyze(make_article("It may rain."))
    assert len(workers.started) == 3
    engine.close()


def test_a_long_article_does_not_block_the_window_while_the_worker_is_busy(
    qtbot: QtBot, workers: Workers
) -> None:
    workers.make = lambda: FakeWorker(hold=True)
    engine = Engine(workers.start)
    with qtbot.waitSignal(engine.findings_ready):
        engine.analyze(ARTICLE)
    engine.analyze(make_article("Rain and rain. " * 200_000))
    workers.started[0].release()
    qtbot.waitUntil(lambda: sum(isinstance(r, AnalyzeRequest) for r in workers.started[0].requests) == 2)
    engine.close()


def test_the_windows_process_never_imports_spacy() -> None:
    code = "import sys, ui.engine, ui.app; print([m for m in sys.modules if m.split('.')[0] in {names}])"
    names = "('spacy', 'thinc', 'textstat')"
    out = subprocess.run(
        [sys.executable, "-c", code.replace("{names}", names)], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"


def test_an_engine_that_waits_starts_its_worker_when_it_is_asked(qtbot: QtBot, workers: Workers) -> None:
    waiting = Engine(workers.start, waits=True)
    assert workers.started == []
    with qtbot.waitSignal(waiting.analysis_done):
        waiting.analyze(ARTICLE)
    waiting.begin()
    assert len(workers.started) == 1
    waiting.close()


def test_an_engine_that_waits_has_its_worker_ready_once_it_is_begun(qtbot: QtBot, workers: Workers) -> None:
    waiting = Engine(workers.start, waits=True)
    with qtbot.waitSignal(waiting.ready):
        waiting.begin()
    waiting.close()
