"""Every theme can be read by everybody: contrast, and categories told apart without full colour vision."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from ui.panels.legend import OFF
from ui.theme import THEME_NAMES, Theme, load_fonts, load_theme, mixed, stylesheet

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> np.ndarray:
    c = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    dark, light = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, vision: np.ndarray) -> np.ndarray:
    x = XYZ @ np.clip(vision @ linear(colour), 0, 1) / WHITE
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one: str, other: str, vision: str) -> float:
    """CIE 1976: about 2.3 is just noticeable."""
    return float(np.linalg.norm(lab(one, VISIONS[vision]) - lab(other, VISIONS[vision])))


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_text_is_readable_on_every_ground(theme: Theme) -> None:
    grounds = [m.ground for m in theme.marks.values()]
    least = 7.0 if theme.id == "high-contrast" else 4.5
    for ground in [*grounds, theme.paper, theme.panel, theme.chip, theme.search, theme.selection]:
        assert contrast(theme.ink, ground) >= least, ground
    for ground in (theme.paper, theme.panel, theme.chip):
        assert contrast(theme.quiet, ground) >= 4.5, ground
        assert contrast(theme.quiet, mixed(ground, theme.ink, 0.06).name()) >= 4.5, (
            f"{ground} under the mouse"
        )
    assert contrast(theme.paper, theme.accent) >= 4.5


def test_lines_and_letters_stand_out(theme: Theme) -> None:
    """A line on its ground: 3:1 (non-text); a letter on the paper, which is small text: 4:1 and bold."""
    for mark in theme.marks.values():
        assert contrast(mark.line, mark.ground) >= 3, mark.category
        assert contrast(mark.line, theme.paper) >= 4, mark.category


def test_where_findings_overlap_every_line_stands_out_on_every_ground(theme: Theme) -> None:
    """Grounds are opaque, so text stands on one of them, and a line on its own or another category's."""
    for one, other in itertools.permutations(theme.marks.values(), 2):
        assert contrast(one.line, other.ground) >= 3, (one.category, other.category)
    for mark in theme.marks.values():
        assert contrast(mark.line, theme.search) >= 3, mark.category
        assert contrast(theme.accent, mark.ground) >= 3, mark.category


def test_a_chip_that_is_off_can_still_be_read(theme: Theme) -> None:
    faded = mixed(theme.chip, theme.ink, OFF).name()
    assert contrast(faded, theme.chip) >= 4.5


@pytest.mark.parametrize("vision", VISIONS)
def test_neighbours_in_the_legend_differ_in_colour(theme: Theme, vision: str) -> None:
    marks = list(theme.marks.values())
    for one, other in itertools.pairwise(marks):
        assert difference(one.line, other.line, vision) >= 12, (one.category, other.category)


@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_categories_differ_in_colour_or_line_style(theme: Theme, vision: str) -> None:
    for one, other in itertools.combinations(theme.marks.values(), 2):
        if one.style == other.style:
            assert difference(one.line, other.line, vision) >= 12, (one.category, other.category)


def test_every_category_has_its_own_letter(theme: Theme) -> None:
    letters = [m.letter for m in theme.marks.values()]
    assert len(set(letters)) == len(letters) == 8


@pytest.mark.usefixtures("qapp")
def test_the_bundled_fonts_load() -> None:
    assert {"Source Sans Pro", "Source Serif Pro", "OpenDyslexic"} <= set(load_fonts())


@pytest.mark.usefixtures("qapp")
def test_the_stylesheet_takes_every_colour_from_the_palette() -> None:
    """A change of theme is a change of the palette alone."""
    sheet = stylesheet()
    assert "$" not in sheet
    assert not re.search(r"#[0-9a-f]{3,8}\s*[;}]|rgba?\(", sheet)
