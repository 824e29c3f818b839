"""Thousands of notes on one article: the panel lays out what is in sight, and a change is told as what it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.notes.anchoring import describe
from tests.ui.conftest import TEXT
from tests.ui.test_notes import panel_of
from ui.main_window import MainWindow
from ui.notebook import Draft
from ui.panels import note_bodies
from ui.panels.note_list import FEW, NoteList
from ui.panels.notes_model import NotesModel

MANY = 300
BODIES = (
    "Who?",
    "Who says so, and how would they know? " * 4,
    "- one\n- two\n- **three**",
    "# Why\n\nIt is so.",
)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bodies that have been laid out, as they are."""
    bodies: list[str] = []
    lay: Callable[..., object] = note_bodies.note_document

    def note_document(body: str, *how: object) -> object:
        bodies.append(body)
        return lay(body, *how)

    monkeypatch.setattr(note_bodies, "note_document", note_document)
    return bodies


def annotated(window: MainWindow) -> MainWindow:
    library, article = window.desk.library, window.session.article
    assert library is not None
    for number in range(MANY):
        start = number % len(TEXT) // 2
        body = f"{BODIES[number % len(BODIES)]} {number}"
        library.notes.add(article.text_hash, describe(article, (start, start + 5)), body)
    window.desk.reload()
    return window


def list_of(window: MainWindow) -> NoteList:
    return panel_of(window).view


def until_measured(qtbot: QtBot, notes: NoteList) -> None:
    qtbot.waitUntil(lambda: not notes._pause.isActive() and notes._ahead > 0, timeout=20_000)
    notes.executeDelayedItemsLayout()


def test_only_what_may_be_in_sight_is_laid_out_before_the_list_is_there(
    reading: MainWindow, laid_out: list[str]
) -> None:
    annotated(reading).show_panel("notes")
    notes = list_of(reading)
    notes.executeDelayedItemsLayout()
    assert notes.notes.rowCount() == MANY
    assert 0 < len(laid_out) <= FEW


def test_in_the_end_every_note_has_the_room_that_its_words_need(qtbot: QtBot, reading: MainWindow) -> None:
    annotated(reading).show_panel("notes")
    notes = list_of(reading)
    until_measured(qtbot, notes)
    for row in range(MANY):
        note = notes.notes.at(row)
        words = notes._bodies.document(note).size().height()
        room = notes.visualRect(notes.notes.index(row)).height() - 78
        assert room >= words or room >= 6 * notes._bodies._line, note.body
        assert room <= words + 4, note.body


def test_what_is_read_stays_while_the_others_are_measured(qtbot: QtBot, reading: MainWindow) -> None:
    annotated(reading).show_panel("notes")
    notes = list_of(reading)
    bar = notes.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    notes.executeDelayedItemsLayout()
    before = notes.indexAt(QPoint(5, 5)).row()
    assert before > FEW
    until_measured(qtbot, notes)
    assert notes.indexAt(QPoint(5, 5)).row() == before


def test_a_note_that_is_opened_far_down_is_in_sight(qtbot: QtBot, reading: MainWindow) -> None:
    annotated(reading)
    wanted = reading.desk.notes[MANY // 2]
    reading.notes.open_note(wanted.id)
    notes = list_of(reading)
    for _ in range(2):
        notes.executeDelayedItemsLayout()
        box = notes.visualRect(notes.currentIndex())
        assert notes.current() == wanted
        assert notes.viewport().rect().intersects(box)
        until_measured(qtbot, notes)


def test_a_change_is_one_row_and_nothing_else_is_read_again(reading: MainWindow) -> None:
    annotated(reading).show_panel("notes")
    model, kept = list_of(reading).notes, list(reading.desk.notes)
    inserted, removed = QSignalSpy(model.rowsInserted), QSignalSpy(model.rowsRemoved)
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    note = reading.desk.add_note(Draft((3, 9)), "One more")
    assert note is not None
    reading.desk.write(note.id, "One more thing", ["late"])
    reading.desk.delete(note.id)
    assert [spy.count() for spy in (inserted, removed, changed, reset)] == [1, 1, 1, 0]
    assert all(one is other for one, other in zip(reading.desk.notes, kept, strict=True))


def test_the_rows_are_the_notes_whatever_changes(reading: MainWindow) -> None:
    annotated(reading)
    article, pool, chance = reading.session.article, list(reading.desk.notes), random.Random(5)
    model = NotesModel()
    QAbstractItemModelTester(model)
    rows: list[int] = []

    def insert(_parent: object, first: int, last: int) -> None:
        rows[first:first] = [model.at(row).id for row in range(first, last + 1)]

    def remove(_parent: object, first: int, last: int) -> None:
        del rows[first : last + 1]

    model.rowsInserted.connect(insert)
    model.rowsRemoved.connect(remove)
    model.show(article, [])
    for _ in range(60):
        some = sorted(chance.sample(pool, chance.randrange(12)), key=pool.index)
        listed = [replace(n, body=n.body + "!") if chance.random() < 0.2 else n for n in some]
        model.show(article, listed)
        assert [model.at(row) for row in range(model.rowCount())] == listed
        assert rows == [note.id for note in listed]


def test_another_article_begins_anew(reading: MainWindow) -> None:
    annotated(reading)
    model, notes = NotesModel(), reading.desk.notes[:3]
    model.show(reading.session.article, notes)
    reset = QSignalSpy(model.modelReset)
    other = Article("Another text.", ())
    model.show(other, [])
    assert (reset.count(), model.rowCount()) == (1, 0)
