"""words_per_second: `hedgerow analyze --jobs 0` on 200 articles of 1,000 words, from start to exit."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.pairs import ROOT
from bench.text import TextOf

ARTICLES = 200
WORDS = 200_000


def measure(text_of: TextOf, runs: int) -> float:
    paragraphs = text_of(WORDS).split("\n\n")
    size = -(-len(paragraphs) // ARTICLES)
    pieces = [paragraphs[at : at + size] for at in range(0, len(paragraphs), size)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:03}.txt" for number in range(len(pieces))]
        for path, piece in zip(paths, pieces, strict=True):
            path.write_text("\n\n".join(piece), "utf-8")
        seconds = median(_analyze(paths, Path(folder) / "out.json") for _ in range(runs))
    return sum(len(paragraph.split()) for paragraph in paragraphs) / seconds


def _analyze(paths: list[Path], out: Path) -> float:
    command = [
        sys.executable,
        "-m",
        "reader",
        "analyze",
        "--jobs",
        "0",
        "--format",
        "json",
        "--out",
        out,
        *paths,
    ]
    begin = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return perf_counter() - begin
