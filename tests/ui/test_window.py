"""The window as a reader uses it: open, look, step, switch, strike out, undo, come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.analysis.protocol import AnalyzeRequest
from tests.ui.conftest import TEXT, OpenWindow, read
from tests.ui.fake_worker import FakeWorker
from ui.copied import address_of
from ui.main_window import MainWindow
from ui.panels.legend import Chip
from ui.panels.rule_card import AlsoHere
from ui.samples import SAMPLES
from ui.welcome import SampleCard
from ui.widgets import QLabel

KEY = Qt.Key


def press(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def words(window: MainWindow) -> str:
    finding = window.session.current
    return window.session.article.text[finding.start : finding.end] if finding else ""


def said(widget: object) -> list[str]:
    """All the words that a widget's labels show."""
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return [label.accessibleName() or label.text() for label in labels if not label.isHidden()]


def test_an_empty_window_says_how_to_begin_and_has_the_samples_one_click_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert "Read between the hedges" in said(window.pages.page("welcome"))
    cards = window.pages.page("welcome").findChildren(SampleCard)
    assert len(cards) == len(SAMPLES)
    assert len({(card.y(), card.height()) for card in cards}) == 1
    opened: list[object] = []
    window.opener.open_path = opened.append  # type: ignore[method-assign,assignment]
    QTest.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    assert opened == [str(SAMPLES[1].path)]


def test_the_card_explains_the_finding_that_n_goes_to(qtbot: QtBot, reading: MainWindow) -> None:
    press(reading, KEY.Key_N)
    assert words(reading) == "Observers"
    texts = said(reading.card)
    assert "Unattributed · 1 of 4 in this article" in texts
    assert any("Matched because: “Observers”." in text for text in texts)
    press(reading, KEY.Key_N)
    press(reading, KEY.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert reading.session.current == reading.session.shown[5]
    press(reading, KEY.Key_P)
    assert reading.session.current == reading.session.shown[4]


def test_a_click_on_a_coloured_word_opens_its_card(qtbot: QtBot, reading: MainWindow) -> None:
    target = reading.session.shown[2]
    place = reading.view.area_of((target.start, target.end)).center().toPoint()
    QTest.mouseClick(reading.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reading.session.current == target
    assert reading.side.shown_page == "why"


def test_the_legend_counts_and_switches_by_click_and_by_key(qtbot: QtBot, reading: MainWindow) -> None:
    chips = {chip.category.id: chip for chip in reading.legend.chips}
    assert chips["hedge"].accessibleName() == "Hedges, 4 findings, on"
    QTest.mouseClick(chips["hedge"], Qt.MouseButton.LeftButton)
    assert {f.category for f in reading.view.findings()} == {"unattributed"}
    assert chips["hedge"].accessibleName() == "Hedges, 4 findings, off"
    press(reading, KEY.Key_1)
    press(reading, KEY.Key_3, Qt.KeyboardModifier.ShiftModifier)
    assert reading.session.visible == {"unattributed"}
    press(reading, KEY.Key_0)
    assert len(reading.session.visible) == 8


def test_shift_click_on_a_chip_shows_it_alone(qtbot: QtBot, reading: MainWindow) -> None:
    chip: Chip = reading.legend.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert reading.session.visible == {"hedge"}


def test_digits_typed_into_a_field_do_not_switch_colours(qtbot: QtBot, reading: MainWindow) -> None:
    before = reading.session.visible
    press(reading, KEY.Key_Slash)
    QTest.keyClicks(reading.search.field, "1n?")
    assert reading.search.field.text() == "1n?"
    assert reading.session.visible == before


def test_slash_finds_words_and_esc_goes_back_one_step_at_a_time(qtbot: QtBot, reading: MainWindow) -> None:
    press(reading, KEY.Key_N)
    press(reading, KEY.Key_Slash)
    QTest.keyClicks(reading.search.field, "observers")
    assert "1 of 4" in said(reading.search)
    QTest.keyClick(reading.search.field, KEY.Key_Return)
    assert "2 of 4" in said(reading.search)
    QTest.keyClick(reading.search.field, KEY.Key_Escape)
    assert reading.search.isHidden()
    assert reading.session.current is not None
    press(reading, KEY.Key_Escape)
    assert reading.session.current is None


def test_the_search_begins_where_one_reads(reading: MainWindow) -> None:
    nobody = TEXT.index("Nobody")
    reading.search.open_bar(TEXT, nobody)
    QTest.keyClicks(reading.search.field, "observers")
    assert "4 of 4" in said(reading.search)
    reading.search.open_bar(TEXT, len(TEXT))
    assert "1 of 4" in said(reading.search)


def test_a_letter_in_a_book_is_counted_and_found_where_one_reads(reading: MainWindow) -> None:
    text = "a b\n" * 20_000
    reading.search.open_bar(text, here=48_000)
    looked_at: list[object] = []
    reading.search.hits_changed.connect(lambda _hits, hit: looked_at.append(hit))
    QTest.keyClicks(reading.search.field, "b")
    assert "12,001 of 20,000" in said(reading.search)
    assert looked_at == [(48_002, 48_003)]


def test_not_this_one_hides_it_says_so_and_comes_back_by_undo(qtbot: QtBot, reading: MainWindow) -> None:
    first = reading.session.step(1)
    press(reading, KEY.Key_X)
    assert first not in reading.session.shown
    assert reading.session.current is not None
    assert reading.messages.message == "This one is no longer shown."
    press(reading, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert first in reading.session.shown


@pytest.mark.parametrize("scope", ["finding", "rule", "word"])
def test_striking_out_goes_on_to_the_next_that_is_left(reading: MainWindow, scope: str) -> None:
    """With a rule or a word the next finding may go, too; the place is kept all the same."""
    first = next(f for f in reading.session.shown if f.category == "hedge")
    reading.session.set_current(first)
    reading.card.dismissed.emit(scope)
    left = [f for f in reading.session.shown if f.start > first.start]
    assert reading.session.current == left[0]


def test_not_this_word_holds_in_the_next_article_too(qtbot: QtBot, reading: MainWindow) -> None:
    reading.session.step(1)
    reading.card.dismissed.emit("word")
    assert reading.session.counts() == {"hedge": 4}
    read(qtbot, reading, "Observers may come.")
    assert reading.session.counts() == {"hedge": 1}


def test_findings_at_the_same_place_are_all_listed(qtbot: QtBot, reading: MainWindow) -> None:
    first, second = reading.session.shown[:2]
    reading.session.set_current(first)
    reading.card.set_here([first, second])
    rows = reading.card.findChildren(AlsoHere)
    assert len(rows) == 1
    QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert reading.session.current == second


def test_voices_are_chosen_in_the_menu(qtbot: QtBot, reading: MainWindow) -> None:
    from reader.voice import WRITER

    reading.top.voice_chosen.emit(WRITER)
    assert reading.top.voices.text() == "Voices: the writer’s own ▾"
    assert all(not f.in_quotation for f in reading.view.findings())


def test_a_bad_file_gives_one_sentence_and_the_window_lives_on(qtbot: QtBot, reading: MainWindow) -> None:
    reading.arrivals.open_path("nowhere.txt")
    qtbot.waitUntil(lambda: bool(reading.messages.message))
    assert reading.messages.message == "nowhere.txt is not there; choose another file."
    assert reading.session.article.text == TEXT
    read(qtbot, reading, "It may go on.")


def test_pasted_text_is_read(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Pasted observers may read.")
    press(window, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session.complete)
    assert window.session.article.text == "Pasted observers may read."


@pytest.mark.parametrize(
    ("format_", "written"),
    [
        ("text/x-moz-url-priv", "https://weir.example/news?a=1".encode("utf-16-le")),
        ("chromium/x-source-url", b"https://weir.example/news?a=1"),
        (
            'application/x-qt-windows-mime;value="HTML Format"',
            b"Version:0.9\r\nStartHTML:00000097\r\nSourceURL:https://weir.example/news?a=1\r\n<html>",
        ),
    ],
    ids=["Firefox", "Chromium", "Windows"],
)
def test_what_is_pasted_knows_the_page_that_the_browser_names(
    qtbot: QtBot, window: MainWindow, format_: str, written: bytes
) -> None:
    data = QMimeData()
    data.setHtml("<p>Pasted observers may read.</p>")
    data.setData(format_, written)
    window.arrivals.drop(data)
    qtbot.waitUntil(lambda: window.session.complete)
    article = window.session.article
    assert (article.address, article.site) == ("https://weir.example/news?a=1", "weir.example")


def test_a_page_on_one_s_own_disk_is_no_address() -> None:
    data = QMimeData()
    data.setData("chromium/x-source-url", b"file:///home/me/secret.html")
    assert address_of(data) == ""


def test_an_empty_clipboard_gives_a_sentence(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.arrivals.paste()
    assert window.messages.message == "There is no text on the clipboard. Copy some, then paste."


@pytest.mark.parametrize("kind", ["file", "text"])
def test_files_and_text_can_be_dropped(qtbot: QtBot, window: MainWindow, tmp_path: Path, kind: str) -> None:
    opened: list[str] = []
    window.arrivals.open_path = opened.append  # type: ignore[method-assign,assignment]
    window.opener.open_text = lambda text, html, address: opened.append(text)  # type: ignore[method-assign]
    data = QMimeData()
    if kind == "file":
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    else:
        data.setText("Dropped.")
    no = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no)
    window.dropEvent(event)
    assert opened == [str(tmp_path / "a.txt") if kind == "file" else "Dropped."]


def test_colours_appear_before_the_analysis_is_done_and_it_can_be_stopped(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    worker = FakeWorker(hold=True)
    window = open_window(worker)  # type: ignore[call-arg]
    window.opener.open_text(TEXT)
    qtbot.waitUntil(lambda: len(window.session.shown) == 1)
    assert not window.session.complete
    window.opener.stop()
    assert window.messages.message == "Stopped. What was found so far is shown."
    worker.release()
    read(qtbot, window, "It may begin again.")


def test_an_article_read_before_opens_with_its_colours_and_is_not_analysed_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    read(qtbot, open_window()).close()
    worker = FakeWorker(hold=True)
    again = open_window(worker)  # type: ignore[call-arg]
    again.opener.open_text(TEXT)
    qtbot.waitUntil(lambda: again.session.complete)
    assert len(again.session.shown) == 8
    assert again.session.measures is not None
    assert not any(isinstance(r, AnalyzeRequest) for r in worker.requests)


def test_what_is_switched_off_stays_off_until_the_next_day(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = read(qtbot, open_window())
    window.session.toggle("hedge")
    window.close()
    assert "hedge" not in open_window().session.visible


def test_every_command_has_a_handler_and_no_key_is_given_twice(window: MainWindow) -> None:
    from ui.actions import COMMANDS
    from ui.commands import handlers

    keys = [key for command in COMMANDS for key in window.actions_table.keys(command)]
    assert len(keys) == len(set(keys))
    assert set(handlers(window)) == set(COMMANDS)


def test_in_the_library_the_keys_of_the_text_change_nothing(qtbot: QtBot, reading: MainWindow) -> None:
    reading.session.step(1)
    before = (reading.session.current, reading.session.visible)
    reading.show_library()
    reading.pages.page("library").table.setFocus()  # type: ignore[attr-defined]
    for key in (KEY.Key_N, KEY.Key_1, KEY.Key_Slash):
        press(reading, key)
    assert (reading.session.current, reading.session.visible) == before
    assert reading.search.isHidden()
    assert not reading.top.voices.isVisible()
    press(reading, KEY.Key_Escape)
    press(reading, KEY.Key_1)
    assert "hedge" not in reading.session.visible


def test_a_key_can_be_changed_but_not_to_one_that_is_taken(qtbot: QtBot, reading: MainWindow) -> None:
    from ui.keys_sheet import KeysSheet

    reading.actions_table["keys"].trigger()
    sheet = reading.findChild(KeysSheet)
    assert sheet is not None
    next_key = sheet._buttons["next"]
    QTest.mouseClick(next_key, Qt.MouseButton.LeftButton)
    QTest.keyClick(next_key, KEY.Key_P)
    assert "P is taken already: Previous finding." in said(sheet)
    assert next_key.text() == "N  F8"
    QTest.mouseClick(next_key, Qt.MouseButton.LeftButton)
    QTest.keyClick(next_key, KEY.Key_J)
    assert next_key.text() == "J"
    sheet.accept()
    press(reading, KEY.Key_J)
    assert words(reading) == "Observers"


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Space, KEY.Key_Down])
def test_the_keys_that_one_gets_about_with_stay_what_they_are(
    qtbot: QtBot, reading: MainWindow, key: Qt.Key
) -> None:
    """With Tab on a command the keyboard would be caught on the page."""
    from ui.keys_sheet import KeysSheet

    sheet = KeysSheet(reading.actions_table, reading)
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.mouseClick(sheet._buttons["next"], Qt.MouseButton.LeftButton)
    QTest.keyClick(sheet._buttons["next"], key)
    assert reading.actions_table.keys("next") == ["N", "F8"]
    assert sheet._message.accessibleName().endswith("choose another key.")


def test_a_key_can_be_taken_away_and_esc_changes_nothing(qtbot: QtBot, reading: MainWindow) -> None:
    from ui.keys_sheet import KeysSheet

    sheet = KeysSheet(reading.actions_table, reading)
    qtbot.addWidget(sheet)
    sheet.show()
    search = sheet._buttons["search"]
    for key, left in ((KEY.Key_Escape, ["/", "Ctrl+F"]), (KEY.Key_Backspace, [])):
        QTest.mouseClick(search, Qt.MouseButton.LeftButton)
        QTest.keyClick(search, key)
        assert reading.actions_table.keys("search") == left
    assert reading.top._search.text() == "Search"
    QTest.mouseClick(search, Qt.MouseButton.LeftButton)
    QTest.keyClick(search, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reading.top._search.text() == "Search\u2002Ctrl+F"


def test_the_sample_key_offers_all_three(qtbot: QtBot, window: MainWindow) -> None:
    from ui.sample_menu import SampleMenu

    opened: list[str] = []
    window.opener.open_path = opened.append  # type: ignore[method-assign,assignment]
    press(window, KEY.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = window.findChild(SampleMenu)
    assert menu is not None
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    assert opened == [str(SAMPLES[1].path)]


def test_the_themes_change_live(qtbot: QtBot, reading: MainWindow) -> None:
    reading.settings.set("look/theme", "light")
    light = reading.grab().toImage().pixelColor(300, 600)
    reading.settings.set("look/theme", "dark")
    dark = reading.grab().toImage().pixelColor(300, 600)
    assert light.lightness() > 200
    assert dark.lightness() < 60


def test_the_card_never_covers_the_page(reading: MainWindow) -> None:
    reading.session.step(1)
    side = reading.side.mapTo(reading, QPoint(0, 0)).x()
    page = reading.view.mapTo(reading, QPoint(0, 0)).x() + reading.view.width()
    assert page <= side


def test_present_shows_what_is_coloured_and_comes_back_to_where_it_was_left(
    qtbot: QtBot, reading: MainWindow
) -> None:
    from ui.classroom.present import Present

    press(reading, KEY.Key_F5)
    stage = reading.findChild(Present)
    assert stage is not None
    assert stage.isVisible()
    QTest.keyClick(stage, KEY.Key_Space)
    QTest.keyClick(stage, KEY.Key_Escape)
    assert not stage.isVisible()
    assert reading.isVisible()


def test_the_article_is_exported_as_it_is_shown(qtbot: QtBot, reading: MainWindow, tmp_path: Path) -> None:
    from ui.export import export_to
    from ui.export_sheet import ARTICLE, Wanted

    reading.session.solo("hedge")
    target = tmp_path / "page.html"
    export_to(reading, target, Wanted(ARTICLE, "html"))
    page = target.read_text("utf-8")
    assert "tide" in page
    assert reading.messages.message == f"Written to {target}."
    export_to(reading, tmp_path / "nowhere" / "page.html", Wanted(ARTICLE, "html"))
    assert "cannot be written" in reading.messages.message


def test_the_side_panel_has_its_width_and_all_its_tabs_fit(reading: MainWindow) -> None:
    assert reading.side.width() == reading.settings.get("side/width")
    last = reading.side.tabs.count() - 1
    assert reading.side.tabs.tabRect(last).right() <= reading.side.tabs.width()


def test_a_narrow_window_has_its_side_panel_below_the_page(reading: MainWindow) -> None:
    reading.show_panel("why")
    for width, below in ((1366, False), (640, True), (1366, False)):
        reading.resize(width, 480)
        QApplication.processEvents()
        page, side = reading.middle.geometry(), reading.side.geometry()
        assert (side.top() > page.top()) is below
        assert not page.intersects(side)
        view = reading.view
        area = view.area_of((0, len(TEXT) - 1))
        assert area.right() <= view.viewport().width(), "no line is cut"


@pytest.mark.parametrize("zoom", [100, 210, 300])
def test_large_type_in_a_small_window_is_not_cut(qtbot: QtBot, reading: MainWindow, zoom: int) -> None:
    reading.resize(640, 480)
    reading.settings.set("look/zoom", zoom)
    QApplication.processEvents()
    view = reading.view
    area = view.area_of((0, len(TEXT) - 1))
    assert area.left() >= 0
    assert area.right() <= view.viewport().width()
    assert view.viewport().width() - area.left() > 300, "margins do not take the text's room"


def test_nobody_waits_for_the_words_of_a_book_to_be_counted(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(hold=True)
    window = open_window(worker)  # type: ignore[call-arg]
    window.opener.open_text(("Nobody there can say whether. " * 500 + "\n\n") * 9)
    assert window.session.is_open
    assert "words" not in window.top._facts.text()
    worker.release()
    qtbot.waitUntil(lambda: window.session.complete, timeout=20_000)
    assert window.top._facts.text().startswith("22,500 words")


def test_what_was_found_is_kept_though_the_window_closes_before_it_is_shown(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    worker = FakeWorker(hold=True)
    window = open_window(worker)  # type: ignore[call-arg]
    window.opener.open_text(TEXT)
    window.engine.analysis_done.connect(lambda _done: window.close())
    with qtbot.waitSignal(window.engine.analysis_done):
        worker.release()
    assert not window.session.complete
    again = open_window(FakeWorker(hold=True))  # type: ignore[call-arg]
    again.opener.open_text(TEXT)
    assert again.session.complete
