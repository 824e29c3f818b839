"""Notes in the window: written where the reader selects, kept at once, there again tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.notes.library import Library
from tests.ui.conftest import TEXT, OpenWindow, read
from tests.ui.fake_worker import make_article
from ui.main_window import MainWindow
from ui.panels.note_card import NoteCard
from ui.panels.note_editor import read_tags
from ui.panels.notes import NotesPanel
from ui.panels.notes_model import NotesModel

KEY = Qt.Key
NODDED = (TEXT.index("nodded"), TEXT.index("nodded") + 6)


def panel_of(window: MainWindow) -> NotesPanel:
    panel = window.side.page("notes")
    assert isinstance(panel, NotesPanel)
    return panel


def write(qtbot: QtBot, window: MainWindow, words: str) -> NotesPanel:
    """Select, press Enter, type, pause."""
    window.view.select(NODDED)
    QTest.keyClick(window.view, KEY.Key_Return)
    panel = panel_of(window)
    QTest.keyClicks(panel.editor.body, words)
    qtbot.waitUntil(lambda: [n.body for n in window.desk.notes] == [words])
    return panel


def test_select_press_enter_and_write_and_it_is_kept_at_the_next_pause(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    panel = write(qtbot, reading, "Who nodded?")
    assert panel.editor.isVisible()
    with Library(tmp_path / "library.db") as library:
        note = library.notes.all()[0]
    assert (note.body, note.anchor.span, note.anchor.exact) == ("Who nodded?", NODDED, "nodded")


def test_the_note_is_there_when_the_article_is_opened_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = read(qtbot, open_window())
    write(qtbot, window, "Remember this.")
    window.close()
    again = read(qtbot, open_window())
    assert [n.body for n in again.desk.notes] == ["Remember this."]
    assert again.side.tabs.tabText(2) == "Notes 1"
    assert panel_of(again).view.notes.rowCount() == 1


def test_what_is_typed_right_before_the_window_closes_is_kept(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = read(qtbot, open_window())
    window.view.select(NODDED)
    window.notes.write_note()
    panel_of(window).editor.body.setPlainText("No pause after this")
    window.close()
    assert [n.body for n in read(qtbot, open_window()).desk.notes] == ["No pause after this"]


def test_a_note_on_a_finding_stands_on_its_card(qtbot: QtBot, reading: MainWindow) -> None:
    reading.session.step(1)
    reading.card.add_note.click()
    panel_of(reading).editor.body.setPlainText("Who are they?")
    panel_of(reading).editor.leave()
    assert reading.desk.notes[0].finding == "unattributed.vague-source.observers"
    assert [c.accessibleName() for c in reading.card.findChildren(NoteCard) if not c.isHidden()] == [
        "Note: Who are they?"
    ]
    reading.show_panel("why")
    card = next(c for c in reading.card.findChildren(NoteCard) if c.isVisible())
    shown = [words.accessibleName() for words in card.findChildren(QLabel) if words.isVisible()]
    assert shown[0] == "Who are they?"


def test_a_deleted_note_comes_back_by_undo(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "Not for long")
    panel.editor.deleted.emit(panel.editor.note_id)
    assert reading.desk.notes == []
    assert reading.messages.message == "The note is in the trash."
    reading.undo.undo()
    assert [n.body for n in reading.desk.notes] == ["Not for long"]


def test_a_note_left_empty_is_gone_without_a_word(qtbot: QtBot, reading: MainWindow) -> None:
    reading.view.select(NODDED)
    reading.notes.write_note()
    QTest.keyClick(panel_of(reading).editor.body, KEY.Key_Escape)
    assert reading.desk.notes == []
    assert reading.messages.message == ""


def test_without_a_place_the_reader_is_told_that_a_note_needs_one(reading: MainWindow) -> None:
    reading.notes.write_note()
    assert reading.messages.message.startswith("Select some words first")


def test_a_click_on_a_note_goes_to_its_passage(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "Here")
    revealed: list[object] = []
    panel.jump_wanted.connect(revealed.append)
    panel.view.clicked.emit(panel.view.notes.index(0))
    assert revealed == [NODDED]


def test_notes_are_filtered_by_words_and_tags(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "Ask the class")
    reading.desk.write(panel.editor.note_id, "Ask the class", ["sources"])
    for words, rows in (("class", 1), ("#sources", 1), ("nodded", 1), ("teacher", 0)):
        panel.filter.setText(words)
        assert panel.view.notes.rowCount() == rows


def test_a_new_version_of_the_file_offers_to_carry_the_notes_over(qtbot: QtBot, reading: MainWindow) -> None:
    old = make_article("One. Observers may nod.", origin="/tmp/a.txt")
    new = make_article("Zero. One. Observers may nod.", origin="/tmp/a.txt")
    reading.opener.show(old)
    reading.view.select((old.text.index("nod"), old.text.index("nod") + 3))
    reading.notes.write_note()
    panel_of(reading).editor.body.setPlainText("Whose?")
    reading.notes.keep()
    reading.opener.show(new)
    assert reading.messages.message == "This is a new version of an article on which you have 1 note."
    reading.messages._choices[0].click()
    assert [new.text[slice(*n.anchor.span)] for n in reading.desk.notes] == ["nod"]


@pytest.mark.parametrize(("text", "tags"), [("#a b, #c_d", ("a", "b", "c d")), ("", ()), ("# ,", ())])
def test_tags_are_read_as_people_write_them(text: str, tags: tuple[str, ...]) -> None:
    assert read_tags(text) == tags


def test_the_model_keeps_qts_contract(reading: MainWindow) -> None:
    model = NotesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    reading.view.select(NODDED)
    reading.notes.write_note()
    model.show(reading.session.article, [*reading.desk.notes, *reading.desk.notes])
    assert model.rowCount() == 2
    model.show(reading.session.article, [])
