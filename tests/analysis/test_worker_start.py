"""The worker process answers what needs no model before its model is there, so that text is never waited for."""

from __future__ import annotations

import multiprocessing

from reader.analysis.protocol import (
    AnalysisDone,
    AnalyzeRequest,
    Cancelled,
    CancelRequest,
    Failed,
    Loaded,
    LoadRequest,
    Ready,
)
from reader.analysis.worker import run_worker
from reader.loading import load_text


def test_articles_are_loaded_before_the_model_is() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run_worker, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    ours.send(LoadRequest(1, text="Observers may have noted it."))
    ours.send(LoadRequest(2, path="no/such/file.txt"))
    answers = [ours.recv() for _ in range(3)]
    ours.close()
    process.join(30)
    assert [type(answer) for answer in answers] == [Loaded, Failed, Ready]
    assert answers[0].article.text == "Observers may have noted it."
    assert process.exitcode == 0, "a worker whose window has gone does not stay"


def test_an_analysis_asked_for_first_waits_for_the_model_and_nothing_else_waits_for_it() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    article = load_text("Observers may have noted it.")
    ours.send(AnalyzeRequest(1, article))
    ours.send(LoadRequest(2, text="Nobody knows."))
    ours.send(AnalyzeRequest(3, article))
    ours.send(CancelRequest(3))
    process = context.Process(target=run_worker, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    answers = []
    while not (answers and isinstance(answers[-1], Cancelled)):
        assert ours.poll(60), "the worker is stuck"
        answers.append(ours.recv())
    ours.close()
    process.join(30)
    assert isinstance(answers[0], Loaded)
    assert AnalysisDone in {type(answer) for answer in answers if getattr(answer, "job", 0) == 1}
