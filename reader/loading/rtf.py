"""Rich Text Format (1.9.1): its text by striprtf, a paragraph a line.

striprtf knows nothing of styles, lists and notes. So signs that no text has are put into the markup where these are
named, and read again from the text that it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import BlockKind
from reader.errors import LoadError
from reader.loading.draft import Draft, Piece, Source
from reader.loading.plain import with_headings
from reader.loading.styles import kind_of_style

_TITLE = re.compile(r"\{\\title\s+([^{}\\]{1,300})\}")
_AUTHOR = re.compile(r"\{\\author\s+([^{}\\]{1,300})\}")
_CODEPAGE = re.compile(r"\\ansicpg\d{1,5}")
_STYLE = re.compile(r"\{\\s(\d{1,4})\b[^{};]{0,600}?[ ]([^{};\\]{1,60});\}")
_NOTE = re.compile(r"\{(?:\\\*)?\\footnote(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_MOST_NOTES = 2_000
# A paragraph's properties: reset (\pard), style (\s12), list level (\ilvl1), outline level (\outlinelevel0);
# and the bullet or number that a word processor writes out for programs without lists.
_PROPERTY = re.compile(r"\\(pard|s|ilvl|outlinelevel)(\d{0,4})(?![a-z0-9])[ ]?")
_BULLET_GROUP = re.compile(r"\{\\(?:\*\\)?(?:listtext|pntext)(?![a-z])[^{}]{0,300}\}")
_SIGN = re.compile("\x01([a-z]+)(\\d*)\x02")
_BULLET = re.compile(r"^\s*[•·▪◦–\uf0b7-]\s+")

Kind = tuple[BlockKind, int]


@dataclass
class _Paragraph:
    """What holds until the next reset. depth: of a list, from 0."""

    kind: Kind | None = None
    in_list: bool = False
    depth: int = 0


def load_rtf(source: Source) -> Draft:
    markup = source.data.decode("latin-1").translate({0: None, 1: None, 2: None})
    title, author = _TITLE.search(markup), _AUTHOR.search(markup)
    styles = {number: kind for number, name in _STYLE.findall(markup) if (kind := kind_of_style(name))}
    body, notes = _without_notes(markup)
    pieces = list(_pieces(_plain(_with_signs(body)), styles))
    styled = any(piece.kind is not BlockKind.PARAGRAPH for piece in pieces)
    return Draft(
        (*(pieces if styled else with_headings(pieces)), *_note_pieces(markup, notes)),
        "rtf",
        title=title[1] if title else "",
        author=author[1] if author else "",
    )


def _plain(markup: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(markup, errors="ignore")
    except (ValueError, IndexError, LookupError, OverflowError) as error:
        raise LoadError("It is damaged: open it in a word processor and save it again.") from error
    return text


def _without_notes(markup: str) -> tuple[str, list[str]]:
    """The markup without its footnotes, and the markup of each of them."""
    body: list[str] = []
    notes: list[str] = []
    at = 0
    while len(notes) < _MOST_NOTES and (start := _NOTE.search(markup, at)):
        end = _end_of_group(markup, start.end())
        body.append(markup[at : start.start()])
        notes.append(markup[start.end() : end - 1])
        at = end
    return "".join([*body, markup[at:]]), notes


def _end_of_group(markup: str, at: int) -> int:
    """Behind the brace that closes the group whose inside begins here; the end where none does."""
    depth = 1
    for found in _BRACE.finditer(markup, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return len(markup)


def _note_pieces(markup: str, notes: list[str]) -> Iterator[Piece]:
    """One piece a note, however many paragraphs it has, in the document's own code page."""
    codepage = _CODEPAGE.search(markup)
    head = "{\\rtf1\\ansi" + (codepage[0] if codepage else "") + " "
    for note in notes:
        text = " ".join(_plain(head + note + "}").split())
        if text:
            yield Piece(text, BlockKind.FOOTNOTE)


def _with_signs(markup: str) -> str:
    markup = _BULLET_GROUP.sub("\x01bullet\x02", markup)
    return _PROPERTY.sub(lambda found: f"{found[0]}\x01{found[1]}{found[2]}\x02", markup)


def _pieces(text: str, styles: dict[str, Kind]) -> Iterator[Piece]:
    paragraph = _Paragraph()
    for line in text.split("\n"):
        for sign in _SIGN.finditer(line):
            _take(paragraph, sign[1], sign[2], styles)
        bare = _SIGN.sub("", line).translate({1: None, 2: None})
        if not bare.strip(" |\t"):
            continue
        if bare.endswith("|"):
            yield Piece(" · ".join(cell.strip() for cell in bare.strip("| ").split("|")))
        else:
            yield _piece(bare, paragraph)
        paragraph.in_list = False


def _take(paragraph: _Paragraph, name: str, value: str, styles: dict[str, Kind]) -> None:
    number = int(value) if value else 0
    if name == "pard":
        paragraph.kind, paragraph.in_list, paragraph.depth = None, False, 0
    elif name == "s":
        paragraph.kind = styles.get(value)
    elif name == "outlinelevel" and number < 6:
        paragraph.kind = paragraph.kind or (BlockKind.HEADING, number + 1)
    elif name == "ilvl":
        paragraph.depth = min(number, 8)
    elif name == "bullet":
        paragraph.in_list = True


def _piece(line: str, paragraph: _Paragraph) -> Piece:
    if paragraph.kind:
        return Piece(line, *paragraph.kind)
    bare = _BULLET.sub("", line)
    if paragraph.in_list or bare != line:
        return Piece(bare, BlockKind.LIST_ITEM, paragraph.depth + 1)
    return Piece(line)
