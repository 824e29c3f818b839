"""Places in an article as people say them: paragraph 4, its second sentence is 4.2.

Sentences are told by their punctuation alone: an address must be there at once, before any analysis.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from reader.article import Article, Block, BlockKind
from reader.finding import Span

_NUMBERED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
_END = r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\Wa-z])"
_ABBREVIATED = (
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Jr|Sr|vs|etc|e\.g|i\.e|cf"
    r"|No|Nos|Fig|Vol|pp?|ca|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\.[A-Z])\.$"
)


def sentences(text: str) -> list[Span]:
    """Half-open ranges that cover `text` without its surrounding white space between them."""
    starts, abbreviated = [0], re.compile(_ABBREVIATED)
    for match in re.finditer(_END, text):
        point = match.start() + 1
        if not (text[match.start()] == "." and abbreviated.search(text, max(0, point - 12), point)):
            starts.append(match.end())
    ends = [*starts[1:], len(text)]
    return [
        (start, start + len(text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]


class Addresses:
    """Paragraph numbers and sentences of one article. Headings, captions and footnotes have none."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._sentences: dict[int, list[Span]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self._article.blocks]

    @cached_property
    def numbers(self) -> list[int]:
        """For each block its paragraph number from 1, or 0."""
        numbers, last = [], 0
        for block in self._article.blocks:
            numbered = block.kind in _NUMBERED
            last += numbered
            numbers.append(last if numbered else 0)
        return numbers

    def block_index(self, offset: int) -> int:
        """The block that holds the offset, or the nearest before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, offset: int) -> Span:
        """The sentence around an offset, as article offsets; (offset, offset) in an empty article."""
        if not self._article.blocks:
            return offset, offset
        found = self._sentences_of(self.block_index(offset))
        at = bisect_right(found, (offset, len(self._article.text))) - 1
        return found[max(0, at)]

    def label(self, offset: int) -> str:
        """ "4.2", or "" where the block has no number."""
        if not self._article.blocks:
            return ""
        index = self.block_index(offset)
        number = self.numbers[index]
        found = self._sentences_of(index)
        at = bisect_right(found, (offset, len(self._article.text))) - 1
        return f"{number}.{max(0, at) + 1}" if number else ""

    def _sentences_of(self, index: int) -> list[Span]:
        if index not in self._sentences:
            block: Block = self._article.blocks[index]
            spans = sentences(self._article.block_text(block)) or [(0, block.end - block.start)]
            self._sentences[index] = [(block.start + s, block.start + e) for s, e in spans]
        return self._sentences[index]
