"""Colours of the window: four themes read from resources/themes, the system's wish, the bundled fonts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette

from reader.paths import resources_path
from reader.rules.categories import load_categories

THEME_NAMES = ("light", "sepia", "dark", "high-contrast")
THUMB = 0.8
"""How much of the ink of lesser words the handle of a scroll bar has."""
HOVER = 0.06
"""How much of the ink is in what lies under the mouse."""
SANS, SERIF, DYSLEXIC = "Source Sans Pro", "Source Serif Pro", "OpenDyslexic"


class LineStyle(StrEnum):
    """How the line below a highlight is drawn: tells categories apart without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVY = "wavy"


class Mark(NamedTuple):
    """How one category looks: a soft ground, a line in the darker tone of the same hue, a letter.

    weight: of the line, 1 is usual: it tells two categories with the same style apart.
    """

    category: str
    letter: str
    ground: str
    line: str
    style: LineStyle
    weight: float = 1.0


class Theme(NamedTuple):
    """All colours as "#rrggbb". `marks` is by category id, in the order of the legend.

    paper and ink: the page. quiet: lesser words. line: hairlines. panel: the side. accent: the one
    colour of buttons, focus and the current finding. chip: raised things. search, selection: grounds.
    pens: the grounds of the reader's own colours, by name.
    """

    id: str
    name: str
    dark: bool
    paper: str
    ink: str
    quiet: str
    line: str
    panel: str
    accent: str
    chip: str
    search: str
    selection: str
    marks: Mapping[str, Mark]
    pens: Mapping[str, str]


@cache
def load_theme(name: str) -> Theme:
    """name: one of THEME_NAMES."""
    with (resources_path() / "themes" / f"{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    colours = table.pop("marks")
    marks = {c.id: Mark(c.id, c.letter, style=LineStyle(c.line), **colours[c.id]) for c in load_categories()}
    return Theme(id=name, marks=marks, **table)


def system_theme_name() -> str:
    """ "dark" where the desktop asks for a dark scheme, else "light"."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def load_fonts() -> list[str]:
    """Registers the bundled fonts (once the application exists); gives the family names."""
    families: dict[str, None] = {}
    for path in sorted((resources_path() / "fonts").glob("*/*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return list(families)


def mixed(colour: str, other: str, share: float) -> QColor:
    """`colour` with `share` (0 to 1) of `other` in it."""
    a, b = QColor(colour), QColor(other)
    blend = [
        round(x + (y - x) * share)
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    ]
    return QColor(*blend)


def palette(theme: Theme) -> QPalette:
    """The theme's colours, to Qt and to the style sheet, which names them by their roles.

    Mid is the hairline; Midlight a raised thing under the mouse, Light the paper under it, LinkVisited the
    accent; BrightText the handle of a scroll bar.
    """
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.paper,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.panel,
        roles.Button: theme.chip,
        roles.ToolTipBase: theme.chip,
        roles.Text: theme.ink,
        roles.WindowText: theme.ink,
        roles.ButtonText: theme.ink,
        roles.ToolTipText: theme.ink,
        roles.PlaceholderText: theme.quiet,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.ink,
        roles.Link: theme.accent,
        roles.Accent: theme.accent,
        roles.Mid: theme.line,
        roles.Midlight: mixed(theme.chip, theme.ink, HOVER),
        roles.Light: mixed(theme.paper, theme.ink, HOVER),
        roles.LinkVisited: mixed(theme.accent, theme.ink, 2 * HOVER),
        roles.BrightText: mixed(theme.panel, theme.quiet, THUMB),
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, mixed(theme.ink, theme.paper, 0.55))
    return result


def stylesheet() -> str:
    """For the application: plain widgets without frames in frames, whatever the theme.

    `QPushButton[primary="true"]` is the accent button; `QLabel[quiet="true"]` is for lesser words.
    """
    folder = resources_path() / "themes"
    text = "".join((folder / name).read_text("utf-8") for name in ("widgets.qss", "shell.qss"))
    return Template(text).substitute(folder=folder.as_posix(), serif=SERIF)


def tick(theme: Theme) -> str:
    """Which tick stands out on the accent: "dark" or "light"."""
    return "dark" if QColor(theme.accent).lightnessF() > 0.5 else "light"
