"""A text taken as it stands, so that every offset is one of the caller's own string."""

from __future__ import annotations

import re

from reader.article import Article, Block, BlockKind

PARAGRAPH = re.compile(r"\S(?:[^\r\n]|\r?\n(?=[^\S\r\n]*[a-z]))*")
"""A line, and the lines after it that begin in lower case: those were wrapped."""


def verbatim_article(text: str) -> Article:
    """Nothing is mended; paragraphs end where lines do, unless the next one goes on in lower case."""
    blocks = (
        Block(BlockKind.PARAGRAPH, match.start(), match.start() + len(match[0].rstrip()))
        for match in PARAGRAPH.finditer(text)
    )
    return Article(text, tuple(blocks))
