"""What keeps the reading view smooth with a book in it: work is done once, late, and only for what is seen."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import Article, Block, BlockKind
from reader.finding import Finding
from tests.ui.marking import has_colour
from ui.reading import surface
from ui.reading.extents import guess_extents, measure_extents
from ui.reading.margin import JOINS, joins_of
from ui.reading.note_marks import NoteMark
from ui.reading.typography import Typography
from ui.reading.view import ReadingView
from ui.theme import load_theme

View = Callable[..., ReadingView]
LONG = ["It is [H perhaps] so, and [B clearly] so, or [H may] be."] * 300


def grab(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


def on_screen(view: ReadingView) -> QImage:
    """What stands on the screen, without painting it again."""
    return view.screen().grabWindow(view.winId()).toImage()


def is_settled(view: ReadingView) -> bool:
    """Whether all is laid out, and the overview knows of it."""
    return not view._extents.guessed and not view._ticks_due.isActive()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one whenever the marks of a row are drawn anew."""
    calls: list[object] = []

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return draw(*arguments)

    draw = surface.draw_marks
    monkeypatch.setattr(surface, "draw_marks", counted)
    return calls


def test_a_toggle_draws_only_what_is_on_the_screen(open_view: View, drawn: list[object]) -> None:
    view = open_view(*LONG)
    grab(view)
    drawn.clear()
    view.set_visible_categories({"booster"})
    grab(view)
    assert 0 < len(drawn) < 25


def test_a_row_is_drawn_once_and_then_played_back(open_view: View, drawn: list[object]) -> None:
    view = open_view(*LONG)
    before = grab(view)
    drawn.clear()
    assert grab(view) == before
    assert drawn == []


def test_after_toggling_every_part_looks_as_in_a_view_that_never_was_otherwise(
    open_view: View, qtbot: QtBot
) -> None:
    view, fresh = open_view(*LONG), open_view(*LONG)
    fresh.set_visible_categories({"hedge"})
    grab(view)
    view.set_visible_categories({"booster"})
    grab(view)
    view.set_visible_categories({"hedge"})
    for share in (0, 2, 1):
        for each in (view, fresh):
            bar = each.verticalScrollBar()
            qtbot.waitUntil(lambda each=each: is_settled(each))
            bar.setValue(bar.maximum() * share // 2)
        assert grab(view) == grab(fresh)
        assert view.verticalScrollBar().grab().toImage() == fresh.verticalScrollBar().grab().toImage()


def test_the_page_shows_a_toggle_before_the_overview_does(open_view: View, qtbot: QtBot) -> None:
    view = open_view(*LONG)
    strip = view.verticalScrollBar()
    qtbot.waitUntil(lambda: len(strip.ticks) == 900)
    view.set_visible_categories({"booster"})
    area = view.area_of(view.findings()[0].parts[0]).translated(-200, 0)
    area.setLeft(0)
    assert not has_colour(grab(view), load_theme("light").marks["hedge"].ground, area)
    assert len(strip.ticks) == 900
    qtbot.waitUntil(lambda: len(strip.ticks) == 300)


def test_changes_that_come_together_cost_one_overview(
    open_view: View, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(*LONG)
    strip = view.verticalScrollBar()
    qtbot.waitUntil(lambda: is_settled(view))
    drawings: list[int] = []
    monkeypatch.setattr(strip, "set_ticks", lambda ticks: drawings.append(len(ticks)))
    found = list(view.findings())
    view.set_findings(found[:500])
    view.add_findings(found[500:600])
    view.set_visible_categories({"hedge"})
    view.set_visible_categories({"hedge", "booster"})
    qtbot.wait(200)
    assert drawings == [600]


def test_the_overview_is_there_long_before_a_very_long_text_is_laid_out(
    open_view: View, qtbot: QtBot
) -> None:
    """Asking Qt for the whole height at once would stop the window for as long as it takes."""
    view = open_view("Nothing yet.")
    text = "It may be so, and then again it may not be so at all. " * 20_000
    middle = text.index("may", len(text) // 2)
    finding = Finding("hedge.modal.may", "hedge", "modal", middle, middle + 3, ((middle, middle + 3),))
    view.set_article(Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)))
    view.set_findings([finding])
    strip = view.verticalScrollBar()
    assert not view.document().lastBlock().layout().lineCount()
    assert strip.ticks == [(pytest.approx(0.5, abs=0.01), "hedge")]
    qtbot.waitUntil(lambda: not view._extents.guessed, timeout=20_000)
    assert view.document().lastBlock().layout().lineCount()
    qtbot.waitUntil(lambda: strip.ticks == view._extents.ticks([finding]))
    assert strip.ticks == [(pytest.approx(0.5, abs=0.01), "hedge")]


def test_before_all_is_laid_out_the_overview_is_right_to_a_pixel_or_two(
    open_view: View, qtbot: QtBot
) -> None:
    """Paragraphs of every length, headings and quotations among them."""
    kinds = {5: BlockKind.HEADING, 40: BlockKind.HEADING, 41: BlockKind.QUOTATION, 70: BlockKind.LIST_ITEM}
    prose = [" ".join(["[H perhaps] the tide will turn again"] * (1 + i * 7 % 23)) for i in range(120)]
    view = open_view(*prose, kinds=kinds)
    exact = measure_extents(view._page, view.document())
    guess = guess_extents(view._page, view.typography, view._column)
    found = zip(exact.ticks(view.findings()), guess.ticks(view.findings()), strict=True)
    assert max(abs(one - other) for (one, _), (other, _) in found) < 0.006


def test_the_first_screen_has_its_marks_long_before_the_end_is_laid_out(open_view: View) -> None:
    view = open_view("Nothing yet.")
    text = "It may be so, and then again it may not be so at all. " * 20_000
    view.set_article(Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)))
    view.set_findings([Finding("hedge.modal.may", "hedge", "modal", 3, 6, ((3, 6),))])
    assert view.visible_span()[0] == 0
    assert has_colour(grab(view), load_theme("light").marks["hedge"].ground, view.area_of((3, 6)))
    assert not view.document().lastBlock().layout().lineCount()


def test_another_article_is_not_laid_out_as_far_as_the_last_one_was_read(open_view: View) -> None:
    view = open_view(*LONG)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    text = "It may be so, and then again it may not be so at all. " * 20_000
    view.set_article(Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)))
    assert view.verticalScrollBar().value() == 0
    assert not view.document().lastBlock().layout().lineCount()


def test_marks_move_with_the_text_and_take_the_colours_of_another_theme(open_view: View) -> None:
    view = open_view("So [B clearly] so.", "It is [H perhaps] so.")
    finding = view.findings()[1]
    grab(view)
    view.set_typography(Typography(zoom=150))
    assert has_colour(grab(view), load_theme("light").marks["hedge"].ground, view.area_of(finding.parts[0]))
    view.set_theme(load_theme("dark"))
    dark = grab(view)
    assert has_colour(dark, load_theme("dark").marks["hedge"].ground, view.area_of(finding.parts[0]))
    assert not has_colour(dark, load_theme("light").marks["hedge"].ground, view.area_of(finding.parts[0]))


def test_notes_are_marked_once_also_where_they_go_over_paragraphs(open_view: View) -> None:
    view = open_view("First words here.", "Second words here.")
    view.set_notes([NoteMark(7, (6, 30))])
    grab(view)
    hits = view._surface._note_hits(view._rows_on_screen())
    assert [hit.notes for hit in hits] == [(7,)]


def test_three_figures_are_joined_beside_each_other_and_a_fourth_would_only_hide_them() -> None:
    figures = [(50.0, 90.0, [50.0, 90.0], "figure")] * (JOINS + 1) + [(150.0, inf, [150.0], "figure")]
    found = joins_of(figures)
    assert [(join.lane, join.top) for join in found] == [(0, 50.0), (1, 50.0), (2, 50.0), (0, 150.0)]


def test_a_page_that_was_scrolled_looks_as_one_that_was_always_there(open_view: View, qtbot: QtBot) -> None:
    """Only the strip that is new is painted; what hangs out of its row has to come along."""
    prose = [
        f"[H perhaps] {i} and [B clearly] and [U some] and [A said] and [L regime] or [T tide] and [P now] or "
        "[F so it goes], and [F so it goes] here. " + "There is more to be said of it all. " * (i % 5)
        for i in range(60)
    ]
    scrolled, fresh = open_view(*prose), open_view(*prose)
    for view in (scrolled, fresh):
        qtbot.waitUntil(lambda view=view: is_settled(view))
        view.set_notes([NoteMark(1, (300, 340)), NoteMark(2, (1200, 1900)), NoteMark(3, (1300, 1350))])
        QApplication.processEvents()
    for step in (57, 57, 200, -57, 57, 31, 400, -13, 57, 57):
        bar = scrolled.verticalScrollBar()
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not scrolled._settle_due.isActive())
    fresh.verticalScrollBar().setValue(scrolled.verticalScrollBar().value())
    QApplication.processEvents()
    assert on_screen(scrolled) == on_screen(fresh)


def test_other_notes_take_the_place_of_those_that_were_painted(open_view: View) -> None:
    view = open_view("First words here.", "Second words here.")
    pen = load_theme("light").pens["yellow"]
    first, second = view.area_of((0, 5)), view.area_of((19, 25))
    view.set_notes([NoteMark(1, (0, 5), pen="yellow")])
    assert has_colour(grab(view), pen, first)
    view.set_notes([NoteMark(2, (19, 25), pen="yellow")])
    image = grab(view)
    assert has_colour(image, pen, second)
    assert not has_colour(image, pen, first)
