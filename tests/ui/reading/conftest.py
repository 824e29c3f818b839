"""A small article with findings marked in brackets, and a view of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from reader.article import Article, Block, BlockKind
from reader.finding import Finding
from ui.reading.typography import Typography
from ui.reading.view import ReadingView
from ui.theme import load_fonts, load_theme

CATEGORIES = {
    "H": "hedge", "B": "booster", "U": "unattributed", "A": "attributed",
    "L": "loaded", "F": "figure", "T": "trope", "P": "appeal",
}  # fmt: skip
_MARKED = re.compile(r"\[([A-Z])(\*?) ([^\]]*)\]")


def marked_article(*paragraphs: str, kinds: dict[int, BlockKind] | None = None, **fields: str):
    """ "[H perhaps]" is a hedge, "[H* perhaps]" one in a quotation; all [F …] of a paragraph one figure."""
    text, blocks, findings = "", [], []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if number else ""
        start, last, parts = len(text), 0, []
        for match in _MARKED.finditer(paragraph):
            text += paragraph[last : match.start()]
            span = (len(text), len(text) + len(match[3]))
            text += match[3]
            last = match.end()
            if match[1] == "F":
                parts.append(span)
            else:
                category = CATEGORIES[match[1]]
                findings.append(
                    Finding(
                        f"{category}.kind.rule", category, "kind", *span, (span,), in_quotation=bool(match[2])
                    )
                )
        text += paragraph[last:]
        if parts:
            findings.append(
                Finding("figure.kind.rule", "figure", "kind", parts[0][0], parts[-1][1], tuple(parts))
            )
        blocks.append(Block((kinds or {}).get(number, BlockKind.PARAGRAPH), start, len(text), 1))
    return Article(text, tuple(blocks), **fields), findings


@pytest.fixture
def open_view(qtbot: QtBot) -> Callable[..., ReadingView]:
    """Shows paragraphs written with marks in a view."""
    load_fonts()

    def show(*paragraphs: str, theme: str = "light", typography: Typography | None = None, **fields: object):
        article, findings = marked_article(*paragraphs, **fields)
        view = ReadingView(load_theme(theme), typography or Typography())
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.set_article(article)
        view.set_findings(findings)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show
