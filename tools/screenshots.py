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
PANEL = (1058, 103, 382, 620)
"""Left, top, width and height of the side panel, as far down as it says something."""
CARD = (1058, 103, 382, 430)
LIBRARY = (0, 0, 1440, 520)
NOTE = "Who supports the plan? The report on the river, for comparison, names its sources."
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
    window.session.set_current(None)
    window.settings.set("findings/order", "category")
    for panel in ("findings", "sources"):
        window.show_panel(panel)
        take(window, panel, PANEL)
    genre = window.session.genre
    window.session.set_genre("report")  # as the README says: an opinion piece beside a report
    window.show_panel("measures")
    take(window, "measures", PANEL)
    window.session.set_genre(genre)
    window.session.solo("unattributed")
    show_finding(window, "vague-source")
    take(window, "legend-solo")
    window.session.show_all()
    take(presented(window, presses=5), "present")
    show_library(window)
    take(window, "library", LIBRARY)
    window.close()
    return 0


def show_finding(window, kind: str) -> None:
    found = next(f for f in window.session.shown if f.kind == kind)
    window.view.scroll_to(0)
    window.session.set_current(found)
    window.show_panel("why")


def show_library(window) -> None:
    """With all samples in it and a note on one, and a word looked for that occurs in both kinds of place."""
    from ui.classroom.present import Present
    from ui.notebook import Draft
    from ui.samples import SAMPLES

    window.findChild(Present).leave()
    vague = next(f for f in window.session.shown if f.kind == "vague-source")
    window.desk.add_note(Draft((vague.start, vague.end), vague.rule), NOTE)
    for sample in SAMPLES[1:]:
        window.arrivals.open_sample(sample)
        until(lambda: window.session.complete)
    window.show_library()
    window.pages.page("library").field.setText("river")


def presented(window, presses: int):
    """The article as a class sees it, after some presses of the clicker."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from ui.classroom.present import Present

    window.actions_table["present"].trigger()
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
