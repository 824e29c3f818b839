"""Where a range of a text block stands on the page, line by line, also where writing runs both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextLine

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")


class Fragment(NamedTuple):
    """A piece of a range that stands together on one line, in document pixels."""

    left: float
    right: float
    baseline: float
    ascent: float
    descent: float
    line_top: float
    line_bottom: float

    @property
    def top(self) -> float:
        return self.baseline - self.ascent

    @property
    def bottom(self) -> float:
        return self.baseline + self.descent


class LaidBlock:
    """A block of the document as it is laid out now."""

    def __init__(self, block: QTextBlock) -> None:
        # The block and not its layout: a layout kept in Python outlives the document's own, and whatever is
        # made at its address next would be taken for it.
        self._block = block
        layout = block.layout()
        metrics = QFontMetricsF(block.charFormat().font() if block.length() > 1 else layout.font())
        self._ascent, self._descent = metrics.ascent(), metrics.descent()
        self._origin = layout.position()
        self._both_ways = _RIGHT_TO_LEFT.search(block.text()) is not None

    def fragments(self, start: int, end: int) -> list[Fragment]:
        """start, end: code units from the block's start. Empty for a block that is not laid out yet."""
        layout = self._block.layout()
        if start >= end or not layout.lineCount():
            return []
        first = layout.lineForTextPosition(start).lineNumber()
        found: list[Fragment] = []
        for number in range(max(0, first), layout.lineCount()):
            line = layout.lineAt(number)
            if line.textStart() >= end:
                break
            found += self._on_line(line, start, end)
        return found

    def _on_line(self, line: QTextLine, start: int, end: int) -> Iterator[Fragment]:
        low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        x, top = self._origin.x(), self._origin.y() + line.y()
        for left, right in (_stretches if self._both_ways else _stretch)(line, low, high):
            yield Fragment(
                x + left,
                x + right,
                top + line.ascent(),
                self._ascent,
                self._descent,
                top,
                top + line.height(),
            )


def _stretch(line: QTextLine, low: int, high: int) -> Iterator[tuple[float, float]]:
    left, right = _x(line, low), _x(line, high)
    # A space at the end of a full line hangs out of the column.
    right = min(right, line.x() + max(line.naturalTextWidth(), left - line.x()))
    if right > left:
        yield left, right


def _stretches(line: QTextLine, low: int, high: int) -> Iterator[tuple[float, float]]:
    """Character by character, joined where they touch."""
    edges = sorted(sorted((_x(line, i), _x(line, i, QTextLine.Edge.Trailing))) for i in range(low, high))
    current: list[float] | None = None
    for left, right in edges:
        if current and left <= current[1] + 0.5:
            current[1] = max(current[1], right)
        else:
            if current and current[1] > current[0]:
                yield current[0], current[1]
            current = [left, right]
    if current and current[1] > current[0]:
        yield current[0], current[1]


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    found = line.cursorToX(at, edge)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
