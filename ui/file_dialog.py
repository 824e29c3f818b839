"""Asking for a file or a password. Imported when it is first needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from ui.settings import Settings

FILTERS = (
    "Articles (*.txt *.md *.markdown *.html *.htm *.xhtml *.pdf *.docx *.odt *.epub *.rtf *.srt *.vtt);;"
    "All files (*)"
)


def ask_for_article(parent: QWidget, settings: Settings) -> str:
    """The path that was chosen, "" for none."""
    folder = settings.get("open/folder")
    path, _ = QFileDialog.getOpenFileName(parent, "Open an article", folder, FILTERS)
    if path:
        settings.set("open/folder", str(Path(path).parent))
    return path


def ask_for_password(parent: QWidget, message: str) -> str:
    """ "" when the reader gives up."""
    password, given = QInputDialog.getText(parent, "Password", message, QLineEdit.EchoMode.Password)
    return password if given else ""
