"""The articles that come with Hedgerow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.paths import resources_path


@dataclass(frozen=True, slots=True)
class Sample:
    file: str
    genre: str
    title: str

    @property
    def path(self) -> Path:
        return resources_path() / "samples" / self.file


SAMPLES = (
    Sample("opinion.md", "Opinion", "The reading room is not a line in a budget"),
    Sample("report.md", "Report", "River tests raise doubts over summer bathing site"),
    Sample("speech.md", "Speech", "What a bridge is for"),
)
