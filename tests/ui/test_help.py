"""The glossary in the window: at the device one looks at, searched, in the theme's colours, and on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.marking import has_colour
from ui.help_sheet import HelpSheet
from ui.main_window import MainWindow

KEY = Qt.Key


@pytest.fixture
def glossary(reading: MainWindow) -> HelpSheet:
    """Opened by its key while the first finding, a vague source, is looked at."""
    reading.session.step(1)
    QTest.keyClick(reading.view, KEY.Key_G)
    QApplication.processEvents()
    return reading.findChildren(HelpSheet)[-1]


def listed(sheet: HelpSheet) -> list[str]:
    rows = (sheet.list.item(row) for row in range(sheet.list.count()))
    return [item.text().strip() for item in rows if not item.isHidden()]


def top_line(sheet: HelpSheet) -> str:
    return sheet.page.cursorForPosition(sheet.page.rect().topLeft()).block().text()


def test_it_opens_at_the_device_of_the_current_finding(glossary: HelpSheet) -> None:
    assert glossary.list.currentItem().text().strip() == "Vague source"
    assert top_line(glossary) == "Vague source"
    ground = glossary._look.theme.marks["unattributed"].ground
    assert has_colour(glossary.page.grab().toImage(), ground, QRectF(glossary.page.rect()))


def test_the_cards_menu_leads_there_and_one_sheet_is_enough(reading: MainWindow, glossary: HelpSheet) -> None:
    reading.session.set_current(next(f for f in reading.session.shown if f.kind == "modal"))
    wanted = next(a for a in reading.card.more.menu().actions() if "glossary" in a.text())
    wanted.trigger()
    assert reading.findChildren(HelpSheet) == [glossary]
    assert glossary.list.currentItem().text().strip() == "Modal verb"


def test_the_search_keeps_what_has_the_words_and_goes_to_it(glossary: HelpSheet) -> None:
    QTest.keyClicks(glossary.field, "litotes")
    assert listed(glossary) == ["Tropes", "Litotes", "A to Z"]
    assert top_line(glossary) == "Litotes"
    assert glossary.page.extraSelections()
    glossary.field.setText("zzz")
    assert listed(glossary) == []
    assert glossary._nothing.isVisible()


def test_esc_empties_the_search_first_and_then_closes(glossary: HelpSheet) -> None:
    glossary.field.setText("litotes")
    QTest.keyClick(glossary.field, KEY.Key_Escape)
    assert glossary.isVisible()
    assert not glossary.field.text()
    QTest.keyClick(glossary.field, KEY.Key_Escape)
    assert not glossary.isVisible()


def test_the_arrow_keys_go_through_the_list_while_one_types(glossary: HelpSheet) -> None:
    QTest.keyClick(glossary.field, KEY.Key_Down)
    assert glossary.list.currentItem().text().strip() == "Anonymous source"


def test_the_index_leads_to_the_entries(glossary: HelpSheet) -> None:
    glossary.page.anchorClicked.emit(QUrl("#epizeuxis"))
    assert top_line(glossary) == "Epizeuxis"


def test_it_follows_the_theme(reading: MainWindow, glossary: HelpSheet) -> None:
    reading.settings.set("look/theme", "dark")
    ground = reading.look.theme.marks["unattributed"].ground
    assert has_colour(glossary.page.grab().toImage(), ground, QRectF(glossary.page.rect()))


def test_it_is_written_as_a_pdf_with_every_entry(glossary: HelpSheet, tmp_path: Path) -> None:
    glossary.save_pdf(tmp_path / "glossary.pdf", "A glossary")
    pages = pypdfium2.PdfDocument(tmp_path / "glossary.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert all(entry.name in " ".join(text.split()) for entry in glossary._entries)
    glossary.save_pdf(tmp_path / "nowhere" / "glossary.pdf", "A glossary")
    assert "nowhere" in glossary._message.accessibleName()
