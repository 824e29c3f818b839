"""What is read stays in ink, by line, sentence or paragraph; the rest of the page is dimmed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractAnimation, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.article import BlockKind
from reader.finding import Span
from tests.ui.conftest import TEXT
from tests.ui.marking import has_colour
from tests.ui.reading.test_view import grab
from ui.actions import FOCUS
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.reading.typography import Focus
from ui.reading.view import ReadingView
from ui.theme import THEME_NAMES, load_theme, palette

PROSE = ["The first of many words about the quay and those who live there. It goes on for long. " * 5] * 3
Open = Callable[..., ReadingView]


def focused(view: ReadingView) -> Span:
    span = view._surface.focused
    assert span is not None
    return span


def line_of(view: ReadingView, number: int) -> Span:
    """Of the first paragraph, as it is laid out now."""
    line = view.document().firstBlock().layout().lineAt(number)
    return line.textStart(), line.textStart() + line.textLength()


def inked(view: ReadingView, span: Span) -> bool:
    """Whether the letters there are as dark as ink, leaving out what the neighbours share."""
    area: QRectF = view.area_of((span[0], span[1] - 1))
    return has_colour(grab(view), view._theme.ink, area.adjusted(0, 8, 0, -8))


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize(("zoom", "leading"), [(100, 1.62), (100, 1.2), (180, 1.62)])
def test_one_line_is_in_ink_and_its_neighbours_are_not(
    open_view: Open, theme: str, zoom: int, leading: float
) -> None:
    view = open_view(*PROSE, theme=theme)
    view.setPalette(palette(load_theme(theme)))
    view.set_typography(view.typography._replace(focus=Focus.LINE, zoom=zoom, leading=leading))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert focused(view) == line_of(view, 1)
    assert [inked(view, line_of(view, number)) for number in range(3)] == [False, True, False]


def test_the_line_goes_with_the_caret_and_is_a_line_again_in_another_size(open_view: Open) -> None:
    view = open_view(*PROSE)
    view.set_typography(view.typography._replace(focus=Focus.LINE))
    for number in (1, 2, 3):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert focused(view) == line_of(view, number)
    read = view.caret()
    for change in (view.typography._replace(zoom=160), view.typography._replace(measure=50)):
        view.set_typography(change)
        start, end = focused(view)
        assert start <= read < end
        lines = [line_of(view, n) for n in range(view.document().firstBlock().layout().lineCount())]
        assert (start, end) in lines


def test_the_line_comes_along_when_the_page_is_scrolled(open_view: Open) -> None:
    view = open_view(*PROSE * 20)
    view.set_typography(view.typography._replace(focus=Focus.LINE))
    view.verticalScrollBar().setValue(2000)
    start, end = focused(view)
    top, bottom = view.visible_span()
    assert top <= start
    assert end <= bottom


def test_the_focus_arrives_with_the_page_at_a_finding_far_away(qtbot: QtBot, open_view: Open) -> None:
    view = open_view(*PROSE * 20, "It is [H perhaps] so.", *PROSE * 20)
    view.show()
    view.set_typography(view.typography._replace(focus=Focus.SENTENCE))
    finding = view.findings()[0]
    for start in (0, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(start)
        view.set_current(finding)
        qtbot.waitUntil(lambda: view._glide.state() is QAbstractAnimation.State.Stopped)
        assert view.article.text[slice(*focused(view))] == "It is perhaps so."


def test_the_focus_comes_along_to_a_search_hit_far_away(qtbot: QtBot, open_view: Open) -> None:
    view = open_view(*PROSE * 20, "Herons.", *PROSE * 20)
    view.set_typography(view.typography._replace(focus=Focus.SENTENCE))
    at = view.article.text.index("Herons")
    view.set_search_hits([(at, at + 6)], (at, at + 6))
    qtbot.waitUntil(lambda: view._glide.state() is QAbstractAnimation.State.Stopped)
    start, end = focused(view)
    top, bottom = view.visible_span()
    assert start < bottom
    assert end > top


def test_it_begins_with_the_first_paragraph_and_not_with_the_title(open_view: Open) -> None:
    kinds = {0: BlockKind.HEADING}
    view = open_view("A title of its own", *PROSE, kinds=kinds)
    view.set_typography(view.typography._replace(focus=Focus.PARAGRAPH))
    assert view.article.text[slice(*focused(view))].startswith("The first of many")


def test_what_is_out_of_sight_does_not_get_the_focus(open_view: Open) -> None:
    """Else the whole screen would be dimmed at the moment it is switched on."""
    view = open_view(*PROSE * 20)
    view.verticalScrollBar().setValue(3000)
    view.set_typography(view.typography._replace(focus=Focus.SENTENCE))
    top, bottom = view.visible_span()
    start, end = focused(view)
    assert start < bottom
    assert end > top


def test_a_key_goes_through_the_kinds_and_the_choice_is_kept(qtbot: QtBot, reading: MainWindow) -> None:
    reading.view.setFocus()
    seen = []
    for _ in FOCUS:
        QTest.keyClick(reading.view, Qt.Key.Key_F)
        seen.append((reading.settings.get("look/focus"), reading.view.typography.focus))
        assert reading.messages.message == f"{FOCUS[seen[-1][0]]}."
    assert seen == [(kind.value, kind) for kind in (Focus.LINE, Focus.SENTENCE, Focus.PARAGRAPH, Focus.NONE)]


def test_menu_and_popover_offer_the_same(reading: MainWindow) -> None:
    menu = next(a.menu() for a in reading.top.menu.menu().actions() if a.text() == "Focus")
    assert [action.text() for action in menu.actions()] == list(FOCUS.values())
    menu.actions()[1].trigger()
    assert reading.view.typography.focus is Focus.LINE
    assert [action.isChecked() for action in menu.actions()] == [False, True, False, False]
    reading.settings.set("look/focus", "paragraph")
    assert [action.isChecked() for action in menu.actions()] == [False, False, False, True]
    popover = Appearance(reading.settings, reading)
    chosen = [b.text() for b in popover.findChildren(type(reading.top.look)) if b.isChecked()]
    assert "Paragraph" in chosen
    assert [kind.value for kind in Focus] == list(FOCUS)
    assert reading.view.article.text == TEXT
