"""`python -m bench.reading.stall FOLDER`: milliseconds of the event loop's longest stall while the worker analyses.

The real worker, the whole window with the list of findings open, a text never seen. The clock runs from the moment
when the text stands on the screen and the worker is asked, until the last finding has come, is kept and painted.
A stall is the time between two beats of a timer that is due every millisecond.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench.reading.book import Book
from bench.reading.ours import lay_out, open_window, settle
from reader.loading import load_path
from reader.notes.library import Library
from ui.engine import Engine


class Beat(QObject):
    """longest: seconds between two beats so far."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, perf_counter()
        timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._on_timeout)
        timer.start()

    def _on_timeout(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def measure(application: QApplication, book: Book, folder: Path) -> float:
    engine = Engine()
    window = open_window(application, folder / "settings.ini", engine)
    window.desk.library = Library(folder / "library.db")
    window.show_panel("findings")
    ready = QEventLoop()
    engine.ready.connect(ready.quit)
    ready.exec()
    window.opener.show(load_path(book.text))
    lay_out(application, window.view)
    window.opener.settle()
    beat, done = Beat(), QEventLoop()
    engine.analysis_done.connect(lambda _done: QTimer.singleShot(0, done.quit))
    done.exec()
    settle(application, window)
    window.close()
    return beat.longest * 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(measure(QApplication([]), Book(Path(sys.argv[1])), Path(folder)))
