"""An article as a QTextDocument: title and byline above, then its blocks, and the map between the two."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from pathlib import PurePath
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from reader.address import Addresses
from reader.article import Article, Block, BlockKind
from reader.finding import Span
from ui.reading.offsets import Utf16Map, units_of
from ui.reading.typography import (
    BYLINE,
    TITLE,
    BlockStyle,
    Typography,
    block_format,
    block_style,
    char_format,
)

LONGEST_PIECE = 8_000
"""Qt lays out a block as a whole: a paragraph of megabytes is shown as many blocks without a gap."""

# A line break inside a block, and the two that Qt keeps for itself.
_SPECIAL = {"\n": "\u2028", "\r": "\u2028", "\u2029": "\u2028", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}


class Piece(NamedTuple):
    """One block of the document: an article block, or part of a very long one.

    start, end: article offsets. row: the document's block number. position: its first code unit there.
    number: of the paragraph, 0 where it has none. first, last: whether it begins and ends its block.
    """

    start: int
    end: int
    row: int
    position: int
    kind: BlockKind
    level: int
    number: int
    first: bool
    last: bool


class Page:
    """Lays an article into a document and knows where everything went."""

    def __init__(self, article: Article, document: QTextDocument, typography: Typography) -> None:
        self.article = article
        self.addresses = Addresses(article)
        self._document = document
        self._units = Utf16Map(article.text)
        self._heads = _heads(article)
        self._lay(typography)
        self._starts = [piece.start for piece in self.pieces]
        self._ends = [piece.end for piece in self.pieces]
        self._by_row = {piece.row: piece for piece in self.pieces}

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that holds the offset, or the nearest before it; none in an empty article."""
        at = bisect_right(self._starts, offset) - 1
        return self.pieces[max(0, at)] if self.pieces else None

    def piece_in_row(self, row: int) -> Piece | None:
        """None for title and byline, which are no part of the article's text."""
        return self._by_row.get(row)

    def position(self, offset: int) -> int:
        """Article offset to document position; between two blocks, the end of the first."""
        piece = self.piece_at(offset)
        if piece is None:
            return 0
        return piece.position + self.units_in(piece, offset)

    def offset(self, position: int) -> int | None:
        """Document position to article offset; None in title and byline."""
        block = self._document.findBlock(position)
        piece = self._by_row.get(block.blockNumber())
        if piece is None:
            return None
        return self._units.to_points(self._units.to_units(piece.start) + position - piece.position)

    def units_in(self, piece: Piece, offset: int) -> int:
        """How many code units into the piece an article offset lies, held inside it."""
        offset = min(max(offset, piece.start), piece.end)
        return self._units.to_units(offset) - self._units.to_units(piece.start)

    def pieces_of(self, span: Span) -> list[Piece]:
        """The pieces that a span touches, in order."""
        return self.pieces[bisect_right(self._ends, span[0]) : bisect_left(self._starts, span[1])]

    def restyle(self, typography: Typography) -> None:
        """Sets fonts and margins anew; the text stays."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._document.setDefaultFont(typography.text_font())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(block_format(block_style(BlockKind.PARAGRAPH, 0), typography))
        for row, style, level in self._special:
            block = self._document.findBlockByNumber(row)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block_format(style, typography, level))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format(style, typography))
        for piece in self.pieces:
            if not piece.last:
                block = self._document.findBlockByNumber(piece.row)
                shape = block.blockFormat()
                shape.setBottomMargin(0)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(shape)
        cursor.endEditBlock()

    def quiet_rows(self) -> list[int]:
        """Those in lesser words."""
        return [row for row, style, _ in self._special if style.quiet]

    def _lay(self, typography: Typography) -> None:
        texts: list[str] = []
        self.pieces: list[Piece] = []
        self._special: list[tuple[int, BlockStyle, int]] = []
        self._position = 0

        def add(text: str) -> None:
            texts.append(text)
            self._position += units_of(text) + 1

        def add_head(text: str, style: BlockStyle) -> None:
            self._special.append((len(texts), style, 0))
            add(text)

        title, byline = self._heads
        own_title = _is_title(self.article)
        if title and not own_title:
            add_head(title, TITLE)
        if byline and not own_title:
            add_head(byline, BYLINE)
        for index, block in enumerate(self.article.blocks):
            style = TITLE if own_title and index == 0 else block_style(block.kind, block.level)
            number = self.addresses.numbers[index]
            cuts = _cuts(self.article.text, block)
            for start, end in itertools.pairwise(cuts):
                row = len(texts)
                if style is not block_style(BlockKind.PARAGRAPH, 0):
                    self._special.append((row, style, block.level))
                self.pieces.append(
                    Piece(
                        start, end, row, self._position, block.kind, block.level,
                        number if start == block.start else 0, start == block.start, end == block.end,
                    )
                )  # fmt: skip
                add(_shown(self.article.text[start:end]))
            if byline and own_title and index == 0:
                add_head(byline, BYLINE)
        self._document.setPlainText("\n".join(texts))
        self.restyle(typography)


def _shown(text: str) -> str:
    for special, shown in _SPECIAL.items():
        text = text.replace(special, shown)
    return text


def byline(article: Article) -> str:
    """ "The Shoreline Courier · Ann Lee · 4 June · opened from harbour.html", what of it is known."""
    parts = [article.site, article.author, article.date]
    if article.origin:
        parts.append(f"opened from {PurePath(article.origin).name or article.origin}")
    return " · ".join(part for part in parts if part)


def _heads(article: Article) -> tuple[str, str]:
    return " ".join(article.title.split()), byline(article)


def _is_title(article: Article) -> bool:
    """Whether the text itself begins with its title, which then is not shown twice."""
    if not article.blocks or article.blocks[0].kind is not BlockKind.HEADING:
        return False
    first = " ".join(article.block_text(article.blocks[0]).split())
    return not article.title or first.casefold() == " ".join(article.title.split()).casefold()


def _cuts(text: str, block: Block) -> list[int]:
    """Where a block is cut into pieces: after a sentence's end, else after a space, else anywhere."""
    cuts = [block.start]
    while block.end - cuts[-1] > LONGEST_PIECE:
        limit = cuts[-1] + LONGEST_PIECE
        window = cuts[-1] + LONGEST_PIECE // 2
        cut = max(text.rfind(end, window, limit) + 2 for end in (". ", "? ", "! "))
        if cut <= window:
            cut = text.rfind(" ", window, limit) + 1
        cuts.append(cut if cut > window else limit)
    return [*cuts, block.end]
