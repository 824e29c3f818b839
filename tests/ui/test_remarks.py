"""What is said about a text when it is opened: its warnings, and that highlights are for English."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader.analysis.protocol import AnalyzeRequest
from tests.ui.conftest import OpenWindow
from tests.ui.fake_worker import FakeWorker, make_article
from ui.main_window import MainWindow
from ui.remarks import NOT_ENGLISH

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
