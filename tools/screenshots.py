"""Writes the README's pictures into docs/: `dev.py screenshots`. Runs inside .venv, needs no screen.

The program is started as a reader starts it, with settings and a library of its own; only its event loop is
replaced by the steps below.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.environment import ROOT
from tools.step import say

PICTURES = ROOT / "docs"
SAMPLE = ROOT / "resources" / "samples" / "opinion.md"
SIZE = (1440, 900)
CARD = (1058, 103, 382, 430)
"""Left, top, width and height of the side panel's upper half."""
PATIENCE = 120
"""Seconds for the model to load and the sample to be coloured."""


def main() -> int:
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui import app

    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        QApplication.exec = lambda _application: take_pictures()
        return app.main(["--library", str(Path(folder) / "library.db"), str(SAMPLE)])


def take_pictures() -> int:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
    window.resize(*SIZE)
    until(lambda: window.furnished and window.session.complete)
    PICTURES.mkdir(exist_ok=True)
    for theme in ("light", "dark"):
        window.settings.set("look/theme", theme)
        show_finding(window, "vague-source")
        take(window, f"window-{theme}")
    window.settings.set("look/theme", "light")
    show_finding(window, "anaphora")
    take(window, "card", CARD)
    window.session.solo("unattributed")
    show_finding(window, "vague-source")
    take(window, "legend-solo")
    window.session.show_all()
    take(presented(window, presses=5), "present")
    window.close()
    return 0


def show_finding(window, kind: str) -> None:
    found = next(f for f in window.session.shown if f.kind == kind)
    window.view.scroll_to(0)
    window.session.set_current(found)
    window.show_panel("why")


def presented(window, presses: int):
    """The article as a class sees it, after some presses of the clicker."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from ui.classroom.present import Present

    window.present()
    stage = window.findChild(Present)
    stage.showNormal()
    stage.resize(*SIZE)
    for _ in range(presses):
        settle(0.2)
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(stage, press)
    return stage


def take(window, name: str, part: tuple[int, int, int, int] = (0, 0, *SIZE)) -> None:
    settle(0.5)
    path = PICTURES / f"{name}.png"
    window.grab().copy(*part).save(str(path))
    say(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def settle(seconds: float) -> None:
    """Lets animations and the timers of the view run out."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def until(reached: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + PATIENCE
    while not reached():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise SystemExit("The window did not come to rest.")


if __name__ == "__main__":
    sys.exit(main())
