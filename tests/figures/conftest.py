"""Figures found in a text, as the texts of their parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.figures import FIGURES

Finder = Callable[..., list[list[str]]]


@pytest.fixture(scope="session")
def found(parse_text) -> Finder:
    """found("anaphora", text, **options): the parts of each figure, as texts."""

    def find(name: str, text: str, **options: object) -> list[list[str]]:
        return [[text[s:e] for s, e in figure.parts] for figure in FIGURES[name](parse_text(text), **options)]

    return find
