"""What the tests of loaders share: the files that real programs made, and a short form of an article's blocks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.article import Article


@pytest.fixture
def files() -> Path:
    return Path(__file__).parent / "files"


@pytest.fixture
def blocks_of() -> Callable[[Article], list[tuple[str, int, str]]]:
    """Kind, level and text of each block."""

    def blocks(article: Article) -> list[tuple[str, int, str]]:
        return [(block.kind.value, block.level, article.block_text(block)) for block in article.blocks]

    return blocks
