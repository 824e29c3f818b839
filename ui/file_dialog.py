"""Asking for a file or a password. Imported when it is first needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from ui.settings import Settings

FILTERS = (
    "Articles (*.txt *.md *.markdown *.html *.htm *.xhtml *.pdf *.docx *.odt *.epub *.rtf *.srt *.vtt);;"
    "All files (*)"
)


def ask_for_articles(parent: QWidget, settings: Settings) -> list[str]:
    """The paths that were chosen, none when the reader gives up."""
    folder = settings.get("open/folder")
    paths, _ = QFileDialog.getOpenFileNames(parent, "Open articles", folder, FILTERS)
    if paths:
        settings.set("open/folder", str(Path(paths[0]).parent))
    return paths


def ask_for_password(parent: QWidget, message: str) -> str:
    """ "" when the reader gives up."""
    password, given = QInputDialog.getText(parent, "Password", message, QLineEdit.EchoMode.Password)
    return password if given else ""
