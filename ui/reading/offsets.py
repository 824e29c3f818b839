"""The one place where Qt's UTF-16 code units and Python's code points meet.

An emoji is one code point and two code units; after one, naive offsets are wrong by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def units_of(text: str) -> int:
    """How many code units a text has."""
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


class Utf16Map:
    """Offsets of one text, there and back, in O(log n) of its characters beyond the BMP."""

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._units = [point + i for i, point in enumerate(self._points)]

    def to_units(self, point: int) -> int:
        """The code-unit offset of a code-point offset."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """The code-point offset of a code-unit offset; inside a surrogate pair, that of the pair."""
        return unit - bisect_left(self._units, unit)
