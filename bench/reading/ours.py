"""Our side: the whole window with its bars and panels, 1440 × 900, with the book's contents in memory."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.reading.book import Book
from reader.notes.library import Library
from ui.engine import Engine
from ui.launch import furnish, keep_going, make_window
from ui.theme import load_fonts
from ui.worker_link import WorkerLink

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SIZE = 1440, 900
SOON = 500
"""Milliseconds. What a timer does later than that is not waited for: the place in the article is kept then."""
ZOOMED = 110


class Silent:
    """Stands for a worker that never answers."""

    def terminate(self) -> None: ...

    def join(self, timeout: float | None = None) -> None: ...


class Ours(QObject):
    """painted: how often the page has been."""

    def __init__(self, application: QApplication, book: Book) -> None:
        super().__init__()
        link, self._far_end = multiprocessing.Pipe()
        self.application = application
        self.article, self.analysis, self.measures = book.contents()
        self.window = open_window(application, book.settings, Engine(first=WorkerLink(Silent(), link)))
        self.window.desk.library = Library(book.library)
        self.page = self.window.view
        self.painted = 0
        self.page.viewport().installEventFilter(self)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() is QEvent.Type.Paint
        return False

    def open(self) -> None:
        """An article nothing has been worked out for, with all its colours and notes."""
        self.window.session.open(replace(self.article))
        self.window.session.finish(self.analysis, self.measures)
        self.window.desk.reload()

    def clear(self) -> None:
        self.window.session.close()

    def zoom(self, on: bool) -> None:
        """As Ctrl and the wheel do it."""
        self.page.set_zoom(ZOOMED if on else 100)

    def theme(self, on: bool) -> None:
        self.window.settings.set("look/theme", "dark" if on else "light")

    def settle(self) -> None:
        settle(self.application, self.window)


def open_window(application: QApplication, settings: Path, engine: Engine) -> MainWindow:
    application.setStyle("Fusion")
    load_fonts()
    window = make_window(application, settings)
    furnish(window, engine)
    keep_going()
    window.resize(*SIZE)
    window.show()
    return window


def settle(application: QApplication, window: MainWindow) -> None:
    """Until all is painted and laid out, and no timer is left that would change the picture soon."""
    application.processEvents()
    lay_out(application, window.view)
    while any(timer.isActive() and timer.interval() < SOON for timer in _timers(window)):
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    application.processEvents()


def lay_out(application: QApplication, page: Any) -> None:
    """Qt lays the rest of a long text out in the background: until that too is done and painted."""
    page.document().documentLayout().documentSize()
    application.processEvents()


def _timers(window: MainWindow) -> list[QTimer]:
    return [timer for timer in window.findChildren(QTimer) if timer.isSingleShot()]
