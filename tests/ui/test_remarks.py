"""What is said about a text when it is opened: its warnings, and that highlights are for English."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.analysis.protocol import AnalyzeRequest
from tests.ui.conftest import OpenWindow
from tests.ui.fake_worker import FakeWorker, make_article
from ui.main_window import MainWindow
from ui.remarks import NOT_ENGLISH
from ui.widgets import reads_from_the_right

GERMAN = make_article("Am Kai\n\nObservers may sagen, dass die Flut kommt.", language="de")


def test_a_text_that_is_not_english_is_said_so_and_is_not_coloured(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    worker = FakeWorker()
    window = open_window(worker)
    window.opener.show(GERMAN)
    assert window.messages.message == NOT_ENGLISH
    assert window.session.complete
    with qtbot.waitSignal(window.engine.loaded):
        window.engine.load(text="The worker has answered all that came before this.")
    assert not any(isinstance(request, AnalyzeRequest) for request in worker.requests)
    assert window.session.shown == ()


def test_the_next_article_is_coloured_again_and_the_sentence_is_gone(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.opener.show(GERMAN)
    window.opener.show(make_article("Observers may say.", language="en"))
    qtbot.waitUntil(lambda: len(window.session.shown) == 2)
    assert NOT_ENGLISH not in window.messages.message


def test_what_was_repaired_in_loading_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.opener.show(make_article("Observers may say.", warnings=("Page 3 had no text.",)))
    assert window.messages.message == "Page 3 had no text."


@pytest.mark.parametrize("panel", ["why", "findings", "sources", "measures"])
def test_every_panel_says_why_a_text_that_is_not_english_has_nothing_there(
    qtbot: QtBot, window: MainWindow, panel: str
) -> None:
    window.show_panel(panel)
    window.opener.show(GERMAN)
    page = window.side.page(panel)
    qtbot.waitUntil(lambda: any("not seem to be in English" in text for text in said_on(page)))
    window.opener.show(make_article("Nobody says.", language="en"))
    qtbot.waitUntil(lambda: not any("in English" in text for text in said_on(page)))


def said_on(page: QWidget) -> list[str]:
    return [label.accessibleName() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_sentence_stands_in_its_own_direction() -> None:
    assert reads_from_the_right("12 “הגשר” was built")
    assert not reads_from_the_right("“The bridge” (הגשר)")
    assert not reads_from_the_right("12 %")
