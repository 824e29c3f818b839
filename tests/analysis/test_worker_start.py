"""The worker process answers what needs no model before its model is there, so that text is never waited for."""

from __future__ import annotations

import multiprocessing

from reader.analysis.protocol import Failed, Loaded, LoadRequest, Ready
from reader.analysis.worker import run_worker


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
