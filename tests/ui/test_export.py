"""What goes out of the window is what was asked for, and no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reader.finding import THE_WRITER, Claim, Source, SourceKind
from reader.voice import ALL, QUOTED, WRITER, Voice
from tests.ui.conftest import TEXT, read
from tests.ui.looking import LEAST, Picture, contrast_in, ground_of
from tests.ui.test_notes import panel_of, write
from ui.export import export_to, file_name, sheets_of
from ui.export_sheet import ARTICLE, EVERYTHING, SELECTION, ExportSheet, Wanted
from ui.main_window import MainWindow
from ui.theme import THEME_NAMES

CLAIM = Claim((0, 1), (0, 1), (10, 30), SourceKind.NAMED)
SOURCES = (
    Source("the harbour office", SourceKind.ROLE, (CLAIM,), 4),
    Source("Ruth Amadi", SourceKind.NAMED, (CLAIM,), 9),
    Source(THE_WRITER, SourceKind.NAMED, (CLAIM,), 12),
    Source("many", SourceKind.VAGUE, (CLAIM,), 3),
)


def texts(combo) -> list[str]:  # type: ignore[no-untyped-def]
    return [combo.itemText(number) for number in range(combo.count())]


def sheet_of(window: MainWindow) -> ExportSheet:
    window.actions_table["export"].trigger()
    sheet = window.findChildren(ExportSheet)[-1]
    assert isinstance(sheet, ExportSheet)
    return sheet


def test_the_sheet_offers_what_there_is(qtbot: QtBot, reading: MainWindow) -> None:
    panel = write(qtbot, reading, "Who?")
    reading.desk.write(panel.editor.note_id, "Who?", ["sources"])
    sheet = sheet_of(reading)
    assert texts(sheet.what) == [
        "This article",
        "Only the paragraphs of the selection",
        "The notes on all articles",
    ]
    assert texts(sheet.tag) == ["All notes", "Only #sources"]
    assert "PDF (.pdf)" in texts(sheet.form)
    sheet.what.setCurrentIndex(2)
    assert texts(sheet.form) == [
        "Markdown (.md)",
        "Table (CSV) (.csv)",
        "Cards for Anki (.txt)",
        "W3C Web Annotations (JSON) (.json)",
    ]
    sheet.reject()


def test_the_sheet_offers_the_voices_of_the_article_and_begins_with_the_one_that_is_shown(
    reading: MainWindow,
) -> None:
    analysis = replace(reading.session.analysis, sources=SOURCES)
    reading.session.finish(analysis, None)
    reading.session.set_voice(Voice("source", "the harbour office"))
    sheet = sheet_of(reading)
    assert texts(sheet.voice) == [
        "All voices",
        "The writer only",
        "Quotations only",
        "Ruth Amadi only",
        "The harbour office only",
    ]
    assert sheet.wanted.voice == reading.session.voice
    sheet.voice.setCurrentIndex(3)
    assert sheet.wanted.voice == Voice("source", "Ruth Amadi")
    sheet.what.setCurrentIndex(sheet.what.findData(EVERYTHING))
    assert sheet.wanted.voice == ALL
    sheet.reject()


def test_another_voice_than_the_one_shown_can_go_out(reading: MainWindow) -> None:
    reading.session.set_voice(WRITER)
    (sheet,) = sheets_of(reading, Wanted(ARTICLE, "html", QUOTED))
    assert [TEXT[f.start : f.end] for f in sheet.findings] == ["may"]
    assert all(f.in_quotation for f in sheet.findings)


def test_the_article_is_written_where_the_reader_says(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "page"), ""))
    sheet_of(reading).accept()
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert reading.messages.message == f"Written to {tmp_path / 'page.html'}."


def test_only_the_paragraphs_of_the_selection(qtbot: QtBot, reading: MainWindow, tmp_path: Path) -> None:
    text = reading.session.article.text
    reading.view.select((text.index("Nobody"), text.index("Nobody") + 6))
    (sheet,) = sheets_of(reading, Wanted(SELECTION, "html"))
    assert [text[b.start : b.end].split()[0] for b in sheet.blocks] == ["Nobody"]
    assert all(f.start >= text.index("Nobody") for f in sheet.findings)


@pytest.mark.parametrize(
    ("wanted", "notes", "findings"),
    [
        (Wanted(ARTICLE, "html"), 2, True),
        (Wanted(ARTICLE, "html", findings=False), 2, False),
        (Wanted(ARTICLE, "html", tags=("town",)), 1, True),
        (Wanted(ARTICLE, "html", categories=("hedge",)), 1, True),
        (Wanted(EVERYTHING, "csv", tags=("town",)), 1, False),
    ],
)
def test_by_category_and_tag(
    qtbot: QtBot, reading: MainWindow, wanted: Wanted, notes: int, findings: bool
) -> None:
    for span, tag, category in (((0, 9), "town", ""), ((10, 12), "", "hedge")):
        reading.view.select(span)
        reading.notes.write_note()
        note = panel_of(reading).editor.note_id
        reading.desk.write(note, "Hm", [tag])
        reading.desk.mark(note, category=category)
    (sheet,) = sheets_of(reading, wanted)
    assert len(sheet.notes) == notes
    assert bool(sheet.findings) == findings


def test_notes_on_all_articles_go_to_one_file(qtbot: QtBot, reading: MainWindow, tmp_path: Path) -> None:
    write(qtbot, reading, "On the first").editor.leave()
    read(qtbot, reading, "Another text\n\nObservers may say more.")
    reading.view.select((0, 7))
    reading.notes.write_note()
    panel_of(reading).editor.body.setPlainText("On the second")
    panel_of(reading).editor.leave()
    for form in ("markdown", "csv", "anki", "json"):
        export_to(reading, tmp_path / form, Wanted(EVERYTHING, form))
        written = (tmp_path / form).read_text(encoding="utf-8")
        assert "On the first" in written
        assert "On the second" in written


def test_a_place_that_cannot_be_written_is_one_sentence(reading: MainWindow, tmp_path: Path) -> None:
    export_to(reading, tmp_path / "no" / "page.html", Wanted(ARTICLE, "html"))
    assert reading.messages.message.endswith("; choose another place.")


def test_a_title_becomes_a_file_name() -> None:
    assert file_name('Who: "me"/you?') == "Who me you"
    assert file_name("...") == "article"


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_list_that_drops_down_shows_the_chosen_row_as_every_list_does(
    reading: MainWindow, theme: str
) -> None:
    reading.settings.set("look/theme", theme)
    sheet = sheet_of(reading)
    sheet.voice.setCurrentIndex(1)
    sheet.voice.showPopup()
    QApplication.processEvents()
    rows, colours = sheet.voice.view(), reading.look.theme
    boxes = [rows.visualRect(rows.model().index(row, 0)) for row in range(2)]
    picture = Picture(rows.viewport())
    assert [ground_of(picture.part(box)) for box in boxes] == [colours.chip, colours.selection]
    assert contrast_in(picture.part(boxes[1])) > LEAST
    sheet.voice.hidePopup()
    sheet.reject()
