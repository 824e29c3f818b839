"""Several analysing processes, their answers in order."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from reader.analysis.lightly import settle, start_lightly
from reader.loading.apart import LoaderProcess
from reader.rules import load_catalogue

if TYPE_CHECKING:
    from reader.analysis.analyzer import Analyzer
    from reader.rules import Catalogue

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Tools:
    """What an item is worked on with; each analysing process has its own."""

    analyzer: Analyzer
    loader: LoaderProcess


def build_analyzer(catalogue: Catalogue | None = None, *, off_too: bool = False) -> Analyzer:
    """Loads the model, and the shipped rules where no catalogue is given."""
    start_lightly()
    from reader.analysis.analyzer import Analyzer
    from reader.analysis.pipeline import load_pipeline

    analyzer = Analyzer(load_pipeline(), catalogue or load_catalogue(), off_too=off_too)
    settle()
    return analyzer


def run_in_order(
    work: Callable[[Tools, Item], Answer],
    items: Iterable[Item],
    jobs: int,
    catalogue: Catalogue,
) -> Iterator[Answer]:
    """`work(tools, item)` for each item; jobs: how many processes, 0 for one each core, 1 for this one."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        with LoaderProcess() as loader:
            tools = Tools(build_analyzer(catalogue), loader)
            for item in items:
                yield work(tools, item)
        return
    # A forked process shares the loaded model; elsewhere each loads its own.
    method = "fork" if sys.platform == "linux" else "spawn"
    shared = _Shared(catalogue)
    if method == "fork":
        shared.load()
    with ProcessPoolExecutor(jobs, get_context(method), initializer=_start, initargs=(shared,)) as pool:
        # All processes start now, before `items` begins to read in a thread: a fork would copy its locks.
        pool.submit(_is_ready).result()
        yield from _in_order(pool, work, items, jobs)


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[Tools, Item], Answer], items: Iterable[Item], jobs: int
) -> Iterator[Answer]:
    """A few items ahead of what was given out, never the whole input."""
    running: deque[Future[Answer]] = deque()
    for item in items:
        running.append(pool.submit(_run, work, item))
        while running and (len(running) > 3 * jobs or running[0].done()):
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


class _Shared:
    """What a worker process is started with."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.analyzer: Analyzer | None = None

    def load(self) -> Analyzer:
        if self.analyzer is None:
            self.analyzer = build_analyzer(self.catalogue)
        return self.analyzer


_process: dict[str, Tools] = {}
"""The tools of a pool's own process: an executor has no other way to hand them to its tasks."""


def _start(shared: _Shared) -> None:
    _process["tools"] = Tools(shared.load(), LoaderProcess())


def _is_ready() -> bool:
    return "tools" in _process


def _run(work: Callable[[Tools, Item], Answer], item: Item) -> Answer:
    return work(_process["tools"], item)
