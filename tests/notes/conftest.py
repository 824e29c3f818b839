"""An article and a library to work on, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.article import Article, Block, BlockKind
from reader.notes.library import Library

TEXT = """The quay at Marlow

Observers have noted that the quay is sinking. Nobody at the “harbour office” would say why.

The mayor promised repairs in spring; in autumn she promised them again. The quay is still sinking.

Fishermen say the pumps run all night. “We hear them from the pub,” said one 🙂, who would not be named."""


def make_article(text: str = TEXT, **fields: str) -> Article:
    """Blocks at blank lines; the first one is a heading."""
    blocks, start = [], 0
    for i, piece in enumerate(text.split("\n\n")):
        if piece:
            kind = BlockKind.PARAGRAPH if i else BlockKind.HEADING
            blocks.append(Block(kind, start, start + len(piece), level=0 if i else 1))
        start += len(piece) + 2
    return Article(text, tuple(blocks), **fields)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def article() -> Article:
    return make_article(title="The quay at Marlow", origin="/home/reader/quay.txt")


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library(tmp_path / "library.db", clock) as library:
        yield library
