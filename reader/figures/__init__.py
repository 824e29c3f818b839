"""Figures that no matcher can say. `FIGURES` names them for rules; importing it needs no language model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.figures.figure import FigureFunction

FIGURES: Mapping[str, FigureFunction] = {}
