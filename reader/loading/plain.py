"""Plain text: paragraphs from blank lines, hard wraps undone, verse and lists left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.article import BlockKind
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece, Source
from reader.loading.hyphens import Vocabulary, join_lines, vocabulary_of
from reader.loading.normalise import clean_text

_WIDEST_WRAP = 120  # nobody wraps by hand beyond this: a longer line is a paragraph
_NARROWEST = 30  # characters of an average line of wrapped prose
_UNWRAPPED = 1_000_000
_USUAL_WRAP = 60  # the least that a wrapped text is taken to have when nothing shows its width
_LONGEST_TITLE = 100
_MOST_TITLE_LINES = 4
_LONGEST_HEADING = 80
_UNDERLINE = r"[=~\-_*]{3,}"
_BULLET = re.compile(r"[-*+•‣◦▪●·]\s+(?=\S)")
_SURE_BULLET = re.compile(r"\s*[•‣◦▪●]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_QUOTED = r"((?:>\s?)+)"
_SENTENCE_END = r"[.!?…][\"'”’»)\]]*$"
_DATE = r"(?:\w+,?\s+)?\d{1,2}\.?\s+\w+\s+\d{4}|\w+\s+\d{1,2},\s+\d{4}|\d{4}-\d\d-\d\d"
_BYLINE = re.compile(r"by\s+(?=[A-Z])(.{3,60})", re.IGNORECASE)

Lines = list[str]


class _Style(NamedTuple):
    """How this text is set. width: where its lines are wrapped. words: what stands inside its lines."""

    width: int
    words: Vocabulary


def load_plain(source: Source) -> Draft:
    decoded = decode(source.data, source.encoding)
    return draft_of_text(decoded.text)._replace(warnings=decoded.warnings, encoding=decoded.encoding)


def draft_of_text(text: str) -> Draft:
    """Pieces of a plain text; the author from a line "By …" below the title."""
    pieces = list(with_headings(_title_lines_apart(list(_pieces(clean_text(text))))))
    byline = _BYLINE.fullmatch(pieces[1].text) if len(pieces) > 2 else None
    author = byline[1] if byline and pieces[0].kind is BlockKind.HEADING else ""
    return Draft(tuple(pieces), "text", author=author)


def _pieces(text: str) -> Iterator[Piece]:
    groups = [group.split("\n") for group in re.split(r"\n(?:[ ]*\n)+", text) if group.strip()]
    style = _Style(_wrap_width(groups), vocabulary_of(line for group in groups for line in group))
    for group in groups:
        yield from _pieces_of_group(group, style)


def _title_lines_apart(pieces: list[Piece]) -> list[Piece]:
    """A title and what stands right below it (a byline, an occasion) before the first paragraph, line by line."""
    if len(pieces) < 2 or "\n" not in pieces[0].text or "\n" in pieces[1].text:
        return pieces
    lines = pieces[0].text.split("\n")
    if len(lines) > _MOST_TITLE_LINES or max(map(len, lines)) > _LONGEST_TITLE:
        return pieces
    if len(pieces[1].text) < 2 * len(pieces[0].text) or any(line.rstrip()[-1:] in ".,;:" for line in lines):
        return pieces
    return [Piece(lines[0], BlockKind.HEADING, 1), *map(Piece, lines[1:]), *pieces[1:]]


def _wrap_width(groups: list[Lines]) -> int:
    """The width that this text is wrapped at, as its longest paragraphs show it.

    Where most of the text stands in long lines, nothing is wrapped: all short lines are meant.
    """
    lengths = [len(line) for group in groups for line in group]
    if sum(length for length in lengths if length > _WIDEST_WRAP) > 0.5 * sum(lengths):
        return _UNWRAPPED
    widths = [len(line) for group in groups if len(group) > 2 for line in group if len(line) <= _WIDEST_WRAP]
    return max(widths, default=_USUAL_WRAP)


def _pieces_of_group(group: Lines, style: _Style) -> Iterator[Piece]:
    lines = [line.rstrip() for line in group]
    if len(lines) > 1 and re.fullmatch(_UNDERLINE, lines[1].strip()) and len(lines[0]) <= _LONGEST_TITLE:
        yield Piece(lines[0], BlockKind.HEADING, 1 if lines[1].strip().startswith("=") else 2)
        lines = lines[2:]
    if not lines:
        return
    if all(line.lstrip().startswith(">") for line in lines):
        yield from _quotation(lines, style)
    elif _is_list(lines):
        yield from _list_items(lines, style)
    else:
        yield from map(_paragraph, _paragraphs(lines, style))


def _paragraph(text: str) -> Piece:
    """Where every line is a paragraph, an item of a list is known by a sign that begins no sentence."""
    bullet = _SURE_BULLET.match(text)
    return Piece(text[bullet.end() :], BlockKind.LIST_ITEM, 1) if bullet and "\n" not in text else Piece(text)


def _quotation(lines: Lines, style: _Style) -> Iterator[Piece]:
    """Lines marked with ">", as in mail."""
    marks = re.match(_QUOTED, lines[0].lstrip())
    depth = marks[1].count(">") if marks else 1
    bare = [re.sub(_QUOTED, "", line.lstrip(), count=1) for line in lines]
    yield from (Piece(text, BlockKind.QUOTATION, depth) for text in _paragraphs(bare, style))


def _is_list(lines: Lines) -> bool:
    """A bullet at the first line is enough; numbers begin sentences too, so two of them are asked for."""
    first = lines[0].lstrip()
    if _BULLET.match(first):
        return True
    return bool(_NUMBER.match(first)) and sum(1 for line in lines if _NUMBER.match(line.lstrip())) > 1


def _list_items(lines: Lines, style: _Style) -> Iterator[Piece]:
    items: list[Lines] = []
    for line in map(str.strip, lines):
        bullet = _BULLET.match(line)
        if bullet or _NUMBER.match(line):
            items.append([line[bullet.end() :] if bullet else line])
        else:
            items[-1].append(line)
    yield from (Piece(join_lines(item, style.words), BlockKind.LIST_ITEM, 1) for item in items)


def _paragraphs(lines: Lines, style: _Style) -> Iterator[str]:
    """The paragraphs that these lines, with no blank one between them, stand for."""
    if len(lines) == 1:
        yield lines[0]
    elif max(map(len, lines)) > _WIDEST_WRAP and not _long_only_by_one_word(lines):
        yield from lines
    elif _is_wrapped(lines, style.width):
        yield from (join_lines(part, style.words) for part in _split_at_indents(lines))
    elif sum(1 for line in lines if re.search(_SENTENCE_END, line)) > 0.7 * len(lines):
        yield from lines
    else:
        yield "\n".join(lines)


def _long_only_by_one_word(lines: Lines) -> bool:
    """A wrapped text with an address in it that could not be broken."""
    return all(max(map(len, line.split()), default=0) > 40 for line in lines if len(line) > _WIDEST_WRAP)


def _is_wrapped(lines: Lines, width: int) -> bool:
    """Whether the lines break because they are full: the next word would not have fitted.

    A poet or an address breaks earlier. A quarter of the lines may, for hyphens and long words.
    """
    lower = sum(1 for line in lines[1:] if line.lstrip()[:1].islower())
    if lower > 0.6 * (len(lines) - 1) and sum(map(len, lines)) > _NARROWEST * len(lines):
        return True
    if len(lines) > 2 and sum(1 for line in lines if line.lstrip()[:1].isupper()) > 0.8 * len(lines):
        return False
    limit = max(*map(len, lines), int(0.8 * width)) - 4
    early = sum(
        1
        for line, following in pairwise(lines)
        if line[-1:] not in "-–—" and len(line) + 1 + len(_first_word(following)) <= limit
    )
    return early <= 0.25 * (len(lines) - 1)


def _first_word(line: str) -> str:
    return next(iter(line.split(maxsplit=1)), "")


def _split_at_indents(lines: Lines) -> Iterator[Lines]:
    """Paragraphs shown by an indented first line alone."""
    indented = sum(1 for line in lines[1:] if line.startswith(" "))
    if not 0 < indented <= 0.5 * len(lines):
        yield lines
        return
    paragraph: Lines = []
    for line in lines:
        if line.startswith(" ") and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def with_headings(pieces: list[Piece]) -> Iterator[Piece]:
    """Short lines that stand alone before longer text and end like no sentence are headings."""
    for i, piece in enumerate(pieces):
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        plain = piece.kind is BlockKind.PARAGRAPH and following is not None
        if plain and following and _is_heading(piece.text.strip(), following, first=i == 0):
            yield piece._replace(kind=BlockKind.HEADING, level=1 if i == 0 else 2)
        else:
            yield piece


def _is_heading(text: str, following: Piece, *, first: bool) -> bool:
    if "\n" in text or len(text) > (_LONGEST_TITLE if first else _LONGEST_HEADING):
        return False
    if (
        text[-1:] in ".,;:…"
        or not any(map(str.isalpha, text))
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'")
    ):
        return False
    if first:
        return bool(_BYLINE.match(following.text)) or len(following.text) > 1.5 * len(text)
    if text[-1] in "!?\"'”’)" or _BYLINE.match(text) or re.fullmatch(_DATE, text) or len(text.split()) > 10:
        return False
    return len(following.text) > max(_LONGEST_HEADING, 2 * len(text))
