"""Rich Text Format: its text by striprtf, a paragraph a line."""

from __future__ import annotations

import re

from reader.article import BlockKind
from reader.errors import LoadError
from reader.loading.draft import Draft, Piece, Source
from reader.loading.plain import with_headings
from reader.loading.styles import kind_of_style

_TITLE = re.compile(r"\{\\title\s+([^{}\\]{1,300})\}")
_AUTHOR = re.compile(r"\{\\author\s+([^{}\\]{1,300})\}")
_STYLE = re.compile(r"\{\\s(\d{1,4})\b[^{};]{0,600}?[ ]([^{};\\]{1,60});\}")
_PARAGRAPH_END = re.compile(r"\\par(?![a-z])")
_STYLE_USED = re.compile(r"\\pard(?:\\plain)?\s*\\s(\d{1,4})(?!\d)(?!.*\\pard)", re.DOTALL)
_OUTLINE_USED = re.compile(r"\\outlinelevel([0-5])(?!\d)(?!.*\\outlinelevel)", re.DOTALL)
_BULLET = re.compile(r"^\s*[•·▪◦–\uf0b7-]\s+")
_MOST_STYLED = 2_000
_LONGEST_STYLED = 6_000  # bytes of markup

Kind = tuple[BlockKind, int]


def load_rtf(source: Source) -> Draft:
    markup = source.data.decode("latin-1").replace("\0", "")
    kinds = _styled(markup)
    pieces = [_piece(line, kinds) for line in _plain(markup).split("\n") if line.strip(" |\t")]
    title, author = _TITLE.search(markup), _AUTHOR.search(markup)
    return Draft(
        tuple(pieces if kinds else with_headings(pieces)),
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


def _styled(markup: str) -> dict[str, Kind]:
    """The paragraphs whose style or outline level makes them headings, quotations or captions, by their text."""
    styles = {number: kind for number, name in _STYLE.findall(markup) if (kind := kind_of_style(name))}
    kinds: dict[str, Kind] = {}
    for paragraph in _PARAGRAPH_END.split(markup):
        paragraph = paragraph[-_LONGEST_STYLED:]
        style, outline = _STYLE_USED.search(paragraph), _OUTLINE_USED.search(paragraph)
        kind = styles.get(style[1]) if style else None
        if outline and not kind:
            kind = BlockKind.HEADING, int(outline[1]) + 1
        start = style.end() if style else outline.end() if outline else 0
        if kind and len(kinds) < _MOST_STYLED:
            kinds[_plain("{\\rtf1 " + paragraph[start:] + "}").strip()] = kind
    return kinds


def _piece(line: str, kinds: dict[str, Kind]) -> Piece:
    if kind := kinds.get(line.strip()):
        return Piece(line, *kind)
    bare = _BULLET.sub("", line)
    if bare != line:
        return Piece(bare, BlockKind.LIST_ITEM, 1)
    return (
        Piece(" · ".join(cell.strip() for cell in line.strip("| ").split("|")))
        if line.endswith("|")
        else Piece(line)
    )
