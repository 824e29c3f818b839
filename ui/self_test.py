"""`hedgerow --self-test`: does the program, as it is packaged, open a window and colour an article?"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.welcome import SAMPLES

PATIENCE = 120_000


def run_self_test(application: QApplication, window: MainWindow) -> int:
    """0 once a sample stands in its colours; 1 with a sentence when that does not happen in two minutes."""

    def check() -> None:
        if window.session.complete and window.session.shown:
            window.close()
            application.exit(0)

    def give_up() -> None:
        print(f"No colours after {PATIENCE // 1000} seconds. {window.messages.message}", file=sys.stderr)
        window.close()
        application.exit(1)

    window.session.shown_changed.connect(lambda: QTimer.singleShot(0, check))
    QTimer.singleShot(PATIENCE, give_up)
    window.open_sample(SAMPLES[0])
    return application.exec()
