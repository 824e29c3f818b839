"""What the reader has marked: a ground in their own colour or category, and a thin line above the words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter

from reader.finding import Span
from ui.reading.geometry import Fragment
from ui.reading.painting import paint_ground, paint_line_above
from ui.theme import Theme


class NoteMark(NamedTuple):
    """A note on the page. category, pen: the reader's own marking, "" for none."""

    note: int
    span: Span
    category: str = ""
    pen: str = ""


def paint_note_mark(painter: QPainter, mark: NoteMark, found: Iterable[Fragment], theme: Theme) -> None:
    """A finding has its line below the words; a note, of whatever colour, has one above."""
    category = theme.marks.get(mark.category)
    ground = category.ground if category else theme.pens.get(mark.pen, "")
    line = QColor(category.line if category else theme.accent)
    for fragment in found:
        if ground:
            paint_ground(painter, fragment, QColor(ground))
        paint_line_above(painter, fragment, line)
