"""With a projector at the second display: the text goes there, the window stays, and both come back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.looking import Picture, has_colour
from ui.classroom.present import Present
from ui.main_window import MainWindow

TWO = "configfile" in os.environ.get("QT_QPA_PLATFORM", "")
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
PROJECTOR = {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080}
DPI = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
KEY = Qt.Key


@pytest.mark.skipif(TWO, reason="this is the run that it starts")
def test_with_two_displays(tmp_path: Path) -> None:
    """Qt learns of its displays when it starts, so in a process of its own."""
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [LAPTOP | DPI, PROJECTOR | DPI]}), "utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(Path(__file__))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-4000:]
    assert done.stdout.startswith("s..."), "three ran"


def present(window: MainWindow) -> Present:
    QTest.keyClick(window.view, KEY.Key_F5)
    QApplication.processEvents()
    stage = window.findChild(Present)
    assert stage is not None
    return stage


def screen(name: str):  # type: ignore[no-untyped-def]
    return next(screen for screen in QGuiApplication.screens() if screen.name() == name)


@pytest.mark.skipif(not TWO, reason="needs two displays")
def test_f5_fills_the_projector_and_esc_comes_back(reading: MainWindow) -> None:
    before = reading.geometry()
    stage = present(reading)
    assert stage.isFullScreen()
    assert stage.geometry() == screen("projector").geometry()
    assert reading.screen().name() == "laptop"
    assert reading.isVisible()
    QTest.keyClick(stage, KEY.Key_PageDown)
    mark = reading.look.theme.marks["unattributed"]
    assert has_colour(Picture(stage).part(stage.rect()), mark.ground)
    QTest.keyClick(stage, KEY.Key_Escape)
    assert not stage.isVisible()
    assert reading.geometry() == before
    assert reading.session.current is not None
    assert present(reading) is stage
    assert stage.geometry() == screen("projector").geometry()
    assert stage.step is not None
    assert stage.step.current, "it goes on where it was left"


@pytest.mark.skipif(not TWO, reason="needs two displays")
def test_a_window_that_stands_on_the_projector_is_presented_on_the_other(reading: MainWindow) -> None:
    reading.setGeometry(screen("projector").geometry().adjusted(100, 100, -100, -100))
    QApplication.processEvents()
    assert reading.screen().name() == "projector"
    assert present(reading).geometry() == screen("laptop").geometry()


@pytest.mark.skipif(not TWO, reason="needs two displays")
def test_the_type_is_set_for_the_display_it_is_shown_on(reading: MainWindow) -> None:
    stage = present(reading)
    assert stage._unit() == pytest.approx(1920 / 1440)
