"""The Tab key reaches everything, in the order of the eye, and screen readers know what each stop is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.showcase import TEXT, ShowcaseWorker
from ui.appearance import Appearance
from ui.classroom.present import Present
from ui.main_window import MainWindow
from ui.notebook import Draft

MOST = 80
NAMELESS = (QAccessible.Role.Client, QAccessible.Role.NoRole)


@pytest.fixture
def showing(qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    window = open_window(ShowcaseWorker())  # type: ignore[call-arg]
    window.opener.open_text(TEXT)
    qtbot.waitUntil(lambda: window.session.complete)
    window.activateWindow()
    return window


def stops(start: QWidget) -> list[QWidget]:
    """Where the focus goes with each Tab, until it is back where it began."""
    start.setFocus()
    found: list[QWidget] = []
    while len(found) < MOST:
        here = QApplication.focusWidget()
        if found and here is found[0]:
            return found
        assert here is not None
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come back: {found[-4:]}")


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("page", ["why", "findings", "notes", "sources", "measures"])
def test_tab_goes_round_and_every_stop_has_a_name_and_a_role(showing: MainWindow, page: str) -> None:
    showing.session.step(1)
    showing.show_panel(page)
    for stop in stops(showing.view):
        assert stop.isVisible()
        assert spoken(stop), stop
        assert QAccessible.queryAccessibleInterface(stop).role() not in NAMELESS, stop


def test_the_order_is_bars_then_page_then_side(showing: MainWindow) -> None:
    showing.show_panel("findings")
    found = stops(showing.top.voices)
    panel = showing.side.page("findings")
    places = [found.index(each) for each in (showing.legend.chips[0], showing.view, showing.side.tabs)]
    assert places == sorted(places)
    inside = [stop for stop in found if panel.isAncestorOf(stop)]
    assert [spoken(stop) for stop in inside] == [
        "Filter the findings by words",
        "Order of the findings: In text order",
        "Findings",
    ]


def test_without_an_article_and_in_the_library_the_keyboard_begins_where_one_would(
    window: MainWindow,
) -> None:
    window.activateWindow()
    window.show_reading()
    assert spoken(window.focusWidget()) == "Open a file"
    window.show_library()
    assert spoken(window.focusWidget()).startswith("Search titles")
    for page in ("findings", "notes"):
        window.show_panel(page, focus=True)
        stops(window.focusWidget())


def test_the_current_finding_is_announced_with_its_place_and_category(showing: MainWindow) -> None:
    heard: list[str] = []
    showing.view.setAccessibleDescription("")
    showing.session.step(1)
    heard.append(showing.view.accessibleDescription())
    showing.session.step(1)
    heard.append(showing.view.accessibleDescription())
    assert heard == ["1 of 13, unattributed claim: Residents have complained", "2 of 13, hedge: may"]


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, str]]:
    """What a screen reader is told to say at once: by whom, and the words."""
    heard: list[tuple[object, str]] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append((event.object(), event.message()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return heard


def test_findings_messages_and_slides_are_announced(
    showing: MainWindow, announced: list[tuple[object, str]]
) -> None:
    showing.session.set_current(None)
    QTest.keyClick(showing.view, Qt.Key.Key_N)
    QTest.keyClick(showing.view, Qt.Key.Key_N)
    showing.say("Written to page.html.")
    assert announced == [
        (showing.view, "1 of 13, unattributed claim: Residents have complained"),
        (showing.view, "2 of 13, hedge: may"),
        (showing.messages, "Written to page.html."),
    ]
    QTest.keyClick(showing.view, Qt.Key.Key_F5)
    stage = showing.findChild(Present)
    assert stage is not None
    QTest.keyClick(stage, Qt.Key.Key_Space)
    speaker, words = announced[-1]
    assert speaker is stage
    assert words.startswith("Unattributed claim: Residents have complained. Who ")


ROLE = QAccessible.Role


def test_what_is_there_has_the_role_that_it_plays(showing: MainWindow) -> None:
    """A screen reader walks this tree: each thing with its name and what can be done with it."""
    showing.show_panel("findings")
    wanted = {
        (ROLE.CheckBox, "Hedges, 2 findings, on"),
        (ROLE.Button, "Find in the text"),
        (ROLE.ButtonMenu, "Whose words are coloured: all"),
        (ROLE.EditableText, "Filter the findings by words"),
        (ROLE.Tree, "Findings"),
        (ROLE.PageTab, "Findings 13"),
        (ROLE.EditableText, "Article"),
    }
    found = set(tree(QAccessible.queryAccessibleInterface(showing)))
    assert wanted - found == set()


def test_whatever_takes_the_keyboard_has_a_name(showing: MainWindow) -> None:
    claim = showing.session.step(1)
    assert claim is not None
    showing.desk.add_note(Draft((claim.start, claim.end), claim.rule), "Which residents?")
    for name in ("why", "findings", "notes", "sources", "measures"):
        showing.show_panel(name)
        nameless = [each for each in focusable(QAccessible.queryAccessibleInterface(showing)) if not each[1]]
        assert nameless == [], name


def test_a_note_on_the_card_is_a_button(showing: MainWindow) -> None:
    claim = showing.session.step(1)
    assert claim is not None
    showing.desk.add_note(Draft((claim.start, claim.end), claim.rule), "Which residents?")
    showing.show_panel("why")
    QApplication.processEvents()
    found = set(tree(QAccessible.queryAccessibleInterface(showing)))
    assert (ROLE.Button, "Note: Which residents?") in found


def test_a_choice_is_read_with_what_it_is_a_choice_of(showing: MainWindow) -> None:
    showing.actions_table["appearance"].trigger()
    sheet = showing.findChildren(Appearance)[-1]
    names = [name for _role, name in tree(QAccessible.queryAccessibleInterface(sheet))]
    sheet.close()
    assert {"Theme: Dark", "Typeface: Serif", "Focus: Off", "Paragraphs: Plain"} <= set(names)


def test_the_list_of_findings_is_read_row_by_row(showing: MainWindow) -> None:
    showing.show_panel("findings")
    rows = [
        name for role, name in tree(QAccessible.queryAccessibleInterface(showing)) if role is ROLE.TreeItem
    ]
    assert rows[:2] == [
        "Unattributed claim: Residents have complained. Vague source · 1.1",
        "Hedge: may. Modal verb · 1.1",
    ]


def focusable(of: QAccessibleInterface) -> Iterator[tuple[QAccessible.Role, str]]:
    """What a screen reader is told can take the keyboard: its role and name."""
    if of.state().focusable:
        yield of.role(), of.text(QAccessible.Text.Name)
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None and not child.state().invisible:
            yield from focusable(child)


def tree(of: QAccessibleInterface) -> Iterator[tuple[QAccessible.Role, str]]:
    yield of.role(), of.text(QAccessible.Text.Name)
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None and not child.state().invisible:
            yield from tree(child)
