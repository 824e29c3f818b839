"""Every panel in every theme, at the sizes of real screens: nothing is cut, faint, blank or left unthemed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.looking import Picture, blown_up, contrast_in, cut, faint, ground_of, has_colour
from tests.ui.showcase import TEXT, ShowcaseWorker
from tests.ui.test_original import FILES, PdfWorker, open_pdf, pane_of
from ui.about.sheet import AboutSheet
from ui.appearance import Appearance
from ui.classroom.present import Present
from ui.contents import Contents
from ui.export_sheet import ExportSheet
from ui.help_sheet import HelpSheet
from ui.keys_sheet import KeysSheet
from ui.main_window import MainWindow
from ui.notebook import Draft
from ui.panels.mark_menu import MarkMenu
from ui.sample_menu import SampleMenu
from ui.theme import THEME_NAMES
from ui.widgets import Choice

TWICE = os.environ.get("QT_SCALE_FACTOR") == "2"
SIZES = [(960, 540)] if TWICE else [(1366, 768), (1920, 1080)]
"""In the window's own pixels: at 200 %, a screen of 1920×1080 has these."""

Scene = Callable[[MainWindow], QWidget]


@pytest.fixture(params=SIZES, ids=lambda size: "×".join(map(str, size)))
def stage(request: pytest.FixtureRequest, qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    return staged(qtbot, open_window, request.param)


def staged(qtbot: QtBot, open_window: OpenWindow, size: tuple[int, int]) -> MainWindow:
    """A window of this size in which `TEXT` is coloured, with one note, on the finding that is looked at."""
    window = open_window(ShowcaseWorker())  # type: ignore[call-arg]
    window.resize(*size)
    window.opener.open_text(TEXT)
    qtbot.waitUntil(lambda: window.session.complete)
    window.session.show_all()
    claim = next(f for f in window.session.shown if f.category == "unattributed")
    note = window.desk.add_note(Draft((claim.start, claim.end), claim.rule), "Which residents, and how many?")
    assert note is not None
    window.desk.write(note.id, note.body, ["sources"])
    window.session.set_current(claim)
    return window


def panel(name: str) -> Scene:
    def show(window: MainWindow) -> QWidget:
        window.show_panel(name)
        return window

    return show


def note_open(window: MainWindow) -> QWidget:
    window.notes.open_note(window.desk.notes[0].id)
    return window


def searching(window: MainWindow) -> QWidget:
    window.search.open_bar(TEXT)
    window.search.field.setText("ferry")
    return window


def saying(window: MainWindow) -> QWidget:
    window.search.close_bar()
    window.messages.say("This one is no longer shown.", ("Undo", lambda: None))
    return window


def library(words: str) -> Scene:
    def show(window: MainWindow) -> QWidget:
        window.messages.hide()
        window.pages.turn_to("library")
        window.pages.page("library").field.setText(words)  # type: ignore[attr-defined]
        return window

    return show


def welcome(window: MainWindow) -> QWidget:
    window.pages.turn_to("welcome")
    return window


def keys(window: MainWindow) -> QWidget:
    window.actions_table["keys"].trigger()
    return window.findChildren(KeysSheet)[-1]


def appearance(window: MainWindow) -> QWidget:
    window.actions_table["appearance"].trigger()
    return window.findChildren(Appearance)[-1]


def trash(window: MainWindow) -> QWidget:
    window.pages.turn_to("trash")
    return window


def sheet_about(window: MainWindow) -> QWidget:
    window.about.show(window)
    return window.findChildren(AboutSheet)[-1]


def exporting(window: MainWindow) -> QWidget:
    window.actions_table["export"].trigger()
    return window.findChildren(ExportSheet)[-1]


def glossary(window: MainWindow) -> QWidget:
    window.actions_table["glossary"].trigger()
    return window.findChildren(HelpSheet)[-1]


def rule_help(window: MainWindow) -> QWidget:
    window.actions_table["rule-help"].trigger()
    return window.findChildren(HelpSheet)[-1]


def contents(window: MainWindow) -> QWidget:
    window.show_reading()
    window.actions_table["contents"].trigger()
    return window.findChildren(Contents)[-1]


def menu(of: Callable[[MainWindow], QMenu]) -> Scene:
    """A menu as it stands open over the window."""

    def show(window: MainWindow) -> QWidget:
        window.show_reading()
        opened = of(window)
        opened.popup(window.mapToGlobal(QPoint(40, 60)))
        return opened

    return show


def menu_of_samples(window: MainWindow) -> QMenu:
    window.actions_table["sample"].trigger()
    return window.findChildren(SampleMenu)[-1]


def menu_of_marks(window: MainWindow) -> QMenu:
    return note_open(window).findChildren(MarkMenu)[-1].menu()


def menu_in(title: str) -> Callable[[MainWindow], QMenu]:
    """A menu inside the window's menu."""
    return lambda window: next(a.menu() for a in window.top.menu.menu().actions() if a.text() == title)


def menu_on(name: str) -> Callable[[MainWindow], QMenu]:
    """The one choice that a panel offers."""

    def find(window: MainWindow) -> QMenu:
        window.show_panel(name)
        return window.side.page(name).findChildren(Choice)[-1].menu()

    return find


SCENES: dict[str, Scene] = {
    "why": panel("why"),
    "findings": panel("findings"),
    "notes": panel("notes"),
    "a note": note_open,
    "sources": panel("sources"),
    "measures": panel("measures"),
    "searching": searching,
    "a message": saying,
    "library": library(""),
    "library, searching": library("ferry"),
    "trash": trash,
    "about": sheet_about,
    "exporting": exporting,
    "glossary": glossary,
    "writing rules": rule_help,
    "contents": contents,
    "menu": menu(lambda window: window.top.menu.menu()),
    "menu of focus": menu(menu_in("Focus")),
    "menu of help": menu(menu_in("Help")),
    "order of the findings": menu(menu_on("findings")),
    "what to compare with": menu(menu_on("measures")),
    "voices": menu(lambda window: window.top.voices.menu()),
    "more on the card": menu(lambda window: window.card.more.menu()),
    "marks of a note": menu(menu_of_marks),
    "samples": menu(menu_of_samples),
    "welcome": welcome,
    "keys": keys,
    "appearance": appearance,
}


def test_everything_can_be_seen_in_every_theme(stage: MainWindow) -> None:
    problems = []
    for theme in THEME_NAMES:
        stage.settings.set("look/theme", theme)
        for name, scene in SCENES.items():
            problems += [f"{theme}, {name}: {problem}" for problem in wrong_with(scene, stage)]
        problems += [f"{theme}, page: {problem}" for problem in wrong_on_the_page(stage)]
        problems += [f"{theme}, projector: {problem}" for problem in wrong_on_the_projector(stage)]
    assert problems == []


def wrong_with(scene: Scene, window: MainWindow) -> list[str]:
    shown = scene(window)
    QApplication.processEvents()
    colours, picture = window.look.theme, Picture(shown)
    found = [*cut(shown), *faint(shown, picture)]
    if ground_of(picture.part(shown.rect())) not in (colours.paper, colours.panel, colours.chip):
        found.append("most of it is not in the theme's colours")
    if shown is not window:
        shown.close()
        if not isinstance(shown, QMenu):
            shown.deleteLater()
    return found


def test_the_printed_page_can_be_seen_in_every_theme(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    """White paper with ink on it, beside a text that keeps its room."""
    window = open_window(PdfWorker())  # type: ignore[call-arg]
    window.resize(*SIZES[0])
    window.settings.set("original/shown", True)
    open_pdf(qtbot, window, Path(shutil.copy(FILES / "columns.pdf", tmp_path)))
    pane = pane_of(window)
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 1 of"))
    problems = []
    for theme in THEME_NAMES:
        window.settings.set("look/theme", theme)
        problems += [f"{theme}: {problem}" for problem in wrong_with(lambda window: window, window)]
        page = Picture(window).of(pane._picture)
        if not has_colour(page, "#ffffff") or contrast_in(page) < 7:
            problems.append(f"{theme}: no printed page")
        if window.view.viewport().width() < 300:
            problems.append(f"{theme}: no room for the text")
    assert problems == []


def wrong_on_the_page(window: MainWindow) -> list[str]:
    """Every finding has its line and, if it is the writer's own, its ground; those that overlap too."""
    window.show_reading()
    window.session.set_current(None)
    view, marks, seen, found = window.view, window.look.theme.marks, set(), []
    for top in (0, TEXT.index("They promised"), TEXT.index("“We are")):
        view.scroll_to(top)
        QApplication.processEvents()
        screen, picture = view.viewport().rect(), Picture(view.viewport())
        for finding in window.session.shown:
            for part in finding.parts:
                area, mark = view.area_of(part).toRect().adjusted(-1, 0, 1, 6), marks[finding.category]
                if not screen.contains(area):
                    continue
                seen.add(finding)
                pixels = picture.part(area)
                if not has_colour(pixels, mark.line, within=70):
                    found.append(f"no line below {finding.rule}")
                if has_colour(pixels, mark.ground) is finding.in_quotation:
                    found.append(f"the ground of {finding.rule} is wrong")
    missing = set(window.session.shown) - seen
    return [*found, *(f"{finding.rule} was never in sight" for finding in missing)]


def wrong_on_the_projector(window: MainWindow) -> list[str]:
    """The clean text first, then a finding with its ground and its category's name below."""
    window.actions_table["present"].trigger()
    show = window.findChild(Present)
    assert show is not None
    show.showNormal()
    show.resize(window.size())
    while show.step and show.step.current:
        show.back()
    colours, found = window.look.theme, []
    clean = Picture(show).part(show.rect())
    if ground_of(clean) != colours.paper:
        found.append("the ground is not the paper")
    if any(has_colour(clean, mark.ground, within=0) for mark in colours.marks.values()):
        found.append("the text is not clean at first")
    while not (show.step and show.step.current):
        show.next()
    shown, mark = Picture(show).part(show.rect()), colours.marks[show.step.current[0].category]
    if not (has_colour(shown, mark.ground) and has_colour(shown, colours.ink, within=12)):
        found.append("the finding is not shown")
    show.leave()
    return found


@pytest.mark.skipif(TWICE, reason="this is the run that it starts")
def test_the_same_at_twice_the_scale() -> None:
    """Qt takes its scale from the environment when it starts, so in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(Path(__file__))]
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.skipif(not TWICE, reason="only at 200 %")
def test_everything_is_drawn_sharp(stage: MainWindow) -> None:
    """Text and colours are drawn for 200 %, not drawn for 100 % and enlarged."""
    assert QGuiApplication.primaryScreen().devicePixelRatio() == 2
    stage.show_panel("why")
    QApplication.processEvents()
    picture = Picture(stage)
    for part in (stage.legend, stage.view, stage.side):
        box = QRect(part.mapTo(stage, QPoint(0, 0)), part.size())
        rows = picture.pixels[box.top() * 2 : box.bottom() * 2, box.left() * 2 : box.right() * 2]
        assert not blown_up(rows), type(part).__name__
