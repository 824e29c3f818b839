"""A line of print: a text with its place on the page, in points from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """left and right: the outer edges of its glyphs. base: the height of its base line. size: of its type.

    page: from 1. column: counts the columns of the whole document, so that a change of it is a break in
    the print. bold: all of it is. noted: it begins with a small raised figure, as footnotes do.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    bold: bool = False
    noted: bool = False
    column: int = 0

    @property
    def width(self) -> float:
        return self.right - self.left
