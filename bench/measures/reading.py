"""How smooth the window is with 100,000 words, over 5,000 findings and 500 notes in it.

Ours is the whole window, 1440 × 900, in a process of its own (`bench.reading`); the peer is a bare QTextEdit in
another one, as large as our page, with the same text in the same type. Both are asked in turn.

open_ratio: from having the article, its findings and notes in memory until all of it stands on the screen and is
laid out to its end. frame_p95_ratio: the 95th percentile of scrolling by a notch of the wheel and painting, in the
thread's processor time. zoom_ratio and theme_ratio: from the wish, in the middle of the text, until it is on the
screen and laid out to its end; for the peer a theme is a style sheet and a palette. toggle_ms: from switching a
category until the window shows it; the panel's list and the overview may follow. window_rss_mb: the most memory
that our process has ever held, after such reading.

stall_ms: see `bench.reading.stall`. reopen_ratio: from the process's start until an article read before stands there
with all its colours, notes and overview, from its file; the peer is a bare QTextEdit from its process's start until
it has painted the text.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache, partial
from statistics import median

from bench.measures.start import until
from bench.pairs import ROOT, Ratio, environment, paired, seconds_printed
from bench.reading.book import written
from bench.text import TextOf


class Player:
    """A process that does what it is told and answers with a number."""

    def __init__(self, side: str, text_of: TextOf) -> None:
        folder = written(text_of).folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.reading", side, folder],
            cwd=ROOT,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, task: str) -> float:
        assert self._process.stdin
        assert self._process.stdout
        print(task, file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@cache
def player(side: str, text_of: TextOf) -> Player:
    return Player(side, text_of)


def _ratio(task: str, text_of: TextOf, pairs: int) -> Ratio:
    ours, peer = (player(side, text_of) for side in ("ours", "bare"))
    return paired(partial(ours.ask, task), partial(peer.ask, task), pairs)


def measure_open(text_of: TextOf, pairs: int) -> Ratio:
    return _ratio("open", text_of, pairs)


def measure_frames(text_of: TextOf, pairs: int) -> Ratio:
    return _ratio("frames", text_of, pairs)


def measure_zoom(text_of: TextOf, pairs: int) -> Ratio:
    return _ratio("zoom", text_of, pairs)


def measure_theme(text_of: TextOf, pairs: int) -> Ratio:
    return _ratio("theme", text_of, pairs)


def measure_toggle(text_of: TextOf, pairs: int) -> float:
    ours = player("ours", text_of)
    return median(ours.ask("toggle") for _ in range(pairs)) * 1000


def measure_memory(text_of: TextOf, pairs: int) -> float:
    ours = Player("ours", text_of)
    for task in ("frames", "toggle", "zoom", "theme"):
        ours.ask(task)
    megabytes = ours.ask("memory")
    ours.close()
    return megabytes


def measure_stall(text_of: TextOf, pairs: int) -> float:
    """Half as many runs as pairs: one takes as long as the analysis."""
    folder = written(text_of).folder
    return median(
        seconds_printed("bench.reading.stall", folder, settings=folder) for _ in range(max(1, pairs // 2))
    )


def measure_reopening(text_of: TextOf, pairs: int) -> Ratio:
    book = written(text_of)
    arguments = ("--library", book.library, book.text)
    return paired(
        lambda: until("everything", "bench.reading.reopen", *arguments, settings=book.folder),
        lambda: until("text", "bench.measures.start", "window", book.text),
        pairs,
    )
