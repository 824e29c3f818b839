"""An article without some of its blocks, and where a passage of the one stands in the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace

from reader.article import Article, Block
from reader.finding import Span


def without_blocks(article: Article, left_out: Collection[int]) -> Article:
    """The article of the other blocks. left_out: their numbers, from 0; one block at least must stay."""
    places = [block for number, block in enumerate(article.blocks) if number not in left_out]
    if not places:
        raise ValueError("an article cannot be left without any block")
    text = "\n\n".join(article.block_text(block) for block in places)
    return replace(article, text=text, blocks=tuple(_moved_together(places)))


def _moved_together(blocks: list[Block]) -> list[Block]:
    moved, start = [], 0
    for block in blocks:
        end = start + block.end - block.start
        moved.append(block._replace(start=start, end=end))
        start = end + 2
    return moved


class Abridgement:
    """Spans of a whole article to spans of it without some blocks, and back; both exact."""

    def __init__(self, whole: Article, left_out: Collection[int]) -> None:
        self._whole = [block for number, block in enumerate(whole.blocks) if number not in left_out]
        self._short = _moved_together(self._whole)

    def to_short(self, span: Span) -> Span | None:
        """None where the first or the last letter of the passage is left out."""
        start, end = _shifted(self._whole, self._short, span)
        return None if start is None or end is None else (start, end)

    def to_whole(self, span: Span) -> Span | None:
        """A passage from one block to another has what was left out between them in it again.

        None for a place that is not in the article.
        """
        start, end = _shifted(self._short, self._whole, span)
        return None if start is None or end is None else (start, end)


def _shifted(blocks: list[Block], to: list[Block], span: Span) -> tuple[int | None, int | None]:
    """Both ends of a passage, each as far into its block as before; None for an end outside all of them."""
    first, last = _block_at(blocks, span[0]), _block_at(blocks, max(span[0], span[1] - 1))
    start = None if first is None else to[first].start + span[0] - blocks[first].start
    end = None if last is None else to[last].start + span[1] - blocks[last].start
    return start, end


def _block_at(blocks: list[Block], offset: int) -> int | None:
    """The block that the offset is in, or that ends right before it: a passage may hold a break between blocks."""
    number = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return number if number >= 0 and offset < blocks[number].end + 2 else None
