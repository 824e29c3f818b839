"""A window with a fake worker, a settings file and a library of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fake_worker import FakeWorker
from ui.engine import Engine
from ui.launch import furnish, make_window
from ui.main_window import MainWindow
from ui.theme import load_fonts

TEXT = (
    "Observers at the quay\n\n"
    "Observers may say that the tide may turn. “It may rain,” said Ruth Amadi, and observers nodded.\n\n"
    "Nobody knows. Observers may be wrong about all of it."
)

OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens windows on the same settings and library, one after another."""
    load_fonts()
    windows: list[MainWindow] = []

    def open_one(worker: FakeWorker | None = None) -> MainWindow:
        start = lambda: FakeWorker().link  # noqa: E731
        engine = Engine(start, (worker or FakeWorker()).link)
        window = make_window(qapp, tmp_path / "settings.ini")
        window.resize(1440, 900)
        window.show()
        furnish(window, engine)
        window.show_reading()
        window.keeping.open_library(tmp_path / "library.db")
        windows.append(window)
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window in which `TEXT` has been coloured."""
    return read(qtbot, window)


def read(qtbot: QtBot, window: MainWindow, text: str = TEXT) -> MainWindow:
    window.opener.open_text(text)
    qtbot.waitUntil(lambda: window.session.complete and window.session.article.text == text)
    return window
