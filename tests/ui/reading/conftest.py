"""A view of an article whose findings are marked in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.marking import marked_article
from ui.reading.typography import Typography
from ui.reading.view import ReadingView
from ui.theme import load_fonts, load_theme, palette


@pytest.fixture
def open_view(qtbot: QtBot) -> Callable[..., ReadingView]:
    """Shows paragraphs written with marks in a view."""
    load_fonts()

    def show(*paragraphs: str, theme: str = "light", typography: Typography | None = None, **fields: object):
        article, findings = marked_article(*paragraphs, **fields)
        colours = load_theme(theme)
        view = ReadingView(colours, typography or Typography())
        view.setPalette(palette(colours))
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.set_article(article)
        view.set_findings(findings)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show
