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


class RowMarks(NamedTuple):
    """grounds, lines: in document pixels. letters: the findings by category, as they come in the text.

    joined: the baselines of each part of a figure.
    """

    block: LaidBlock
    grounds: QPicture
    lines: QPicture
    letters: Mapping[str, Sequence[Finding]]
    joined: Sequence[tuple[Finding, list[float]]]


def marks_of(
    block: LaidBlock, stripes: Sequence[Stripe], findings: Sequence[Finding], theme: Theme
) -> RowMarks:
    laid = [(stripe, block.fragments(stripe.start, stripe.end)) for stripe in stripes]
    joined = [(s.finding, [f.baseline for f in found]) for s, found in laid if len(s.finding.parts) > 1]
    letters: dict[str, list[Finding]] = {}
    for finding in findings:
        letters.setdefault(finding.category, []).append(finding)
    return RowMarks(block, _grounds(laid, theme), _lines(laid, theme), letters, joined)


def _grounds(laid: Sequence[tuple[Stripe, list[Fragment]]], theme: Theme) -> QPicture:
    picture = QPicture()
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stripe, found in laid:
            if not stripe.finding.in_quotation:
                colour = QColor(theme.marks[stripe.finding.category].ground)
                for fragment in found:
                    paint_ground(painter, fragment, colour)
    return picture


def _lines(laid: Sequence[tuple[Stripe, list[Fragment]]], theme: Theme) -> QPicture:
    picture = QPicture()
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stripe, found in laid:
            if stripe.lane >= 0:
                for fragment in found:
                    paint_line(painter, fragment, theme.marks[stripe.finding.category], stripe.lane)
    return picture
