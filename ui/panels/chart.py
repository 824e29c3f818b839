"""What the charts of the measures have in common: a plot that is looked at, not dragged about."""

from __future__ import annotations

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from ui.painting import sans
from ui.theme import Theme


class Chart(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """`begin` is the start of every drawing of it."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        for each in (self, self.viewport()):
            each.setAccessibleName(name)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setAntialiasing(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(height)
        self.axis_font: QFont = sans(12)
        for side in ("left", "bottom"):
            self.getAxis(side).setStyle(tickFont=self.axis_font)

    def begin(self, theme: Theme) -> None:
        """Empty, in the theme's colours."""
        self.clear()
        self.setBackground(theme.panel)
        for side in ("left", "bottom"):
            self.getAxis(side).setPen(theme.line)
            self.getAxis(side).setTextPen(theme.quiet)
