"""A file that wants more memory than there is costs a sentence, and the worker lives on."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

import pytest

from reader import loading
from reader.analysis.protocol import Failed, LoadRequest
from reader.analysis.worker import Worker
from reader.loading.limits import TOO_MUCH
from reader.loading.load import about

GREEDY = """
from reader.loading.memory import limit_memory
limit_memory(100_000_000)
try:
    bytearray(300_000_000)
except MemoryError:
    print("refused", len(bytearray(1_000_000)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit on address space")
def test_more_memory_than_allowed_is_refused_and_less_is_still_given() -> None:
    out = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["refused", "1000000"]


def test_a_file_that_runs_out_of_memory_costs_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_arguments: object, **_choices: object) -> None:
        raise MemoryError

    monkeypatch.setattr(loading, "load_path", load)
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        Worker(theirs).answer(LoadRequest(1, path="huge.pdf"))
        assert ours.recv() == Failed(1, about("huge.pdf", TOO_MUCH))
