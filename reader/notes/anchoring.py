"""Describing a passage, so that it is found again in a text that has changed.

`describe` makes an `Anchor`; `reader.notes.refinding` looks for its passage in another text.
"""

from __future__ import annotations

from reader.article import Article, BlockKind
from reader.errors import AnchorError
from reader.finding import Span
from reader.notes.records import Anchor

CONTEXT = 32
"""Characters of prefix and suffix, as the Hypothesis client keeps them."""


def describe(article: Article, span: Span) -> Anchor:
    """The passage at a half-open range of `article.text`. Raises AnchorError when it is empty or outside."""
    start, end = span
    text = article.text
    if not 0 <= start < end <= len(text):
        raise AnchorError("Select the words that the note is about first.")
    prefix = text[max(start - CONTEXT, 0) : start]
    return Anchor(start, end, text[start:end], prefix, text[end : end + CONTEXT], block_path(article, start))


def block_path(article: Article, offset: int) -> str:
    """ "/section/block" of the block that holds the offset, "" when none does."""
    section = place = 0
    for block in article.blocks:
        if block.start <= offset < block.end:
            return f"/{section}/{place}"
        heading = block.kind is BlockKind.HEADING
        section, place = (section + 1, 0) if heading else (section, place + 1)
    return ""


def occurrences(article: Article, quotation: str) -> list[Span]:
    """Every place where the words stand, quotation marks, dashes and white space aside; in text order."""
    from reader.notes.folding import FoldedText, folded

    page, wanted = FoldedText(article.text), folded(quotation).strip()
    found, at = [], page.text.find(wanted) if wanted else -1
    while at >= 0:
        found.append((page.unfold(at), page.unfold(at + len(wanted), end=True)))
        at = page.text.find(wanted, at + 1)
    return found
