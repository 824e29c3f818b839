"""What is marked in one row of the page. Drawn when the row first comes on the screen, then only played back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter, QPicture

from reader.finding import Finding
from ui.reading.geometry import Fragment, LaidBlock
from ui.reading.highlights import Stripe
from ui.reading.painting import paint_ground, paint_line
from ui.theme import Theme

Laid = Sequence[tuple[Stripe, list[Fragment]]]


class LaidMarks(NamedTuple):
    """Where everything stands. letters: the findings by category, as they come in the text.

    joined: the baselines of each part of a figure.
    """

    block: LaidBlock
    laid: Laid
    letters: Mapping[str, Sequence[Finding]]
    joined: Sequence[tuple[Finding, list[float]]]


class RowMarks(NamedTuple):
    """grounds, lines: in document pixels."""

    grounds: QPicture
    lines: QPicture


def lay_marks(block: LaidBlock, stripes: Sequence[Stripe], findings: Sequence[Finding]) -> LaidMarks:
    laid = [(stripe, block.fragments(stripe.start, stripe.end)) for stripe in stripes]
    joined = [(s.finding, [f.baseline for f in found]) for s, found in laid if len(s.finding.parts) > 1]
    letters: dict[str, list[Finding]] = {}
    for finding in findings:
        letters.setdefault(finding.category, []).append(finding)
    return LaidMarks(block, laid, letters, joined)


def draw_marks(marks: LaidMarks, theme: Theme) -> RowMarks:
    return RowMarks(_grounds(marks.laid, theme), _lines(marks.laid, theme))


def _grounds(laid: Laid, theme: Theme) -> QPicture:
    picture = QPicture()
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stripe, found in laid:
            if not stripe.finding.in_quotation:
                colour = QColor(theme.marks[stripe.finding.category].ground)
                for fragment in found:
                    paint_ground(painter, fragment, colour)
    return picture


def _lines(laid: Laid, theme: Theme) -> QPicture:
    picture = QPicture()
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stripe, found in laid:
            if stripe.lane >= 0:
                for fragment in found:
                    paint_line(painter, fragment, theme.marks[stripe.finding.category], stripe.lane)
    return picture
