"""Notes beside the text: each has its place, also where there are very many, and only those in sight are painted."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.reading.test_view import grab
from ui.reading import surface
from ui.reading.margin import EDGE as PILE
from ui.reading.margin import Margin
from ui.reading.note_marks import NoteMark
from ui.reading.view import ReadingView
from ui.theme import load_theme

LINE = 31.0
EDGE = 864


@pytest.fixture
def margin(qapp: object) -> Margin:
    return Margin(load_theme("light"), 1, 96, 800, EDGE)


def test_notes_on_one_line_stand_beside_each_other_and_the_rest_in_a_pile(margin: Margin) -> None:
    hits = margin.notes((note, 100.0, 120.0) for note in range(10))
    assert [hit.notes for hit in hits] == [(0,), (1,), tuple(range(2, 10))]
    assert len({hit.sheet.left() for hit in hits}) == 3
    assert all(hit.sheet.right() + PILE <= EDGE for hit in hits)


def test_in_a_narrow_window_there_is_one_sheet_a_line(qapp: object) -> None:
    narrow = Margin(load_theme("light"), 1, 96, 800, 824)
    hits = narrow.notes((note, LINE * (note // 3), LINE * (note // 3) + 20) for note in range(9))
    assert [hit.notes for hit in hits] == [(0, 1, 2), (3, 4, 5), (6, 7, 8)]
    assert all(hit.sheet.right() + PILE <= 824 for hit in hits)


def test_twice_as_many_notes_take_twice_the_steps(margin: Margin) -> None:
    def place(count: int) -> Callable[[], object]:
        return lambda: margin.notes((note, note * 4.0, note * 4.0 + 20) for note in range(count))

    assert steps(place(2000)) < 2.2 * steps(place(1000))


def steps(act: Callable[[], object]) -> int:
    """How many functions and generators were entered."""
    entered, before = 0, sys.getprofile()

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal entered
        entered += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return entered


Open = Callable[..., ReadingView]


def test_of_a_paragraph_of_many_screens_only_the_notes_in_sight_are_painted(
    open_view: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view("One sentence of the very long paragraph. " * 190)
    marks = [NoteMark(number, (number * 41, number * 41 + 12)) for number in range(190)]
    view.set_notes(marks)
    painted: set[int] = set()
    sheets: set[int] = set()
    monkeypatch.setattr(surface, "paint_note_mark", lambda _p, mark, _found, _t: painted.add(mark.note))
    monkeypatch.setattr(Margin, "paint_note", lambda _m, _p, hit: sheets.update(hit.notes))
    view.scroll_to(190 * 20)
    painted.clear()
    sheets.clear()
    grab(view)
    first, last = view.visible_span()
    in_sight = {mark.note for mark in marks if mark.span[0] < last and mark.span[1] > first}
    assert 0 < len(in_sight) < 100
    for shown in (painted, sheets):
        assert in_sight <= shown
        assert len(shown) <= len(in_sight) + 12


def test_a_click_on_a_pile_opens_one_after_another(open_view: Open, qtbot: QtBot) -> None:
    view = open_view("A few words to write very many notes on.")
    view.set_notes([NoteMark(number, (2, 5)) for number in range(1, 6)])
    grab(view)
    pile = view._surface._note_hits(view._rows_on_screen())[-1]
    assert pile.notes == (3, 4, 5)
    told: list[int] = []
    view.note_activated.connect(told.append)
    middle = pile.sheet.center().toPoint() - QPoint(0, view.verticalScrollBar().value())
    for _ in range(4):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told == [3, 4, 5, 3]
