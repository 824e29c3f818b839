"""What a format's loader gives: pieces of text in order. `assemble` makes an Article of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.article import Article, Block, BlockKind
from reader.errors import LoadError
from reader.loading.language import recognise_language
from reader.loading.limits import MAX_CHARACTERS
from reader.loading.normalise import clean_lines


class Source(NamedTuple):
    """What is to be loaded, and what the user said about it.

    data: the file's bytes. name: its path or address, "" if it has none.
    encoding: the user's choice, "" to find out. everything: keep also what looks like boilerplate.
    """

    data: bytes
    name: str = ""
    password: str = ""
    encoding: str = ""
    everything: bool = False


class Piece(NamedTuple):
    """The text of one block, before it is cleaned. A newline in it is one that means something."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    page: int | None = None


class Draft(NamedTuple):
    """Pieces in reading order, and what the document says about itself."""

    pieces: tuple[Piece, ...]
    format: str
    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""
    address: str = ""
    warnings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    encoding: str = ""


def assemble(draft: Draft, origin: str = "") -> Article:
    """The article of a draft: each piece cleaned, the empty ones dropped, a blank line between blocks.

    Raises LoadError when no text is left, or more than the program can take.
    """
    pieces = list(_cleaned(draft.pieces))
    if not pieces:
        raise LoadError("There is no text in it: choose a document that has some.")
    text = "\n\n".join(piece.text for piece in pieces)
    return Article(
        text=text,
        blocks=tuple(_blocks(pieces)),
        title=_one_line(draft.title) or _title_of(pieces),
        author=_one_line(draft.author),
        date=_one_line(draft.date),
        site=_one_line(draft.site),
        origin=origin or _one_line(draft.address),
        address=_one_line(draft.address),
        format=draft.format,
        language=recognise_language(text),
        warnings=draft.warnings,
        encoding=draft.encoding,
        captions=tuple(caption for text in draft.captions if (caption := _one_line(text))),
    )


def _cleaned(pieces: Iterable[Piece]) -> Iterable[Piece]:
    total = 0
    for piece in pieces:
        text = clean_lines(piece.text)
        total += len(text)
        if total > MAX_CHARACTERS:
            raise LoadError(
                f"The text is longer than {MAX_CHARACTERS:,} characters, the most that can be read at once: "
                "split it into parts."
            )
        if any(character.isalnum() for character in text):
            yield piece if text == piece.text else piece._replace(text=text)


def _blocks(pieces: Iterable[Piece]) -> Iterable[Block]:
    start = 0
    for piece in pieces:
        yield Block(piece.kind, start, start + len(piece.text), piece.level, piece.page)
        start += len(piece.text) + 2


def _title_of(pieces: list[Piece]) -> str:
    """A heading that opens the text is its title."""
    return _one_line(pieces[0].text) if pieces[0].kind is BlockKind.HEADING else ""


def _one_line(text: str) -> str:
    return " ".join(clean_lines(text).split())
