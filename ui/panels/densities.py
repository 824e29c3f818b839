"""A bar chart: findings per 1,000 words in each category, beside what such texts usually have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from reader.rules.categories import Category
from ui.look import Look
from ui.painting import draw_letter, tabular
from ui.panels.chart import Chart

ROW, SCALE, LETTERS, VALUES = 31, 28, 32, 40
"""Pixels: a row, the scale below, and the columns at the left and the right of the bars."""
BAR, TICK = 0.26, 0.56
"""Of a row's height: a bar, and the tick at the typical value."""


class RowAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """A column beside the bars. draw: paints what belongs to a row into its box."""

    def __init__(
        self, side: str, width: int, rows: int, draw: Callable[[QPainter, QRectF, int], None]
    ) -> None:
        super().__init__(side)
        self._rows, self._draw = rows, draw
        self.setWidth(width)

    def drawPicture(self, painter: QPainter, *_specs: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.size().height() / self._rows
        for row in range(self._rows):
            self._draw(painter, QRectF(0, row * height, self.size().width(), height), row)

    def redraw(self) -> None:
        self.picture = None
        self.update()


class DensityChart(Chart):
    """`show_figures` gives both as findings per 1,000 words, by category."""

    def __init__(self, categories: Sequence[Category], look: Look) -> None:
        super().__init__("Findings per 1,000 words", ROW * len(categories) + SCALE)
        self._categories, self._look = categories, look
        self._densities: Mapping[str, float] = {}
        self._usual: Mapping[str, float] = {}
        rows = len(categories)
        self._columns = {
            "left": RowAxis("left", LETTERS, rows, self._draw_letter),
            "right": RowAxis("right", VALUES, rows, self._draw_value),
        }
        self.setAxisItems(self._columns)
        self.getAxis("bottom").setHeight(SCALE)
        self.getViewBox().invertY(True)
        self.getViewBox().setDefaultPadding(0)
        look.changed.connect(self._draw)

    def show_figures(self, densities: Mapping[str, float], usual: Mapping[str, float]) -> None:
        self._densities, self._usual = densities, usual
        told = [
            f"{c.name} {densities.get(c.id, 0):.0f}, usually {usual.get(c.id, 0):.0f}"
            for c in self._categories
        ]
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip("\n".join(told))
        self._draw()

    def _draw(self, _theme: object = None) -> None:
        theme, rows = self._look.theme, list(range(len(self._categories)))
        values = [self._densities.get(c.id, 0.0) for c in self._categories]
        usual = [self._usual.get(c.id, 0.0) for c in self._categories]
        most = max(1.0, *values, *usual)
        self.begin(theme)
        self._add_bars(rows, [most] * len(rows), [theme.line] * len(rows))
        self._add_bars(rows, values, [theme.marks[c.id].line for c in self._categories])
        ticks = pyqtgraph.mkPen(theme.ink, width=2)
        ends = [row + side for row in rows for side in (-TICK / 2, TICK / 2)]
        self.plot([value for value in usual for _ in range(2)], ends, pen=ticks, connect="pairs")
        self.setXRange(0, most)
        self.setYRange(-0.5, len(rows) - 0.5)
        for column in self._columns.values():
            column.redraw()

    def _add_bars(self, rows: Sequence[int], widths: Sequence[float], colours: Sequence[str]) -> None:
        bars = pyqtgraph.BarGraphItem(x0=0, y=rows, height=BAR, width=widths, pen=None, brushes=colours)
        self.addItem(bars)

    def _draw_letter(self, painter: QPainter, box: QRectF, row: int) -> None:
        """As in the legend."""
        theme = self._look.theme
        square = QRectF(box.left(), box.center().y() - 10, 20, 20)
        draw_letter(painter, square, theme.marks[self._categories[row].id], theme)

    def _draw_value(self, painter: QPainter, box: QRectF, row: int) -> None:
        painter.setFont(tabular(14))
        painter.setPen(QColor(self._look.theme.ink))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            box.adjusted(0, 0, -2, 0), end, f"{self._densities.get(self._categories[row].id, 0.0):.0f}"
        )
