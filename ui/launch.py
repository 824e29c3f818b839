"""Opening the window: first the text on the page, then the bars and panels around it, then the library."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from reader.article import Article
from reader.errors import ReaderError
from reader.loading.light import is_light
from reader.paths import default_library_path
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import load_fonts

if TYPE_CHECKING:
    from types import TracebackType

    from ui.app import Options
    from ui.engine import Engine
    from ui.worker_link import WorkerLink


WORKER_PAUSE = 200
"""Milliseconds until a worker is begun that was not needed for the first colours."""


def open_window(options: Options, worker: WorkerLink | None) -> int:
    """Runs until the window is closed; gives the exit code. worker: None to begin one when all stands."""
    # Said so and not by setStyle, which would make Python's QStyle with its seven hundred names.
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setApplicationName("Hedgerow")
    application.setDesktopFileName("hedgerow")
    load_fonts()
    window = make_window(application, settings_path())
    sys.excepthook = Mishap(window).tell
    first = glimpse(window, options.files)
    AfterFirstPaint(window, lambda: complete(window, worker, options, first))
    window.show()
    if options.self_test:
        from ui.self_test import run_self_test

        return run_self_test(application, window, options.files)
    return application.exec()


def settings_path() -> Path:
    """On Linux ~/.config/hedgerow/settings.ini."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "hedgerow" / "settings.ini"


def make_window(application: QApplication, settings_file: Path) -> MainWindow:
    settings = Settings(settings_file)
    return MainWindow(settings, Look(application, settings))


def glimpse(window: MainWindow, files: list[str]) -> Article | None:
    """The first file on the page, if that takes only a moment; what cannot be read is told later."""
    if not files or not is_light(files[0]):
        return None
    from reader import loading

    try:
        article = loading.load_path(Path(files[0]).absolute())
    except ReaderError:
        return None
    window.show_text(article)
    return article


def complete(window: MainWindow, worker: WorkerLink | None, options: Options, first: Article | None) -> None:
    """Everything that the first picture did not need."""
    from ui.engine import Engine

    furnish(window, Engine(first=worker, waits=worker is None))
    if first is not None and len(options.files) == 1:
        window.opener.show(first)
    elif options.files:
        window.arrivals.open_paths(options.files)
    else:
        window.show_reading()
    library = options.library or default_library_path()
    if worker is None:
        # All that is to come is in there: the bars appear together with the colours.
        bring_library(window, library)
    else:
        QTimer.singleShot(0, lambda: bring_library(window, library))


def bring_library(window: MainWindow, path: Path) -> None:
    """With it come the notes, and the colours of an article that was read before."""
    window.keeping.open_library(path)
    keep_going()
    QTimer.singleShot(WORKER_PAUSE, window.engine, window.engine.begin)


def keep_going() -> None:
    """What stands by now stays: garbage is looked for among what comes later, and in a moment.

    Answers of the worker are unpacked in another thread: the window gets its turn back soon.
    """
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(0.0005)


def furnish(window: MainWindow, engine: Engine) -> None:
    from ui.rulebook import Rulebook

    window.furnish(engine, Rulebook())


class Mishap:
    """For what is a bug of ours: it is told once, nothing is closed, and the details can be passed on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not self._window.furnished or not issubclass(kind, Exception):
            return
        import traceback

        details = "".join(traceback.format_exception(kind, error, trace))
        self._window.messages.say(
            "Something went wrong inside Hedgerow. Your notes are kept, and you can go on reading.",
            ("Copy the details", lambda: QGuiApplication.clipboard().setText(details)),
            stays=True,
        )


class AfterFirstPaint(QObject):
    """Calls `act` once, as soon as the window's first picture is on the screen."""

    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._act)
        return False
