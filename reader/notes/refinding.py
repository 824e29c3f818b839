"""Finding a note's passage again in a text that has changed.

In order: the position, if the quotation and what stands around it agree; the exact quotation, where
its context decides among several places and the nearest wins a tie; a similar passage, if quotation
and context are alike enough. Otherwise nothing: an honest orphan is better than a note on wrong words.

Compared is folded text (straight quotes, single spaces). The weights of the score (quotation 50, prefix
20, suffix 20, position 2) are those of the Hypothesis client.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.article import Article
from reader.finding import Span
from reader.notes.folding import FoldedText
from reader.notes.records import Anchor

How = Literal["position", "quotation", "similar"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where the passage is now, how alike it is (0 to 1) and how it was found."""

    span: Span
    score: float
    how: How


def resolve(anchor: Anchor, article: Article) -> Resolution | None:
    """None: the passage is not in the article, or not surely enough."""
    return Refinder(article).resolve(anchor)


class Refinder:
    """`resolve` for many anchors in one article."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._page = FoldedText(article.text)

    def resolve(self, anchor: Anchor) -> Resolution | None:
        if self._unchanged(anchor):
            return Resolution(anchor.span, 1.0, "position")
        return None

    def _unchanged(self, anchor: Anchor) -> bool:
        text, start, end = self._text, anchor.start, anchor.end
        before = text[max(start - len(anchor.prefix), 0) : start]
        return (text[start:end], before, text[end : end + len(anchor.suffix)]) == (
            anchor.exact,
            anchor.prefix,
            anchor.suffix,
        )
