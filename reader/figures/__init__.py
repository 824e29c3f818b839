"""Figures that no matcher can say. `FIGURES` names them for rules; importing it needs no language model."""

from __future__ import annotations

from collections.abc import Mapping

from reader.figures.anadiplosis import anadiplosis
from reader.figures.anaphora import anaphora
from reader.figures.epistrophe import epistrophe
from reader.figures.epizeuxis import epizeuxis
from reader.figures.figure import FigureFunction
from reader.figures.symploce import symploce

FIGURES: Mapping[str, FigureFunction] = {
    function.__name__: function for function in (anadiplosis, anaphora, epistrophe, epizeuxis, symploce)
}
