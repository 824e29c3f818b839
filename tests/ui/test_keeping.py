"""The library in the window: notes brought in, the trash, backups, a damaged file at the start."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader.exchange.annotations import to_json
from reader.exchange.sheet import Sheet
from reader.notes.library import Library
from reader.notes.recovery import backups
from tests.ui.conftest import OpenWindow, read
from tests.ui.test_notes import panel_of, write
from ui.backups_sheet import BackupsSheet
from ui.main_window import MainWindow
from ui.pages import TRASH
from ui.trash_page import TrashPage


def trash_of(window: MainWindow) -> TrashPage:
    window.actions_table["trash"].trigger()
    page = window.pages.page(TRASH)
    assert isinstance(page, TrashPage)
    return page


def bodies(window: MainWindow) -> list[str]:
    return [note.body for note in window.desk.notes]


def test_notes_brought_in_are_counted_and_can_be_taken_out_again(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    panel = write(qtbot, reading, "From the other room")
    panel.editor.leave()
    assert reading.desk.library is not None
    file = tmp_path / "notes.json"
    file.write_text(to_json([Sheet(reading.session.article, tuple(reading.desk.notes))]), encoding="utf-8")
    reading.desk.library.notes.delete(reading.desk.notes[0].id)
    reading.desk.library.destroy([reading.desk.notes[0].id], [])
    reading.desk.reload()
    reading.keeping.import_from(file)
    assert reading.messages.message == "1 note brought in."
    assert bodies(reading) == ["From the other room"]
    reading.undo.undo()
    assert bodies(reading) == []
    reading.undo.redo()
    assert bodies(reading) == ["From the other room"]


def test_another_library_is_merged(qtbot: QtBot, reading: MainWindow, tmp_path: Path) -> None:
    write(qtbot, reading, "Mine").editor.leave()
    other = tmp_path / "other.db"
    with Library(other) as library:
        library.articles.keep(reading.session.article)
        library.notes.add(reading.session.article.text_hash, reading.desk.notes[0].anchor, "Theirs")
    reading.keeping.import_from(other)
    assert sorted(bodies(reading)) == ["Mine", "Theirs"]


def test_notes_without_an_article_are_offered_the_open_one(reading: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "hypothesis.json"
    file.write_text(
        '{"rows": [{"id": "a", "uri": "https://example.org", "text": "Who?", "target": '
        '[{"selector": [{"type": "TextQuoteSelector", "exact": "observers nodded"}]}]}]}'
    )
    reading.keeping.import_from(file)
    assert reading.messages.message.startswith("None of these notes is on an article of the library")
    reading.messages._choices[0].click()
    assert bodies(reading) == ["Who?"]


def test_what_is_no_file_of_notes_is_one_sentence(reading: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "letter.json"
    file.write_text("Dear all")
    reading.keeping.import_from(file)
    assert reading.messages.message == (
        "These are no annotations that can be brought in: the file is not JSON."
    )


def test_the_trash_gives_back_and_deletes_for_good(qtbot: QtBot, reading: MainWindow) -> None:
    for words in ("Keep me", "Forget me"):
        panel = write_here(qtbot, reading, words)
        panel.editor.deleted.emit(panel.editor.note_id)
    page = trash_of(reading)
    assert [page.list.item(row).text().splitlines()[0] for row in range(2)] == ["Forget me", "Keep me"]
    assert page.list.item(0).text().endswith("· 30 days left")
    assert answered(page.delete_for_good, "") == ["Delete for good", "Keep"]
    assert page.list.count() == 2, "Return keeps it"
    answered(page.delete_for_good, "Delete for good")
    page.put_back()
    assert page.list.count() == 0
    buttons = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert buttons == ["Back"], "with nothing there, nothing can be done with it"
    assert bodies(reading) == ["Keep me"]
    assert reading.desk.library is not None
    assert reading.desk.library.notes.trash() == []


def answered(act: Callable[[], object], answer: str) -> list[str]:
    """The buttons of the question that is asked; answer: the one to press, "" for the Return key."""
    buttons: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.icon() is QMessageBox.Icon.NoIcon
        there = {each.text(): each for each in box.buttons()}
        buttons.extend(sorted(there))
        if answer:
            there[answer].click()
        else:
            QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, press)
    act()
    return buttons


def write_here(qtbot: QtBot, window: MainWindow, words: str):  # type: ignore[no-untyped-def]
    window.view.select((0, 9))
    window.notes.write_note()
    panel_of(window).editor.body.setPlainText(words)
    panel_of(window).editor.keep()
    return panel_of(window)


def test_an_article_in_the_trash_comes_back_with_its_notes(qtbot: QtBot, reading: MainWindow) -> None:
    write(qtbot, reading, "On it").editor.leave()
    assert reading.desk.library is not None
    reading.desk.library.articles.remove(reading.session.article.text_hash)
    page = trash_of(reading)
    assert "Article with 1 note" in page.list.item(0).text()
    page.put_back()
    assert [r.notes for r in reading.desk.library.articles.all()] == [1]


def test_the_library_goes_back_to_a_backup_and_what_was_there_is_kept(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    write(qtbot, reading, "Before").editor.leave()
    reading.desk.back_up()
    write_here(qtbot, reading, "After").editor.leave()
    reading.actions_table["restore"].trigger()
    sheet = reading.findChild(BackupsSheet)
    assert sheet is not None
    assert sheet.list.count() == len(backups(tmp_path / "library.db"))
    newest_with_note = backups(tmp_path / "library.db")[0]
    sheet.close()
    reading.keeping.put_back(newest_with_note)
    assert bodies(reading) == ["Before"]
    assert "is back. What was there is kept as “library set aside" in reading.messages.message
    assert len(list(tmp_path.glob("library set aside *.db"))) == 1


def test_a_library_that_another_window_has_open_is_left_alone(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    write(qtbot, reading, "Mine").editor.leave()
    reading.desk.back_up()
    with Library(tmp_path / "library.db"):
        reading.keeping.put_back(backups(tmp_path / "library.db")[0])
    assert "held by another program" in reading.messages.message
    assert bodies(reading) == ["Mine"]


def test_a_damaged_library_offers_its_copy_at_the_start(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = read(qtbot, open_window())
    write(qtbot, window, "Not lost").editor.leave()
    window.close()
    path = tmp_path / "library.db"
    path.write_bytes(path.read_bytes()[:5000])
    again = read(qtbot, open_window())
    assert "is damaged and cannot be opened; nothing in it has been changed." in again.messages.message
    assert [c.text() for c in again.messages._choices] == ["Put back the copy", "Begin an empty one"]
    again.messages._choices[0].click()
    assert bodies(again) == ["Not lost"]


def test_a_damaged_library_without_a_copy_is_set_aside_when_the_reader_says_so(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"SQLite format 3\0" + b"?" * 9000)
    window = open_window()
    assert "There is no copy of it." in window.messages.message
    window.messages._choices[0].click()
    assert window.messages.message.startswith("This is an empty library.")
    read(qtbot, window)
    write(qtbot, window, "A new beginning")


def test_a_copy_is_made_after_opening_and_at_the_end(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = read(qtbot, open_window())
    qtbot.waitUntil(lambda: len(backups(tmp_path / "library.db")) == 1, timeout=60_000)
    write(qtbot, window, "Something new").editor.leave()
    window.close()
    assert len(backups(tmp_path / "library.db")) == 2


def test_one_bad_row_is_told_and_hides_no_other(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = read(qtbot, open_window())
    for words in ("Whole", "Broken"):
        write_here(qtbot, window, words).editor.leave()
    window.close()
    with closing(sqlite3.connect(tmp_path / "library.db")) as database, database:
        database.execute("UPDATE note SET created = 'no time at all' WHERE body = 'Broken'")
    again = read(qtbot, open_window())
    assert bodies(again) == ["Whole"]
    assert again.messages.message.startswith("One entry of the library cannot be read and is left out")
