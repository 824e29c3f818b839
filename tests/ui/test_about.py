"""About this article: what the reader says there is shown, kept, and there again the next time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader.analysis.protocol import Failed, Loaded, LoadRequest
from reader.errors import ReaderError
from reader.loading import load_path
from reader.notes.anchoring import describe
from tests.ui.conftest import TEXT, OpenWindow, read
from tests.ui.fake_worker import FakeWorker, make_article
from ui.about.blocks import BlocksModel
from ui.about.sheet import AboutSheet
from ui.main_window import MainWindow


class FileWorker(FakeWorker):
    """Reads files as the real one does."""

    def _answers(self, request: object) -> Iterator[object]:
        if isinstance(request, LoadRequest) and request.path:
            try:
                choices = {"encoding": request.encoding, "everything": request.everything}
                yield Loaded(request.job, load_path(request.path, **choices))
            except ReaderError as error:
                yield Failed(request.job, str(error))
        else:
            yield from super()._answers(request)


def sheet_of(window: MainWindow) -> AboutSheet:
    return next(sheet for sheet in window.findChildren(AboutSheet) if sheet.isVisible())


def about(window: MainWindow) -> AboutSheet:
    window.actions_table["about"].trigger()
    return sheet_of(window)


def test_the_list_of_blocks_is_a_model_as_qt_wants_it(reading: MainWindow) -> None:
    model = BlocksModel(reading.look)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(reading.session.article, {1})
    assert model.data(model.index(1), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    model.setData(model.index(1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.left_out == frozenset()


def test_what_is_left_out_goes_and_comes_back_with_its_note(qtbot: QtBot, reading: MainWindow) -> None:
    desk, session = reading.desk, reading.session
    assert desk.library is not None
    start = TEXT.index("Ruth Amadi")
    desk.library.notes.add(session.article.text_hash, describe(session.article, (start, start + 10)), "Who?")
    desk.reload()
    sheet = about(reading)
    sheet.fields["author"].setText("R. Amadi")
    sheet.list.setCurrentIndex(sheet.blocks.index(1))
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    sheet.accept()
    assert "Ruth Amadi" not in session.article.text
    assert session.article.author == "R. Amadi"
    assert [note.body for note in desk.orphans] == ["Who?"]
    qtbot.waitUntil(lambda: session.complete)

    sheet = about(reading)
    assert sheet.fields["author"].text() == "R. Amadi"
    assert sheet.blocks.left_out == {1}
    sheet.blocks.set_kept({1}, True)
    sheet.accept()
    assert session.article.text == TEXT
    assert [session.article.text[slice(*n.anchor.span)] for n in desk.notes] == ["Ruth Amadi"]
    assert len(desk.library.articles.all()) == 1


def test_an_article_cannot_be_left_without_a_block(reading: MainWindow) -> None:
    sheet = about(reading)
    sheet.blocks.set_kept(range(3), False)
    assert not sheet._accept.isEnabled()
    sheet.reject()
    assert reading.session.article.text == TEXT


def test_another_encoding_is_tried_and_there_again_in_another_window(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("Вода стоит высоко. Никто не знает почему.".encode("cp1251"))
    window = open_window(FileWorker())
    window.arrivals.open_path(str(path))
    sheet = about(window)
    sheet.choices.encoding.setCurrentIndex(sheet.choices.encoding.findData("koi8-r"))
    sheet.choices.changed.emit()
    qtbot.waitUntil(lambda: sheet.edition.encoding == "koi8-r" and sheet._shown.whole.encoding == "koi8-r")
    sheet.choices.encoding.setCurrentIndex(sheet.choices.encoding.findData("cp1251"))
    sheet.choices.changed.emit()
    qtbot.waitUntil(lambda: "Вода" in sheet.blocks.article.text)
    sheet.accept()
    assert window.session.article.text.startswith("Вода")
    assert window.desk.library is not None
    assert len(window.desk.library.articles.all()) == 1
    window.close()
    later = open_window(FileWorker())
    later.arrivals.open_path(str(path))
    qtbot.waitUntil(lambda: later.session.article.text.startswith("Вода"))


def test_an_encoding_that_cannot_be_is_refused_with_a_sentence(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("Où est l’été ? Là-bas, près du quai où l’été était passé.".encode("cp1252"))
    window = open_window(FileWorker())
    window.arrivals.open_path(str(path))
    before = window.session.article.text
    sheet = about(window)
    sheet.choices.encoding.setCurrentIndex(sheet.choices.encoding.findData("utf-8"))
    sheet.choices.changed.emit()
    qtbot.waitUntil(lambda: "cannot be read as utf-8" in sheet._message.accessibleName())
    assert sheet.choices.chosen == ("", False)
    assert sheet.blocks.article.text == before


def test_everything_on_a_page_can_be_had(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    prose = "<p>" + "The pumps run all night and nobody at the harbour says why they do. " * 8 + "</p>"
    path.write_text(f"<body><nav><p>Weather and tides</p></nav><article>{prose * 3}</article></body>")
    load_path(
        path
    )  # the extractor is imported here, not in the worker's thread: CPython 3.11 trips over that
    window = open_window(FileWorker())
    window.arrivals.open_path(str(path))
    qtbot.waitUntil(lambda: window.session.is_open)
    assert "Weather" not in window.session.article.text
    sheet = about(window)
    sheet.choices.everything.click()
    qtbot.waitUntil(lambda: "Weather" in sheet.blocks.article.text)
    sheet.accept()
    assert "Weather" in window.session.article.text


def test_a_doubt_offers_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    window.opener.show(make_article("It may rain.", title="Rain", warnings=("A letter was damaged.",)))
    assert window.messages.message == "A letter was damaged."
    (choice,) = window.messages._choices
    choice.click()
    assert sheet_of(window).fields["title"].text() == "Rain"
    sheet_of(window).reject()
    window.opener.show(make_article("It may rain.", title="Rain", warnings=("A letter was damaged.",)))
    assert window.messages._choices == [], "an article that is known is not doubted again"


def test_every_new_article_can_be_looked_at_before_it_is_added(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk.library is not None
    window.settings.set("open/preview", True)
    window.opener.show(make_article("It may rain.\n\nSubscribe now."))
    sheet = sheet_of(window)
    assert not window.session.is_open
    assert window.desk.library.articles.all() == []
    sheet.reject()
    assert not window.session.is_open
    assert window.desk.library.articles.all() == []
    window.opener.show(make_article("It may rain.\n\nSubscribe now."))
    sheet = sheet_of(window)
    sheet.fields["title"].setText("Rain")
    sheet.blocks.set_kept({1}, False)
    sheet.accept()
    assert window.session.article.text == "It may rain."
    assert [record.title for record in window.desk.library.articles.all()] == ["Rain"]
    window.opener.show(make_article("It may rain.\n\nSubscribe now."))
    assert (window.session.article.text, window.session.article.title) == ("It may rain.", "Rain")


def test_the_last_article_stays_when_a_new_one_is_declined(qtbot: QtBot, reading: MainWindow) -> None:
    reading.settings.set("open/preview", True)
    reading.opener.show(make_article("It may rain."))
    sheet_of(reading).reject()
    assert reading.session.article.text == TEXT


@pytest.mark.parametrize("preview", [False, True])
def test_an_article_shown_before_the_library_is_there_gets_what_was_said_about_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, preview: bool
) -> None:
    window = read(qtbot, open_window())
    sheet = about(window)
    sheet.fields["title"].setText("Quays")
    sheet.blocks.set_kept({0}, False)
    sheet.accept()
    window.settings.set("open/preview", preview)
    library, window.desk.library = window.desk.library, None
    window.opener._settled = False
    window.opener.open_text(TEXT)
    assert window.session.article.text == TEXT
    window.desk.use(library)
    window.opener.settle()
    assert window.session.article.title == "Quays"
    assert not window.session.article.text.startswith("Observers at the quay")
