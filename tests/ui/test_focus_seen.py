"""Whoever reads with the keyboard sees where they are: each stop of the Tab key changes what is on the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.looking import Picture, luminance
from tests.ui.test_seen import SCENES, staged
from ui.main_window import MainWindow
from ui.reading.view import ReadingView
from ui.theme import THEME_NAMES

LEAST = 3.0
"""WCAG 2.2, 2.4.13: of the pixels that change, between with and without the focus."""


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    return staged(qtbot, open_window, (1366, 768))


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_stop_of_the_tab_key_is_seen(window: MainWindow, theme: str) -> None:
    window.settings.set("look/theme", theme)
    unseen: set[str] = set()
    for name, scene in SCENES.items():
        shown = scene(window)
        shown.window().activateWindow()
        QApplication.processEvents()
        unseen |= {f"{name}: {stop}" for stop in _unseen(shown)}
        if shown is not window:
            shown.close()
            if not isinstance(shown, QMenu):
                shown.deleteLater()
    assert "\n".join(sorted(unseen)) == ""


def _unseen(shown: QWidget) -> list[str]:
    found = []
    for stop in filter(_is_stop, shown.findChildren(QWidget)):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is stop:
            contrast = _change(stop)
            if contrast < LEAST:
                found.append(f"{type(stop).__name__} {stop.accessibleName()!r}: {contrast:.1f}")
    return found


def _change(stop: QWidget) -> float:
    """How far the pixel that changes most stands out from what it is without the focus."""
    with_focus = _luminances(stop)
    stop.clearFocus()
    without = _luminances(stop)
    lighter, darker = np.maximum(with_focus, without), np.minimum(with_focus, without)
    return float(((lighter + 0.05) / (darker + 0.05)).max())


def _luminances(stop: QWidget) -> np.ndarray:
    """Of the window's pixels where it stands: many have no ground of their own."""
    above: QWidget | None = stop
    while above := above.parentWidget():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(stop)
    window = stop.window()
    place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    return luminance(Picture(window, place & window.rect()).pixels.astype(int))


def _is_stop(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    # On the page the caret and the outline of the current finding say where one is.
    return tab and widget.isVisible() and widget.isEnabled() and not isinstance(widget, ReadingView)
