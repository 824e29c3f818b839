"""Taking an article out, with its colours and notes, or the notes on all articles, to a file of the reader's choice."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader.errors import ReaderError
from reader.exchange.formats import FORMATS, export, write_file
from reader.exchange.sheet import NO_ANALYSIS, Sheet, select
from reader.finding import Analysis
from ui.export_sheet import EVERYTHING, PDF, SELECTION, ExportSheet, Wanted
from ui.voices import voice_choices

if TYPE_CHECKING:
    from reader.rules import Catalogue
    from ui.main_window import MainWindow


def ask_and_export(window: MainWindow) -> None:
    """Asks what is to go out and where to; says what has been written, or why it could not be."""
    library = window.desk.library
    sheet = ExportSheet(
        window.rulebook.categories,
        list(library.notes.tags()) if library else [],
        window,
        voices=voice_choices(window.session.analysis),
        voice=window.session.voice,
        is_open=window.session.is_open,
        selected=window.view.selection() is not None,
    )
    sheet.accepted.connect(lambda: _ask_where(window, sheet.wanted))
    sheet.open()


def _ask_where(window: MainWindow, wanted: Wanted) -> None:
    name = "Notes" if wanted.what == EVERYTHING else file_name(whole_sheet(window).title)
    suffix = ".pdf" if wanted.form == PDF else FORMATS[wanted.form].suffix
    suggested = str(Path(window.settings.get("open/folder")) / f"{name}{suffix}")
    path, _ = QFileDialog.getSaveFileName(window, "Export", suggested, f"*{suffix}")
    if path:
        file = Path(path)
        export_to(window, file if file.suffix else file.with_suffix(suffix), wanted)


def export_to(window: MainWindow, path: Path, wanted: Wanted) -> None:
    # A page takes a second or two: its typefaces are cut down to the letters in it.
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        write_file(path, _written(sheets_of(window, wanted), wanted.form, window.rulebook.catalogue))
    except ReaderError as error:
        window.say(str(error))
    else:
        window.say(f"Written to {path}.")
    finally:
        QGuiApplication.restoreOverrideCursor()


def sheets_of(window: MainWindow, wanted: Wanted) -> list[Sheet]:
    """What was asked for; of a whole library the articles that have such notes."""
    everything = wanted.what == EVERYTHING
    sheets = _all_sheets(window) if everything else [whole_sheet(window)]
    span = window.view.selection() if wanted.what == SELECTION else None
    if span:
        span = _whole_paragraphs(window, span)
    if not wanted.findings:
        sheets = [replace(s, analysis=replace(s.analysis, findings=())) for s in sheets]
    chosen = [
        select(s, categories=wanted.categories, tags=wanted.tags, voice=wanted.voice, span=span)
        for s in sheets
    ]
    return [sheet for sheet in chosen if sheet.notes] if everything else chosen


def whole_sheet(window: MainWindow) -> Sheet:
    """The article with the colours that are on, whoever's voice is shown, and all notes."""
    session, desk = window.session, window.desk
    whole = session.analysis
    shown = Analysis(
        tuple(session.exportable), whole.quotations, whole.sources, whole.rules_version, whole.model
    )
    return Sheet(session.article, (*desk.notes, *desk.orphans), shown)


def file_name(title: str) -> str:
    """The title, without what no file name may have."""
    allowed = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title)
    return " ".join(allowed.split()).strip(" .")[:80] or "article"


def _written(sheets: list[Sheet], form: str, catalogue: Catalogue) -> bytes:
    if form != PDF:
        return export(sheets, form, catalogue)
    from reader.exchange.print_page import to_print_html
    from ui.pdf import pdf_of

    return pdf_of(to_print_html(sheets[0], catalogue), sheets[0].title)


def _all_sheets(window: MainWindow) -> list[Sheet]:
    library = window.desk.library
    records = [record for record in library.articles.all() if record.notes] if library else []
    return [
        Sheet(
            library.articles.load(record.hash),
            (*library.notes.of(record.hash), *library.notes.orphans(record.hash)),
            NO_ANALYSIS,
        )
        for record in records
        if library
    ]


def _whole_paragraphs(window: MainWindow, span: tuple[int, int]) -> tuple[int, int]:
    touched = [b for b in window.session.article.blocks if b.start < span[1] and span[0] < b.end]
    return (touched[0].start, touched[-1].end) if touched else span
