"""Whatever is done to notes can be taken back and done again; marks show on the page; orphans have their list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TEXT, read
from tests.ui.fake_worker import make_article
from tests.ui.marking import has_colour
from tests.ui.test_notes import NODDED, panel_of, write
from ui.main_window import MainWindow
from ui.painting import sans
from ui.panels.note_list import NoteList
from ui.panels.note_text import note_document
from ui.theme import load_theme

KEY = Qt.Key


def bodies(window: MainWindow) -> list[str]:
    return [note.body for note in window.desk.notes]


def test_a_new_note_goes_and_comes_back_as_it_was_left(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "First thought")
    panel.editor.leave()
    reading.actions_table["undo"].trigger()
    assert bodies(reading) == []
    assert reading.messages.message == "Undone."
    reading.actions_table["redo"].trigger()
    assert bodies(reading) == ["First thought"]


def test_each_sitting_at_a_note_is_one_step(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "One")
    panel.editor.leave()
    for words in ("One two", "One two three"):
        panel.edit(reading.desk.notes[0].id)
        for piece in (words + " …", words):
            panel.editor.body.setPlainText(piece)
            panel.editor.keep()
        panel.editor.leave()
    for left in ("One two", "One"):
        reading.undo.undo()
        assert bodies(reading) == [left]
    for left in ("One two", "One two three"):
        reading.undo.redo()
        assert bodies(reading) == [left]


def test_the_editor_follows_an_undo(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "One")
    panel.editor.leave()
    panel.edit(reading.desk.notes[0].id)
    panel.editor.body.setPlainText("Two")
    reading.actions_table["undo"].trigger()
    assert panel.editor.body.toPlainText() == "One"
    reading.actions_table["undo"].trigger()
    assert not panel.editor.isVisible()


def test_a_highlight_has_no_words_and_stays(qtbot: QtBot, reading: MainWindow) -> None:
    reading.view.select(NODDED)
    reading.view.setFocus()
    QTest.keyClick(reading.view, KEY.Key_H)
    (note,) = reading.desk.notes
    assert (note.body, note.colour, note.anchor.exact) == ("", "yellow", "nodded")
    assert reading.view.selection() is None
    ground = load_theme(reading.look.theme.id).pens["yellow"]
    assert has_colour(reading.view.viewport().grab().toImage(), ground, reading.view.area_of(NODDED))
    reading.notes.open_note(note.id)
    panel_of(reading).editor.leave()
    assert len(reading.desk.notes) == 1


def test_a_note_is_marked_as_what_the_reader_takes_it_for(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "A hedge, I think")
    panel.editor.mark.chosen.emit("hedge", "")
    assert reading.desk.notes[0].category == "hedge"
    reading.view.deselect()
    theme = load_theme(reading.look.theme.id)
    image = reading.view.viewport().grab().toImage()
    assert has_colour(image, theme.marks["hedge"].ground, reading.view.area_of(NODDED))
    panel.editor.mark.chosen.emit("", "pink")
    assert (reading.desk.notes[0].category, reading.desk.notes[0].colour) == ("", "pink")
    assert bodies(reading) == ["A hedge, I think"]


def test_markdown_is_rendered_and_html_is_not(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "**Who** <b>says</b> so?")
    document = panel.view._bodies.document(panel.view.notes.at(0))
    assert document.toPlainText() == "Who <b>says</b> so?"


def test_the_points_of_a_list_keep_their_room_on_a_narrow_card(qtbot: QtBot, reading: MainWindow) -> None:
    document = note_document("- one\n- two", sans(14), 300, reading.look.theme)
    line = document.firstBlock().layout()
    assert line.position().x() <= 24


@pytest.fixture
def orphaned(qtbot: QtBot, reading: MainWindow) -> MainWindow:
    """A window with a new version of an article, of whose two notes one has lost its passage."""
    old = make_article("One. Observers may nod. The mill was sold in spring.", origin="/tmp/a.txt")
    reading.opener.show(old)
    for words in ("nod", "mill"):
        reading.view.select((old.text.index(words), old.text.index(words) + len(words)))
        reading.notes.write_note()
        panel_of(reading).editor.body.setPlainText(f"About {words}")
        panel_of(reading).editor.leave()
    reading.opener.show(make_article("One. Observers may nod. Nobody says more.", origin="/tmp/a.txt"))
    reading.messages._choices[0].click()
    return reading


def listed(notes: NoteList) -> list[str]:
    return [str(notes.notes.index(row).data()) for row in range(notes.notes.rowCount())]


def test_carrying_over_is_told_and_orphans_have_a_list_of_their_own(orphaned: MainWindow) -> None:
    assert orphaned.messages.message == (
        "Notes carried over: 1 in the same place, 0 moved, 1 without its passage, listed under Notes."
    )
    panel = panel_of(orphaned)
    assert (listed(panel.view), listed(panel.lost)) == (["About nod"], ["About mill"])
    orphaned.undo.undo()
    assert orphaned.desk.notes == orphaned.desk.orphans == []
    orphaned.undo.redo()
    assert len(orphaned.desk.orphans) == 1


def test_an_orphan_is_put_on_the_selection_and_taken_off_again(orphaned: MainWindow) -> None:
    panel, text = panel_of(orphaned), orphaned.session.article.text
    orphaned.show_panel("notes")
    panel.lost.clicked.emit(panel.lost.notes.index(0))
    span = (text.index("Nobody"), text.index("Nobody") + 6)
    orphaned.view.select(span)
    panel.reattach.click()
    assert [n.anchor.exact for n in orphaned.desk.notes] == ["nod", "Nobody"]
    assert orphaned.desk.orphans == []
    orphaned.undo.undo()
    assert len(orphaned.desk.orphans) == 1


def test_striking_out_a_finding_is_undone_and_done_again(qtbot: QtBot, reading: MainWindow) -> None:
    number = len(reading.session.shown)
    reading.session.step(1)
    reading.findings.dismiss("rule")
    fewer = len(reading.session.shown)
    reading.undo.undo()
    assert len(reading.session.shown) == number
    reading.undo.redo()
    assert len(reading.session.shown) == fewer < number
    assert read(qtbot, reading, TEXT).session.shown
