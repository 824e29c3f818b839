"""growth_exponent: how the cost of an analysis grows with the length of the article; 1 is in proportion.

Seconds of the processor for 1,000, 10,000 and 100,000 words of news, everything included as in analysis_ratio; the
exponent is the slope of log seconds over log words, by least squares. Each length is measured several times in
one process, and its least time counts.
"""

from __future__ import annotations

import sys
import tempfile
from math import log
from pathlib import Path

from bench.measures.analysis import WARM_UP, seconds_of_ours
from bench.pairs import lines_printed
from bench.text import TextOf

LENGTHS = (1_000, 10_000, 100_000)


def measure(text_of: TextOf, runs: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{words}.txt" for words in LENGTHS]
        for path, words in zip(paths, LENGTHS, strict=True):
            path.write_text(text_of(words), "utf-8")
        lines = lines_printed("bench.measures.growth", runs, *paths)
    return slope([log(words) for words in LENGTHS], [log(float(line)) for line in lines])


def slope(xs: list[float], ys: list[float]) -> float:
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def main(runs: int, paths: list[str]) -> None:
    texts = [Path(path).read_text("utf-8") for path in paths]
    seconds_of_text = seconds_of_ours(WARM_UP)
    for text in texts:
        print(min(seconds_of_text(text) for _ in range(max(1, runs))))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
