"""Opening the window: Qt, the look, the window, the article on the screen, and only then the library."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader.errors import LibraryError
from reader.paths import default_library_path, settings_path
from ui.engine import Engine
from ui.look import Look
from ui.main_window import MainWindow
from ui.rulebook import Rulebook
from ui.settings import Settings
from ui.theme import load_fonts
from ui.worker_link import WorkerLink


def open_window(options: argparse.Namespace, worker: WorkerLink) -> int:
    """Runs until the window is closed; gives the exit code."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Hedgerow")
    application.setDesktopFileName("hedgerow")
    application.setStyle("Fusion")
    load_fonts()
    window = make_window(application, settings_path(), Engine(first=worker))
    window.show()
    begin(window, options.files, options.library or default_library_path())
    if options.self_test:
        from ui.self_test import run_self_test

        return run_self_test(application, window)
    return application.exec()


def make_window(application: QApplication, settings_file: Path, engine: Engine) -> MainWindow:
    settings = Settings(settings_file)
    return MainWindow(engine, settings, Look(application, settings), Rulebook())


def begin(window: MainWindow, files: list[str], library: Path) -> None:
    """Show the first file at once; the library comes after the text is on the screen."""
    if files:
        window.open_path(files[0])
    QTimer.singleShot(0, lambda: use_library(window, library))


def use_library(window: MainWindow, path: Path) -> None:
    """Open the library; without one the window works on, and says what is wrong."""
    from reader.notes.library import Library
    from reader.notes.recovery import DamagedLibraryError

    try:
        window.desk.use(Library(path))
    except DamagedLibraryError as error:
        offer_backup(window, error, path)
    except LibraryError as error:
        window.messages.say(str(error), stays=True)
    window.opener.settle()


def offer_backup(window: MainWindow, error: LibraryError, path: Path) -> None:
    from datetime import datetime

    from reader.notes.backup import put_back

    backup: Path | None = getattr(error, "backup", None)

    def put() -> None:
        if backup is not None:
            put_back(path, backup, datetime.now(UTC))
            use_library(window, path)

    choices = [("Put back the last copy", put)] if backup else []
    window.messages.say(str(error), *choices, stays=True)
