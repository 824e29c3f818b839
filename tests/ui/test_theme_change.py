"""What a change of the theme changes at once, what a moment later, and what it leaves as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import Picture, ground_of, has_colour
from ui import restyling
from ui.main_window import MainWindow
from ui.theme import THEME_NAMES, load_theme, stylesheet, tick


def test_the_article_keeps_its_typeface_and_size(reading: MainWindow) -> None:
    before = reading.view.document().defaultFont()
    for theme in ("dark", "sepia", "light"):
        reading.settings.set("look/theme", theme)
        after = reading.view.document().defaultFont()
        assert (after.family(), after.pixelSize()) == (before.family(), before.pixelSize())
    assert before.family() == "Source Serif Pro"


class Laying(QObject):
    """Which widgets are asked to lay their parts out."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.asked.append(watched)
        return False


def test_the_bars_are_not_laid_out_anew(reading: MainWindow, qapp: QApplication) -> None:
    """A font that a rule names would be put on again, and with it the room for its words looked for."""
    qapp.processEvents()
    laying = Laying()
    qapp.installEventFilter(laying)
    for theme in ("dark", "sepia", "light"):
        reading.settings.set("look/theme", theme)
        qapp.processEvents()
    qapp.removeEventFilter(laying)
    assert reading.top not in laying.asked
    assert reading.legend not in laying.asked


@pytest.mark.parametrize("name", THEME_NAMES[1:])
def test_all_that_is_on_the_screen_has_the_new_colours_in_the_same_turn(
    reading: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restyling.QTimer, "start", lambda *_arguments: None)
    old, new = load_theme("light"), load_theme(name)
    reading.settings.set("look/theme", name)
    picture = Picture(reading)
    parts = {"top": reading.top, "legend": reading.legend, "page": reading.view, "side": reading.side}
    grounds = {part: ground_of(picture.of(widget)) for part, widget in parts.items()}
    assert grounds == {"top": new.paper, "legend": new.paper, "page": new.paper, "side": new.panel}
    assert has_colour(picture.of(reading.view.viewport()), new.ink)
    whole = picture.part(reading.rect())
    for gone in (old.paper, old.panel, *(mark.ground for mark in old.marks.values())):
        assert not has_colour(whole, gone, within=0), gone


PAGES = ["why", "findings", "sources", "measures", "notes"]


@pytest.mark.parametrize("page", PAGES)
def test_it_looks_as_if_the_style_sheet_had_been_set_anew(
    reading: MainWindow, page: str, qtbot: QtBot
) -> None:
    """Which costs five times as much, but forgets every colour that the palette had before."""
    reading.show_panel(page)
    qtbot.waitUntil(lambda: not (reading.view._extents.guessed or reading.view._ticks_due.isActive()))
    for name in (*THEME_NAMES[1:], "light"):
        reading.settings.set("look/theme", name)
        assert differing_from_anew(reading) == [], name


def test_panels_hidden_during_the_change_look_so_too_when_they_are_shown(
    reading: MainWindow, qtbot: QtBot
) -> None:
    for page in PAGES:
        reading.show_panel(page)
    reading.settings.set("look/theme", "dark")
    qtbot.waitUntil(lambda: not reading.look._restyling._stale)
    for page in PAGES:
        reading.show_panel(page)
        come_to_rest(reading, qtbot)
        assert differing_from_anew(reading) == [], page


def come_to_rest(window: MainWindow, qtbot: QtBot) -> None:
    """A chart that is shown finds its place a moment later."""
    before = None
    while before is None or (before.pixels != Picture(window).pixels).any():
        before = Picture(window)
        qtbot.wait(60)


def differing_from_anew(window: MainWindow) -> list[tuple[int, int]]:
    """The first pixels, row and column, that a style sheet set anew would change."""
    QApplication.processEvents()
    changed = Picture(window)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet(stylesheet())
    QApplication.processEvents()
    differing = (Picture(window).pixels != changed.pixels).any(axis=2).nonzero()
    return [(int(row), int(column)) for row, column in zip(*differing, strict=True)][:8]


def test_words_that_no_rule_names_take_their_ink_from_the_palette(reading: MainWindow, qtbot: QtBot) -> None:
    """At once where they are seen; a widget under a style sheet hears of no palette by itself."""
    box = QWidget(reading.side)
    box.setObjectName("plain")
    box.setGeometry(20, 400, 200, 40)
    words = QLabel("Neither role nor rule", box)
    box.show()
    assert not words.testAttribute(Qt.WidgetAttribute.WA_StyleSheetTarget)
    reading.settings.set("look/theme", "dark")
    assert has_colour(Picture(words).part(words.rect()), load_theme("dark").ink)
    box.hide()
    reading.settings.set("look/theme", "light")
    qtbot.waitUntil(lambda: words.palette().windowText().color().name() == load_theme("light").ink)


def test_what_is_shown_right_after_the_change_has_the_new_colours(reading: MainWindow) -> None:
    reading.search.open_bar("")
    QApplication.processEvents()
    reading.search.close_bar()
    reading.settings.set("look/theme", "dark")
    reading.search.open_bar("")
    assert ground_of(Picture(reading.search).part(reading.search.rect())) == load_theme("dark").paper
    assert (
        ground_of(Picture(reading.search.field).part(reading.search.field.rect())) == load_theme("dark").chip
    )


def test_a_tick_stands_out_on_its_accent_in_every_theme(reading: MainWindow) -> None:
    for name in THEME_NAMES:
        reading.settings.set("look/theme", name)
        sheet = QWidget(reading)
        box = QCheckBox(sheet)
        box.setChecked(True)
        box.resize(20, 20)
        sheet.resize(20, 20)
        sheet.show()
        pixels, theme = Picture(sheet).part(box.rect()), load_theme(name)
        assert has_colour(pixels, theme.accent)
        assert has_colour(pixels, {"dark": "#000000", "light": "#ffffff"}[tick(theme)], within=60), name
        sheet.close()
