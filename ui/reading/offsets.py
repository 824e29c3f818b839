"""The one place where Qt's UTF-16 code units and Python's code points meet.

An emoji is one code point and two code units; after one, naive offsets are wrong by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = "[\U00010000-\U0010ffff]"


def units_of(text: str) -> int:
    """How many code units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class Utf16Map:
    """Offsets of one text, there and back, in O(log n) of its characters beyond the BMP."""

    def __init__(self, text: str) -> None:
        astral = units_of(text) > len(text)
        self._points = [m.start() for m in re.finditer(_ASTRAL, text)] if astral else []
        self._units = [point + i for i, point in enumerate(self._points)]

    def to_units(self, point: int) -> int:
        """The code-unit offset of a code-point offset."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """The code-point offset of a code-unit offset; inside a surrogate pair, that of the pair."""
        return unit - bisect_left(self._units, unit)
