"""Taking an article out, with its colours and notes, to a file of the reader's choice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.errors import ReaderError
from reader.exchange.formats import FORMATS, export, format_of, write_file
from reader.exchange.sheet import Sheet
from reader.finding import Analysis

if TYPE_CHECKING:
    from reader.rules import Catalogue
    from ui.main_window import MainWindow


def ask_and_export(window: MainWindow) -> None:
    """Asks where to and in which form; says what has been written, or why it could not be."""
    suggested = Path(window.settings.get("open/folder")) / f"{file_name(sheet_of(window).title)}.html"
    filters = ";;".join([*(f"{form.about} (*{form.suffix})" for form in FORMATS.values()), "PDF (*.pdf)"])
    path, chosen = QFileDialog.getSaveFileName(window, "Export", str(suggested), filters)
    if path:
        export_to(window, with_suffix(Path(path), chosen))


def export_to(window: MainWindow, path: Path) -> None:
    try:
        write_file(path, _written(sheet_of(window), path, window.rulebook.catalogue))
    except ReaderError as error:
        window.say(str(error))
    else:
        window.say(f"Written to {path}.")


def _written(sheet: Sheet, path: Path, catalogue: Catalogue) -> bytes:
    if path.suffix.lower() != ".pdf":
        return export([sheet], format_of(path), catalogue)
    from reader.exchange.print_page import to_print_html
    from ui.pdf import pdf_of

    return pdf_of(to_print_html(sheet, catalogue), sheet.title)


def sheet_of(window: MainWindow) -> Sheet:
    """The article as it is shown: the colours that are on, and all notes."""
    session, desk = window.session, window.desk
    whole = session.analysis
    shown = Analysis(
        tuple(session.reachable), whole.quotations, whole.sources, whole.rules_version, whole.model
    )
    return Sheet(session.article, (*desk.notes, *desk.orphans), shown)


def with_suffix(path: Path, chosen: str) -> Path:
    """Not every system adds the ending of the form that was chosen."""
    suffix = chosen.rpartition("*")[2].rstrip(")")
    return path if path.suffix or not suffix else path.with_suffix(suffix)


def file_name(title: str) -> str:
    """The title, without what no file name may have."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")[:80] or "article"
