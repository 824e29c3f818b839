"""An article as every part of the program sees it: one string, and blocks that are spans of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class Block(NamedTuple):
    """A half-open code-point range of `Article.text`; blocks are in order and never overlap.

    level: a heading's rank (1 to 6) or a list item's or quotation's depth (from 1); else 0.
    page: the printed page that the block starts on, where the format has pages.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None


@dataclass(frozen=True)
class Article:
    """A loaded text. Offsets anywhere in the program are code points of `text`.

    text: newlines are `\\n`, Unicode is NFC; blocks are separated by a blank line.
    origin: the path or address it came from, "" for pasted text.
    format: "text", "markdown", "html", "pdf", ... : what the loader took it for.
    language: ISO 639-1 code as recognised, "" when unsure.
    warnings: sentences for the reader about what was repaired or left out.
    address: the web address that a page gives for itself, "" if none.
    encoding: how the file's bytes were read as letters, "" where its format leaves no choice.
    captions: what stands below a web page's pictures, which is not part of `text`.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""
    origin: str = ""
    format: str = "text"
    language: str = ""
    warnings: tuple[str, ...] = ()
    address: str = ""
    captions: tuple[str, ...] = ()
    encoding: str = ""

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the text: by this an article is known in the library."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def word_count(self) -> int:
        return len(WORD.findall(self.text))

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]
