"""Two windows on one library: each sees what the other has written, and neither writes over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.notes.library import Library
from tests.ui.test_notes import write
from ui.main_window import MainWindow
from ui.notebook import SET_ASIDE


@pytest.fixture
def other(reading: MainWindow, tmp_path: Path) -> Iterator[Library]:
    """The library as another window has it open."""
    with Library(tmp_path / "library.db") as library:
        yield library


def bodies(window: MainWindow) -> list[str]:
    return sorted(note.body for note in window.desk.notes)


def come_back_to(window: MainWindow) -> None:
    window.activateWindow()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))


def test_what_the_other_window_wrote_is_there_when_one_comes_back(
    qtbot: QtBot, reading: MainWindow, other: Library
) -> None:
    panel = write(qtbot, reading, "Mine")
    other.notes.update(reading.desk.notes[0].id, body="Mine, and more")
    assert bodies(reading) == ["Mine"]
    come_back_to(reading)
    assert bodies(reading) == ["Mine, and more"]
    assert panel.editor.body.toPlainText() == "Mine, and more"


def test_words_of_both_windows_are_kept(qtbot: QtBot, reading: MainWindow, other: Library) -> None:
    panel = write(qtbot, reading, "First")
    other.notes.update(reading.desk.notes[0].id, body="Theirs")
    panel.editor.body.setPlainText("Ours")
    panel.editor.keep()
    assert bodies(reading) == ["Ours", "Theirs"]
    assert reading.messages.message == SET_ASIDE
    panel.editor.body.setPlainText("Ours, and more")
    panel.editor.keep()
    assert sorted(note.body for note in other.notes.all()) == ["Ours, and more", "Theirs"]


def test_what_is_being_typed_is_kept_before_the_other_windows_words_come(
    qtbot: QtBot, reading: MainWindow, other: Library
) -> None:
    panel = write(qtbot, reading, "First")
    other.notes.update(reading.desk.notes[0].id, body="Theirs")
    panel.editor.body.setPlainText("Ours")
    come_back_to(reading)
    assert bodies(reading) == ["Ours", "Theirs"]


def test_nothing_is_read_again_where_only_this_window_has_written(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, reading, "Mine")
    monkeypatch.setattr(reading.desk, "reload", lambda: pytest.fail("read again for nothing"))
    come_back_to(reading)
