"""What is marked in one row of the page. Shaped when it first comes on the screen, then only filled with colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from reader.finding import Finding
from ui.reading.geometry import Fragment, LaidBlock
from ui.reading.highlights import Stripe
from ui.reading.painting import RADIUS, ground_box, line_below, line_pen
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
    """All marks of a row, in document pixels, as shapes without colours.

    grounds: by category. lines, waves: by category and width.
    """

    grounds: Mapping[str, QPainterPath]
    lines: Mapping[tuple[str, float], list[QLineF]]
    waves: Mapping[tuple[str, float], QPainterPath]


def lay_marks(block: LaidBlock, stripes: Sequence[Stripe], findings: Sequence[Finding]) -> LaidMarks:
    laid = [(stripe, block.fragments(stripe.start, stripe.end)) for stripe in stripes]
    joined = [(s.finding, [f.baseline for f in found]) for s, found in laid if len(s.finding.parts) > 1]
    letters: dict[str, list[Finding]] = {}
    for finding in findings:
        letters.setdefault(finding.category, []).append(finding)
    return LaidMarks(block, laid, letters, joined)


def draw_marks(marks: LaidMarks, theme: Theme) -> RowMarks:
    drawn = RowMarks(defaultdict(_ground), defaultdict(list), defaultdict(QPainterPath))
    for stripe, found in marks.laid:
        category = stripe.finding.category
        if not stripe.finding.in_quotation:
            for fragment in found:
                drawn.grounds[category].addRoundedRect(ground_box(fragment), RADIUS, RADIUS)
        if stripe.lane >= 0:
            for fragment in found:
                width, line = line_below(fragment, theme.marks[category], stripe.lane)
                if isinstance(line, QPainterPath):
                    drawn.waves[category, width].addPath(line)
                else:
                    drawn.lines[category, width].append(line)
    return drawn


def same_shapes(one: Theme, other: Theme) -> bool:
    """Whether what was drawn for one theme will do for the other, which differs in its colours only."""
    pairs = zip(one.marks.values(), other.marks.values(), strict=True)
    return all((m.style, m.weight) == (o.style, o.weight) for m, o in pairs)


def paint_grounds(painter: QPainter, drawn: RowMarks, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for category, shape in drawn.grounds.items():
        painter.setBrush(QColor(theme.marks[category].ground))
        painter.drawPath(shape)


def paint_lines(painter: QPainter, drawn: RowMarks, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (category, width), lines in drawn.lines.items():
        painter.setPen(line_pen(theme.marks[category], width))
        painter.drawLines(lines)
    for (category, width), wave in drawn.waves.items():
        painter.setPen(line_pen(theme.marks[category], width))
        painter.drawPath(wave)


def _ground() -> QPainterPath:
    """Grounds that touch stay full."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path
