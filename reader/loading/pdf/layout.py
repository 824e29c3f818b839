"""The lines of a page in the order in which a person reads them, and what stands around them on every page."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from reader.loading.pdf.line import Line

_LEAST_GUTTER = 0.55  # times the type size
_CROSSING = 0.03  # of the lines may cross a gutter: a head or foot of the page, a caption
_WIDEST_PAGE = 20_000  # points
_LEAST_SIDE = 3  # lines on each side of a gutter
_PROSE = 14  # characters of an average line in a column; tables have fewer
_MARGIN = 3  # lines from the top or bottom of a page that may be a running head or foot
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
# What browsers print above and below: the day and hour, the page's address.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d|(?:file|https?)://\S+", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|•(]*\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|•)]*(?:\s*(?:/|of|von)\s*\d{1,4})?",
    re.IGNORECASE,
)

_Mark = tuple[str, int]
"""What a line says without its numbers, and about where."""


def in_reading_order(lines: Sequence[Line], first_column: int = 0) -> list[Line]:
    """Columns one after the other, what spans them in its place; `column` is numbered on from `first_column`."""
    ordered: list[Line] = []
    column = first_column
    for block in _columns(list(lines)):
        ordered += (replace(line, column=column) for line in _joined_rows(block))
        column += 1
    return ordered


def _columns(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each column, in reading order; lines that span a gutter part what is above from below."""
    gutter = _gutter(lines)
    if gutter is None:
        yield sorted(lines, key=lambda line: (-line.base, line.left))
        return
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    across = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.base)
    above = float("inf")
    for edge in [*across, None]:
        below = edge.base if edge else float("-inf")
        for side in (left, right):
            band = [line for line in side if below < line.base <= above]
            if band:
                yield from _columns(band)
        if edge:
            yield [edge]
        above = below


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a strip of white runs down between two columns of prose, None where there is none."""
    if len(lines) < 2 * _LEAST_SIDE:
        return None
    extent = max(line.right for line in lines) - min(line.left for line in lines)
    narrow = sorted((line for line in lines if line.width < 0.62 * extent), key=lambda line: line.left)
    if len(narrow) < 2 * _LEAST_SIDE or sum(len(line.text) for line in narrow) < 0.4 * sum(
        len(line.text) for line in lines
    ):
        return None
    size = sorted(line.size for line in narrow)[len(narrow) // 2]
    for left, right in sorted(_white_strips(narrow), key=lambda strip: strip[0] - strip[1]):
        if right - left >= _LEAST_GUTTER * size and _parts_prose(lines, (left + right) / 2):
            return (left + right) / 2
    return None


def _white_strips(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The strips between the outer edges, in whole points, that next to none of the lines cross."""
    start, end = int(min(line.left for line in lines)), int(max(line.right for line in lines)) + 1
    if end - start > _WIDEST_PAGE:
        return []
    changes = [0] * (end - start + 2)
    for line in lines:
        changes[max(0, math.floor(line.left) - start)] += 1
        changes[math.ceil(line.right) - start] -= 1
    few = max(1, int(_CROSSING * len(lines)))
    strips: list[tuple[int, int]] = []
    white: int | None = None
    for x, count in enumerate(accumulate(changes)):
        if count <= few:
            white = x if white is None else white
        elif white is not None:
            strips.append((white + start, x + start))
            white = None
    return [strip for strip in strips if strip[0] > start]


def _parts_prose(lines: Sequence[Line], gutter: float) -> bool:
    """Both sides have several lines of prose, side by side."""
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    if min(len(left), len(right)) < _LEAST_SIDE:
        return False
    if any(sum(len(line.text) for line in side) < _PROSE * len(side) for side in (left, right)):
        return False
    top = min(max(line.base for line in left), max(line.base for line in right))
    bottom = max(min(line.base for line in left), min(line.base for line in right))
    return top > bottom


def _joined_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Stretches on the same base line are one line; those of a column's width apart are cells of a table."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if row and abs(row[0].base - line.base) > 0.4 * max(row[0].size, line.size):
            yield _row(row)
            row = []
        row.append(line)
    if row:
        yield _row(row)


def _row(stretches: list[Line]) -> Line:
    if len(stretches) == 1:
        return stretches[0]
    stretches = sorted(stretches, key=lambda line: line.left)
    text = stretches[0].text
    for before, line in pairwise(stretches):
        text += f" {line.text}" if line.left - before.right > 0.1 * line.size else line.text
    largest = max(stretches, key=lambda line: len(line.text))
    return replace(largest, text=text, left=stretches[0].left, right=max(line.right for line in stretches))


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads and feet, page numbers, and what browsers print around a page.

    A head or foot says the same on several pages at the same height, whatever number is in it. Pages that say the
    same throughout (one letter to many people) have none.
    """
    seen = Counter(mark for page in pages for mark in {_mark(line) for line in page})
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda value: sizes[value], default=0.0)
    enough = max(2, min(3, len(pages) // 2))
    repeated = {mark for mark, count in seen.items() if count >= enough}
    if 2 * sum(_is_mostly(page, repeated) for page in pages) > len(pages):
        repeated = set()
    return [_without(page, repeated, size) for page in pages]


def _is_mostly(page: Sequence[Line], repeated: set[_Mark]) -> bool:
    """Whether most words of a page stand in repeated lines; columns of figures have none."""
    words = [(len(mark[0].replace("#", "")), mark in repeated) for mark in map(_mark, page)]
    return 2 * sum(length for length, again in words if again) > sum(length for length, _ in words)


def _without(page: Sequence[Line], repeated: set[_Mark], size: float) -> list[Line]:
    """A page without its repeated edges; a chapter's head, in larger type, is none of them, nor is a footnote."""
    running = {
        id(line)
        for line in _edges(page)
        if _mark(line) in repeated and line.size < 1.15 * size and not line.noted
    }
    for row in _edge_rows(page, 1):
        if any(_PAGE_NUMBER.fullmatch(line.text.strip()) or _PRINTED.match(line.text) for line in row):
            short = sum(len(line.text) for line in row) < 120
            running |= {id(line) for line in row if short or _PAGE_NUMBER.fullmatch(line.text.strip())}
    return [line for line in page if id(line) not in running]


def _mark(line: Line) -> _Mark:
    return _DIGITS.sub("#", line.text.lower()), round(line.base / 6)


def _edges(page: Iterable[Line], count: int = _MARGIN) -> list[Line]:
    return [line for row in _edge_rows(page, count) for line in row]


def _edge_rows(page: Iterable[Line], count: int) -> list[list[Line]]:
    """The rows of lines at the top and at the bottom of a page."""
    heights: dict[int, list[Line]] = defaultdict(list)
    for line in page:
        heights[round(line.base / 3)].append(line)
    order = sorted(heights)
    return [heights[height] for height in {*order[:count], *order[-count:]}]
