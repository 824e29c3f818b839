"""A plot of how sure an article sounds over its course: boosters above the line, hedges below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph

from reader.article import WORD, Article
from reader.finding import Finding
from ui.look import Look
from ui.panels.chart import Chart

Curve = np.ndarray[Any, np.dtype[np.float64]]
POINTS = 60
WIDTH = 0.06
"""Of the article's length: how far a finding is heard around its place."""


class CertaintyPlot(Chart):
    MEANS = (
        "Above the line the writing closes questions (boosters), below it leaves them open (hedges), "
        "in findings per 100 words. The dark line is the difference."
    )

    def __init__(self, look: Look) -> None:
        super().__init__("How sure the article sounds, from beginning to end", 170)
        self._look = look
        self._shown: tuple[Article, Sequence[Finding]] | None = None
        self.getAxis("bottom").setTicks([[(6, "beginning"), (50, "middle"), (97, "end")]])
        look.changed.connect(self._redraw)

    def show_article(self, article: Article, findings: Sequence[Finding]) -> None:
        self._shown = article, findings
        self._redraw()

    def _redraw(self, _theme: object = None) -> None:
        if self._shown is None:
            return
        article, findings = self._shown
        theme = self._look.theme
        boosters = course(article, [f.start for f in findings if f.category == "booster"])
        hedges = course(article, [f.start for f in findings if f.category == "hedge"])
        self.begin(theme)
        x = [100 * i / (POINTS - 1) for i in range(POINTS)]
        for values, category in ((boosters, "booster"), (-hedges, "hedge")):
            mark = theme.marks[category]
            self.plot(x, values, pen=pyqtgraph.mkPen(mark.line, width=1.5), fillLevel=0, brush=mark.ground)
        self.plot(x, boosters - hedges, pen=pyqtgraph.mkPen(theme.ink, width=2))
        self.addLine(y=0, pen=theme.quiet)
        most = max(0.5, float(boosters.max()), float(hedges.max()))
        self.setYRange(-most, most)


def course(article: Article, places: Sequence[int]) -> Curve:
    """Findings per 100 words at evenly spaced places, each finding spread over its surroundings."""
    words = np.array([m.start() for m in WORD.finditer(article.text)] or [0])
    at = np.searchsorted(words, np.array(places or [0])) / len(words)
    grid = np.linspace(0, 1, POINTS)
    if not places:
        return np.zeros(POINTS)
    spread = np.exp(-0.5 * ((grid[:, None] - at[None, :]) / WIDTH) ** 2) / (WIDTH * np.sqrt(2 * np.pi))
    result: Curve = spread.sum(axis=1) / len(words) * 100
    return result
