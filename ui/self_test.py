"""`hedgerow --self-test [FILE]`: does the program, as it is packaged, open a window and colour an article?

Prints one JSON object with the moments, in seconds since 1970, at which the text and the first colours were
painted; `dev.py bench` reads them.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.welcome import SAMPLES

PATIENCE = 120_000


class Stopwatch(QObject):
    """Notes when the article, and when its first findings, have been painted."""

    noted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.moments: dict[str, float] = {}
        window.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            if self._window.session.is_open:
                self._note_after_painting("text")
            if self._window.session.shown:
                self._note_after_painting("colours")
        return False

    def _note_after_painting(self, name: str) -> None:
        QTimer.singleShot(0, self, lambda: self._note(name))

    def _note(self, name: str) -> None:
        self.moments.setdefault(name, time.time())
        self.noted.emit()


def run_self_test(application: QApplication, window: MainWindow, *, opened: bool) -> int:
    """0 once an article stands in its colours; 1 with a sentence when that does not happen in two minutes.

    opened: a file is being opened already; else it is the first sample.
    """
    stopwatch = Stopwatch(window)

    def check() -> None:
        if window.session.complete and "colours" in stopwatch.moments:
            print(json.dumps(stopwatch.moments), flush=True)
            window.close()
            application.exit(0)

    def give_up() -> None:
        print(f"No colours after {PATIENCE // 1000} seconds. {window.messages.message}", file=sys.stderr)
        window.close()
        application.exit(1)

    window.session.shown_changed.connect(check)
    stopwatch.noted.connect(check)
    QTimer.singleShot(PATIENCE, give_up)
    if not opened:
        window.open_sample(SAMPLES[0])
    return application.exec()
