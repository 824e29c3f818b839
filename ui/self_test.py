"""`hedgerow --self-test`: does the program, as it is packaged, open a window and colour an article?"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.samples import SAMPLES

PATIENCE, INTERVAL = 120_000, 50
"""Milliseconds."""


def run_self_test(application: QApplication, window: MainWindow, files: list[str]) -> int:
    """0 once the file, or a sample, stands in its colours; 1 with a sentence if not in two minutes."""
    opened = bool(files)
    left = PATIENCE

    def look() -> None:
        nonlocal opened, left
        left -= INTERVAL
        if window.furnished and not opened:
            opened = True
            window.arrivals.open_sample(SAMPLES[0])
        elif window.furnished and window.session.complete and window.session.shown:
            leave(0)
        elif left <= 0:
            print(f"No colours after {PATIENCE // 1000} seconds.", file=sys.stderr)
            leave(1)

    def leave(code: int) -> None:
        timer.stop()
        window.close()
        application.exit(code)

    timer = QTimer(window, interval=INTERVAL)
    timer.timeout.connect(look)
    timer.start()
    return application.exec()
