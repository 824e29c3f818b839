"""The colours of the view, for what is written outside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from reader.paths import resources_path

PENS = ("yellow", "green", "blue", "pink")
"""The reader's own colours; every theme says how they look."""


@dataclass(frozen=True)
class Look:
    """colours: paper, ink, quiet, line, panel, accent, chip, search. grounds and lines: by category.
    pens: the grounds of the reader's own colours. "#rrggbb".
    """

    colours: Mapping[str, str]
    grounds: Mapping[str, str]
    lines: Mapping[str, str]
    pens: Mapping[str, str]


def load_look(theme: str = "light") -> Look:
    with (resources_path() / "themes" / f"{theme}.toml").open("rb") as file:
        table = tomllib.load(file)
    marks = table.pop("marks")
    colours = {name: value for name, value in table.items() if isinstance(value, str)}
    return Look(
        colours,
        {category: mark["ground"] for category, mark in marks.items()},
        {category: mark["line"] for category, mark in marks.items()},
        table["pens"],
    )
