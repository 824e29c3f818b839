"""Lines of print, in reading order, to headings, paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article import BlockKind
from reader.loading.draft import Piece
from reader.loading.hyphens import Vocabulary, join_lines, vocabulary_of
from reader.loading.pdf.line import Line

_HEADING_SIZE = 1.12  # times the body's type size
_NOTE_SIZE = 0.93
_MOST_NOTE_LINES = 12
_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 90
_BULLET = re.compile(r"^[•·▪◦●○■□‣⁃∙–—*-]\s+(?=\S)|^[•▪◦●○■□‣⁃∙\uf0b7](?=\w)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})[.)]?\s*(?=[\w“\"‘(])")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Print:
    """How a document is set. size: of its body type. leading: from base line to base line.

    headings: the larger sizes, largest first. edges: left and right of each column. words: inside its lines.
    """

    size: float
    leading: float
    headings: tuple[float, ...]
    words: Vocabulary
    edges: dict[int, tuple[float, float]]


@dataclass
class _Open:
    """A paragraph that is being gathered."""

    kind: BlockKind
    level: int
    lines: list[Line]


def pieces_of_lines(lines: Sequence[Line]) -> list[Piece]:
    """The pieces, in order. A footnote comes after the paragraph in which its page ends."""
    style = _style(lines)
    pieces: list[Piece] = []
    notes: list[Piece] = []
    for paragraph in _paragraphs(lines, style):
        text = join_lines((line.text for line in paragraph.lines), style.words)
        if paragraph.kind is BlockKind.LIST_ITEM:
            text = _BULLET.sub("", text, count=1)
        piece = Piece(text, paragraph.kind, paragraph.level, paragraph.lines[0].page)
        if paragraph.kind is BlockKind.FOOTNOTE:
            notes.append(piece)
            continue
        pieces += (note for note in notes if note.page != piece.page)
        notes = [note for note in notes if note.page == piece.page]
        pieces.append(piece)
    return pieces + notes


def _style(lines: Sequence[Line]) -> _Print:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
    size = max(sizes, key=lambda value: sizes[value])
    headings = sorted((value for value in sizes if value >= _HEADING_SIZE * size), reverse=True)
    steps = Counter(
        round(above.base - line.base, 1)
        for above, line in pairwise(lines)
        if above.column == line.column
        and 0 < above.base - line.base < 3 * size
        and _rounded(line.size) == size
    )
    usual = [step for step, count in steps.items() if count >= 0.15 * sum(steps.values())]
    leading = min(usual, default=1.2 * size)  # the space between paragraphs may be as frequent
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get(line.column, (line.left, line.right))
        edges[line.column] = (min(left, line.left), max(right, line.right))
    return _Print(size, leading, tuple(headings[:5]), vocabulary_of(line.text for line in lines), edges)


def _rounded(size: float) -> float:
    return round(2 * size) / 2


def _paragraphs(lines: Sequence[Line], style: _Print) -> Iterator[_Open]:
    noted = _note_lines(lines, style)
    current: _Open | None = None
    held: list[_Open] = []  # footnotes at a page's end, while the paragraph above them may go on overleaf
    for i, line in enumerate(lines):
        kind, level = _kind(line, style, noted[i])
        if kind is BlockKind.FOOTNOTE:
            if (
                held
                and not (line.noted or _NOTE_MARK.match(line.text))
                and held[-1].lines[-1].page == line.page
            ):
                held[-1].lines.append(line)
            else:
                held.append(_Open(kind, 0, [line]))
            continue
        if current and _continues(current, line, kind, level, style):
            current.lines.append(line)
            continue
        if current:
            yield current
        yield from held
        held = []
        current = _Open(kind, level, [line])
    if current:
        yield current
    yield from held


def _note_lines(lines: Sequence[Line], style: _Print) -> list[bool]:
    """Which lines are footnotes: small type at the foot of a column, from the first line that has a mark on."""
    noted = [False] * len(lines)
    end = len(lines)
    while end > 0:
        start = end
        while start > 0 and lines[start - 1].column == lines[end - 1].column:
            start -= 1
        first = end
        while first > start and lines[first - 1].size < _NOTE_SIZE * style.size:
            first -= 1
        while first < end and not (lines[first].noted or _NOTE_MARK.match(lines[first].text)):
            first += 1
        marked = [i for i in range(max(start + 1, end - _MOST_NOTE_LINES), end) if lines[i].noted]
        first = min([first, *marked])
        noted[first:end] = [True] * (end - first)
        end = start
    return noted


def _kind(line: Line, style: _Print, noted: bool) -> tuple[BlockKind, int]:
    size = _rounded(line.size)
    if noted:
        return BlockKind.FOOTNOTE, 0
    if size in style.headings or size >= _HEADING_SIZE * style.size:
        level = style.headings.index(size) + 1 if size in style.headings else 6
        return BlockKind.HEADING, level
    if (
        line.bold
        and len(line.text) <= _LONGEST_BOLD_HEADING
        and size >= style.size
        and line.text[-1] not in ".,;:"
    ):
        return BlockKind.HEADING, min(len(style.headings) + 1, 6)
    if _BULLET.match(line.text) or _NUMBER.match(line.text):
        return BlockKind.LIST_ITEM, 1
    return BlockKind.PARAGRAPH, 0


def _continues(current: _Open, line: Line, kind: BlockKind, level: int, style: _Print) -> bool:
    """Whether the line goes on with the paragraph that is open."""
    last = current.lines[-1]
    if kind is BlockKind.LIST_ITEM:
        return False
    if BlockKind.HEADING in (kind, current.kind):
        near = last.column == line.column and last.base - line.base < 1.6 * line.size
        length = sum(len(item.text) for item in current.lines)
        return kind is current.kind and level == current.level and near and length < _LONGEST_HEADING
    if abs(_rounded(last.size) - _rounded(line.size)) > 0.08 * style.size:
        return False
    if last.column != line.column:
        return _continues_elsewhere(last, line, style)
    if last.base - line.base > 1.25 * style.leading:
        return False
    return not _begins(current, line, style)


def _begins(current: _Open, line: Line, style: _Print) -> bool:
    """Whether a line in the same column begins a paragraph: by its indent, or after a line that ended early."""
    last = current.lines[-1]
    left, right = style.edges[line.column]
    indent = line.left - last.left
    if current.kind is BlockKind.LIST_ITEM:
        return (
            line.left < current.lines[0].left + 0.3 * style.size
            and _is_full(current.lines[0], right, style) is False
        )
    if indent > 0.8 * style.size and line.left - left < 5 * style.size:
        return bool(_SENTENCE_END.search(last.text)) or len(current.lines) > 1
    return _breaks_early(last, line, right)


def _breaks_early(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would have fitted: then the line was meant to end there."""
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return right - last.right > 1.2 * word * last.width / max(1, len(last.text)) + 0.5 * last.size


def _is_full(line: Line, right: float, style: _Print) -> bool:
    return right - line.right < 4 * style.size


def _continues_elsewhere(last: Line, line: Line, style: _Print) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    if line.text[0].islower() or last.text[-1] in "-–,;":
        return True
    if not _SENTENCE_END.search(last.text):
        return True
    _, right = style.edges[last.column]
    indented = line.left - style.edges[line.column][0] > 0.8 * style.size
    return _is_full(last, right, style) and not indented and last.text[-1] not in "!?"
