"""Esc takes back one thing at a time, and what was said of one article is not left standing over the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TEXT, read
from tests.ui.fake_worker import make_article
from ui.main_window import MainWindow
from ui.notebook import Draft

KEY = Qt.Key


def escape(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget() or window, KEY.Key_Escape)


@pytest.mark.parametrize("name", ["findings", "notes"])
def test_esc_empties_a_filter_then_leaves_the_panel_then_lets_the_finding_go(
    reading: MainWindow, name: str
) -> None:
    for finding in reading.session.shown[:2]:
        reading.desk.add_note(Draft((finding.start, finding.end)), "Observers may be anybody.")
    reading.session.step(1)
    reading.show_panel(name)
    words: QLineEdit = reading.side.page(name).filter  # type: ignore[attr-defined]
    words.setFocus()
    QTest.keyClicks(words, "may")
    escape(reading)
    assert words.text() == ""
    assert reading.focusWidget() is words
    escape(reading)
    assert reading.focusWidget() is reading.view
    assert reading.session.current is not None
    escape(reading)
    assert reading.session.current is None


def test_esc_empties_the_search_of_the_library_and_then_leaves_it(reading: MainWindow) -> None:
    reading.show_library()
    words: QLineEdit = reading.pages.page("library").field  # type: ignore[attr-defined]
    QTest.keyClicks(words, "zzz")
    escape(reading)
    assert (reading.pages.shown, words.text()) == ("library", "")
    escape(reading)
    assert reading.pages.shown == "text"


def test_esc_goes_from_the_trash_to_where_one_came_from(reading: MainWindow) -> None:
    reading.actions_table["trash"].trigger()
    escape(reading)
    assert reading.pages.shown == "text"
    reading.show_library()
    reading.actions_table["trash"].trigger()
    escape(reading)
    assert reading.pages.shown == "library"
    escape(reading)
    assert reading.pages.shown == "text"


def test_closing_a_message_leaves_the_keyboard_where_it_is(reading: MainWindow) -> None:
    reading.show_panel("findings", focus=True)
    before = reading.focusWidget()
    reading.say("Written to page.html.")
    escape(reading)
    assert reading.messages.isHidden()
    assert reading.focusWidget() is before


def test_notes_are_not_offered_to_an_article_that_they_are_not_from(reading: MainWindow) -> None:
    """The offer stays until it is answered: over another article it would carry the notes into that."""
    old = make_article("One. Observers may nod.", origin="/tmp/a.txt")
    reading.opener.show(old)
    reading.view.select((5, 14))
    reading.notes.highlight()
    reading.opener.show(make_article("Zero. One. Observers may nod.", origin="/tmp/a.txt"))
    assert reading.messages.message.startswith("This is a new version of an article")
    reading.opener.show(make_article("Something else. Observers may nod.", origin="/tmp/b.txt"))
    assert reading.messages.message == ""


def test_an_undo_is_not_offered_once_it_is_forgotten(qtbot: QtBot, reading: MainWindow) -> None:
    reading.session.step(1)
    QTest.keyClick(reading.view, KEY.Key_X)
    assert reading.messages.message == "This one is no longer shown."
    read(qtbot, reading, "Observers may come.")
    assert "no longer shown" not in reading.messages.message


def test_what_is_not_about_the_article_stays(qtbot: QtBot, reading: MainWindow) -> None:
    reading.messages.say("The library is damaged.", stays=True)
    reading.session.open(make_article("Observers may come. " * 3))
    assert reading.messages.message == "The library is damaged."


def test_without_an_article_nothing_is_offered_that_needs_one(qtbot: QtBot, window: MainWindow) -> None:
    needing = ("next", "voices", "search", "contents", "present", "export", "about", "close")
    assert not any(window.actions_table[name].isEnabled() for name in needing)
    QTest.keyClick(window.focusWidget(), KEY.Key_C)
    assert window.messages.message == ""
    read(qtbot, window, TEXT)
    assert all(window.actions_table[name].isEnabled() for name in needing)
    window.actions_table["close"].trigger()
    assert not any(window.actions_table[name].isEnabled() for name in needing)
