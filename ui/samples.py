"""The articles that come with Hedgerow."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.paths import resources_path


class Sample(NamedTuple):
    """genre: as `reader.measures.typical` names it."""

    file: str
    genre: str
    title: str

    @property
    def path(self) -> Path:
        return resources_path() / "samples" / self.file


SAMPLES = (
    Sample("opinion.md", "opinion piece", "The reading room is not a line in a budget"),
    Sample("report.md", "report", "River tests raise doubts over summer bathing site"),
    Sample("speech.md", "speech", "What a bridge is for"),
)


def genre_of(origin: str) -> str:
    """Of a sample by its path, "" for every other text."""
    return next((sample.genre for sample in SAMPLES if str(sample.path) == origin), "")
