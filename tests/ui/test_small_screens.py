"""What a designer would mind on a small screen: sheets larger than it, buttons afloat, titles without room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow, read
from tests.ui.looking import cut
from tests.ui.test_notes import panel_of, write
from tests.ui.test_seen import appearance, exporting, glossary, keys, sheet_about
from ui.library_model import LibraryModel
from ui.library_page import LibraryPage
from ui.main_window import MainWindow
from ui.panels.findings import FindingsPanel
from ui.panels.mark_menu import MarkMenu

SMALL = (960, 540)


@pytest.fixture
def small(qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    window = open_window()
    window.resize(*SMALL)
    return read(qtbot, window)


@pytest.mark.parametrize("scene", [keys, glossary, sheet_about])
def test_a_sheet_is_smaller_than_its_window(small: MainWindow, scene) -> None:  # type: ignore[no-untyped-def]
    sheet: QWidget = scene(small)
    QApplication.processEvents()
    assert sheet.height() < small.height()
    assert sheet.width() < small.width()
    sheet.close()


@pytest.mark.parametrize("name", ["library", "trash"])
def test_the_way_back_is_at_the_foot_also_of_an_empty_page(open_window: OpenWindow, name: str) -> None:
    window = open_window()
    window.pages.turn_to(name)
    QApplication.processEvents()
    page = window.pages.page(name)
    back = next(b for b in page.findChildren(QPushButton) if b.text() == "Back")
    assert page.height() - back.mapTo(page, QPoint(0, back.height())).y() < 40


def test_a_title_has_more_room_than_any_other_column(small: MainWindow) -> None:
    small.show_library()
    QApplication.processEvents()
    page = small.pages.page("library")
    assert isinstance(page, LibraryPage)
    widths = [page.table.columnWidth(column) for column in range(LibraryModel().columnCount())]
    assert widths[0] > max(widths[1:])


def test_all_of_a_note_that_is_written_is_in_sight(qtbot: QtBot, small: MainWindow) -> None:
    panel = write(qtbot, small, "Who nodded?")
    QApplication.processEvents()
    for part in panel.editor.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is panel.editor:
            assert panel.rect().contains(
                part.geometry().translated(part.parentWidget().mapTo(panel, QPoint()))
            )
    assert panel.view.height() >= panel_of(small).view.sizeHintForRow(0) - 12


def test_what_a_reader_takes_a_passage_for_is_said_in_words(qtbot: QtBot, reading: MainWindow) -> None:
    menu = write(qtbot, reading, "Hm").editor.findChildren(MarkMenu)[0].menu()
    menu.aboutToShow.emit()
    said = [action.text() for action in menu.actions()]
    assert "I think this is a hedge" in said
    assert "I think this is an unattributed claim" in said


def test_where_nothing_is_listed_nothing_is_offered_to_filter(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.show_panel("findings", focus=True)
    panel = window.side.page("findings")
    assert isinstance(panel, FindingsPanel)
    assert not panel.filter.isVisible()
    read(qtbot, window)
    qtbot.waitUntil(panel.filter.isVisible)
    panel.filter.setText("nothing has these words")
    assert panel.filter.isVisible()
    panel.filter.clear()
    window.session.show_only([])
    qtbot.waitUntil(lambda: not panel.filter.isVisible())


@pytest.mark.parametrize("scene", [keys, glossary, sheet_about, exporting, appearance])
def test_nothing_is_cut_in_a_sheet_over_a_very_small_window(small: MainWindow, scene) -> None:  # type: ignore[no-untyped-def]
    small.resize(700, 500)
    sheet: QWidget = scene(small)
    QApplication.processEvents()
    assert cut(sheet) == []
    sheet.close()
