"""Chapters and headings are listed, and the page goes to the one that is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.loading import load_path
from tests.ui.fake_worker import make_article
from ui.contents import NO_HEADINGS, Contents, headings
from ui.main_window import MainWindow

FILES = Path(__file__).parents[1] / "loading" / "files"


def test_the_chapters_of_an_e_book_are_listed_in_order() -> None:
    book = load_path(FILES / "story-calibre.epub")
    assert [text.strip() for _, text in headings(book)] == [
        "The bridge nobody ordered",
        "What the papers say",
        "What comes next",
    ]
    assert [text.count("\u2003") for _, text in headings(book)] == [0, 1, 1]


def test_choosing_a_chapter_goes_to_it(qtbot: QtBot, window: MainWindow) -> None:
    book = load_path(FILES / "story-calibre.epub")
    window.opener.show(book)
    window.resize(700, 300)
    window.actions_table["contents"].trigger()
    contents = window.findChild(Contents)
    assert contents is not None
    contents.list.setCurrentRow(2)
    qtbot.keyClick(contents.list, Qt.Key.Key_Return)
    start = book.text.index("What comes next")
    qtbot.waitUntil(lambda: window.view.visible_span()[0] <= start < window.view.visible_span()[1])


def test_an_article_without_headings_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.opener.show(
        make_article("Nobody says why, and nobody is asked why; that is how it has been for years.")
    )
    window.actions_table["contents"].trigger()
    assert window.messages.message == NO_HEADINGS
