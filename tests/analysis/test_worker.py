"""The worker process answers every request with its job's id, cancels between batches, and outlives bad input."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from reader.analysis.protocol import (
    AnalysisDone,
    AnalyzeRequest,
    Cancelled,
    CancelRequest,
    Failed,
    FindingsReady,
    Loaded,
    LoadRequest,
    PageDrawn,
    PageRequest,
    Ready,
)
from reader.analysis.worker import run_worker

TEXT = "Observers have noted that the plan may fail."


@pytest.fixture(scope="module")
def worker() -> Iterator[Connection]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=run_worker, args=(theirs,))
    process.start()
    theirs.close()
    assert isinstance(ours.recv(), Ready)
    yield ours
    ours.close()
    process.join(20)
    assert process.exitcode == 0


def answers(worker: Connection, *last: type) -> list[object]:
    found = [worker.recv()]
    while not isinstance(found[-1], last):
        found.append(worker.recv())
    return found


def test_text_is_loaded_and_analysed(worker: Connection) -> None:
    worker.send(LoadRequest(1, text=TEXT))
    loaded = worker.recv()
    assert isinstance(loaded, Loaded)
    worker.send(AnalyzeRequest(2, loaded.article))
    found = answers(worker, AnalysisDone)
    assert {answer.job for answer in found} == {2}
    assert isinstance(found[0], FindingsReady)
    assert found[-1].measures.words == 8
    assert any(f.rule == "hedge.modal.may-might" for f in found[-1].analysis.findings)


def test_a_bad_file_costs_a_sentence_and_not_the_worker(worker: Connection, tmp_path: Path) -> None:
    worker.send(LoadRequest(3, path=str(tmp_path / "nowhere.txt")))
    failed = worker.recv()
    assert isinstance(failed, Failed)
    assert failed.job == 3
    assert failed.message
    worker.send(LoadRequest(4, text=TEXT))
    assert isinstance(worker.recv(), Loaded)


def test_a_long_analysis_is_cancelled(worker: Connection) -> None:
    worker.send(LoadRequest(5, text="\n\n".join(f"{TEXT} {i}" for i in range(3000))))
    article = worker.recv().article
    worker.send(AnalyzeRequest(6, article))
    worker.send(CancelRequest(6))
    assert answers(worker, Cancelled, AnalysisDone)[-1] == Cancelled(6)


def test_a_page_and_a_file_do_not_wait_for_a_long_analysis(worker: Connection) -> None:
    files = Path(__file__).parents[1] / "loading" / "files"
    worker.send(LoadRequest(7, text="\n\n".join(f"{TEXT} {i}" for i in range(3000))))
    article = worker.recv().article
    worker.send(AnalyzeRequest(8, article))
    worker.send(PageRequest(9, str(files / "story.pdf"), 1, 200))
    worker.send(LoadRequest(10, text=TEXT))
    found = answers(worker, AnalysisDone)
    drawn = [answer for answer in found if isinstance(answer, PageDrawn)]
    assert [(answer.job, answer.picture.width) for answer in drawn] == [(9, 200)]
    assert [answer.job for answer in found if isinstance(answer, Loaded)] == [10]
