"""Findings and passages in words: how they are quoted in a list or on a card."""

from __future__ import annotations

from reader.article import Article
from reader.finding import Finding

LONGEST = 160


def quoted(article: Article, finding: Finding) -> str:
    """The finding's parts on one line, an ellipsis between them."""
    return shortened(" … ".join(article.text[start:end] for start, end in finding.parts))


def shortened(text: str, longest: int = LONGEST) -> str:
    """On one line, and with an ellipsis where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def counted(words: int) -> str:
    """ "1 word", "1,204 words"."""
    return "1 word" if words == 1 else f"{words:,} words"


def with_article(name: str) -> str:
    """ "a hedge", "an appeal": for the names of the categories, whose first sound is their first letter's."""
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"
