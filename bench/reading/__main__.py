"""`python -m bench.reading ours|bare FOLDER`: does what a line on stdin names, answers a line with a number.

Every clock stops when what was asked for is on the screen: painted, laid out to the end of the text, with nothing
left that would change the picture soon. Both sides stop by the same rule.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, thread_time
from typing import Protocol

from PySide6.QtWidgets import QApplication, QTextEdit

from bench.reading.bare import Bare
from bench.reading.book import Book
from bench.reading.ours import Ours

STEP, FRAMES = 57, 400
"""Pixels that a notch of the wheel scrolls; half of the frames at the beginning, half in the middle."""


class Side(Protocol):
    application: QApplication
    page: QTextEdit

    def open(self) -> None: ...
    def clear(self) -> None: ...
    def zoom(self, on: bool) -> None: ...
    def theme(self, on: bool) -> None: ...
    def settle(self) -> None: ...


def main(name: str, folder: Path) -> None:
    application = QApplication([])
    side: Side = {"ours": Ours, "bare": Bare}[name](application, Book(folder))
    tasks: dict[str, Callable[[Side], float]] = {
        "open": opening,
        "frames": frames,
        "zoom": lambda side: changing(side, side.zoom),
        "theme": lambda side: changing(side, side.theme),
        "toggle": toggling,
        "memory": memory,
    }
    opening(side)
    for line in sys.stdin:
        print(tasks[line.strip()](side), flush=True)


def opening(side: Side) -> float:
    """Seconds."""
    side.clear()
    side.settle()
    return _seconds(side, side.open)


def frames(side: Side) -> float:
    """Seconds of this thread's processor time, the 95th percentile, to scroll a notch and paint the page."""
    bar = side.page.verticalScrollBar()
    seconds = []
    for start in (0, bar.maximum() // 2):
        bar.setValue(start)
        side.settle()
        for _ in range(FRAMES // 2):
            begin = thread_time()
            bar.setValue(bar.value() + STEP)
            side.application.processEvents()
            seconds.append(thread_time() - begin)
    return quantiles(seconds, n=20)[-1]


def changing(side: Side, change: Callable[[bool], None]) -> float:
    """Seconds for one change in the middle of the text; it is undone afterwards."""
    bar = side.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    side.settle()
    seconds = _seconds(side, lambda: change(True))
    change(False)
    side.settle()
    return seconds


def toggling(side: Side) -> float:
    """Seconds from switching a category off or on until the window has painted itself: the median."""
    assert isinstance(side, Ours)
    bar, session, seconds = side.page.verticalScrollBar(), side.window.session, []
    bar.setValue(bar.maximum() // 2)
    side.settle()
    for category in session.categories * 2:
        before = side.painted
        begin = perf_counter()
        session.toggle(category)
        while side.painted == before:
            side.application.processEvents()
        seconds.append(perf_counter() - begin)
        side.settle()
    return median(seconds)


def memory(side: Side) -> float:
    """Megabytes: the most that the process has ever had in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def _seconds(side: Side, act: Callable[[], None]) -> float:
    begin = perf_counter()
    act()
    side.settle()
    return perf_counter() - begin


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
