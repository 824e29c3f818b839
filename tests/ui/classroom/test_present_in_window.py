"""F5 in the window: the same article and findings on the projector, and back to the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import TEXT
from ui.classroom.present import Present
from ui.main_window import MainWindow


def test_f5_presents_what_is_coloured_and_escape_comes_back_to_its_finding(reading: MainWindow) -> None:
    reading.view.setFocus()
    QTest.keyClick(reading.view, Qt.Key.Key_F5)
    present = reading.findChild(Present)
    assert present.isVisible()
    while not present.step.current:
        QTest.keyClick(present, Qt.Key.Key_Space)
    shown = present.step.current[0]
    assert shown in reading.session.reachable
    QTest.keyClick(present, Qt.Key.Key_Escape)
    assert not present.isVisible()
    assert reading.session.current == shown
    assert reading.session.article.text == TEXT


def test_categories_that_are_switched_off_are_not_presented(reading: MainWindow) -> None:
    category = reading.session.reachable[0].category
    reading.session.toggle(category)
    reading.actions_table["present"].trigger()
    present = reading.findChild(Present)
    steps = []
    for _ in range(30):
        steps.append(present.step)
        QTest.keyClick(present, Qt.Key.Key_PageDown)
    assert all(f.category != category for step in steps for f in step.uncovered)
    present.leave()


def test_nothing_is_presented_while_no_article_is_open(window: MainWindow) -> None:
    window.actions_table["present"].trigger()
    assert window.findChild(Present) is None
