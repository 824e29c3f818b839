"""The library as a whole: opening it, going back to a backup, bringing in notes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.notes.recovery import DamagedLibraryError, backup_time, backups
from ui.desk import Desk
from ui.message_bar import MessageBar
from ui.opener import Opener
from ui.panels.note_card import when
from ui.session import Session
from ui.undo import Undo

if TYPE_CHECKING:
    from reader.exchange.bring_in import Report
    from reader.exchange.incoming import Incoming
    from reader.notes.records import Note

BACKUP_PAUSE = 3_000
"""Milliseconds after opening until the dated copy is made, when the reader is reading already."""

FILTER = "Notes (*.json *.db);;All files (*)"
NO_LIBRARY = "The library is not open, so no notes can be brought in."
NO_BACKUPS = (
    "There is no backup yet. One is made whenever Hedgerow is opened or closed, and the last ten are kept."
)


class Keeping(QObject):
    """Says in the message bar what came of it."""

    def __init__(
        self, window: QWidget, session: Session, desk: Desk, undo: Undo, opener: Opener, messages: MessageBar
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._desk = window, session, desk
        self._undo, self._opener, self._messages = undo, opener, messages
        self._path = Path()
        self._backup_due = QTimer(self, singleShot=True, interval=BACKUP_PAUSE)
        self._backup_due.timeout.connect(desk.back_up)

    def open_library(self, path: Path) -> None:
        """Without a library the window works on, and says what is wrong."""
        from reader.notes.library import Library

        self._path = path
        try:
            self._desk.use(Library(path))
        except DamagedLibraryError as error:
            self._offer_rescue(error.backup)
        except ReaderError as error:
            self._messages.say(str(error), stays=True)
        else:
            self._backup_due.start()
        self._opener.settle()

    def choose_backup(self) -> None:
        """A list of the dated copies; the one chosen becomes the library."""
        from ui.backups_sheet import BackupsSheet

        copies = backups(self._path)
        if not copies:
            self._messages.say(NO_BACKUPS)
            return
        sheet = BackupsSheet(copies, self._window)
        sheet.chosen.connect(self.put_back)
        sheet.open()

    def put_back(self, backup: Path) -> None:
        from reader.notes.backup import put_back

        aside = self._exchange(lambda: put_back(self._path, backup, datetime.now(UTC)))
        if aside:
            kept = f" What was there is kept as “{aside.name}”." if aside != self._path else ""
            self._messages.say(f"The library of {when(backup_time(backup))} is back.{kept}", stays=True)

    def begin_anew(self) -> None:
        from reader.notes.backup import set_aside_closed

        aside = self._exchange(lambda: set_aside_closed(self._path, datetime.now(UTC)))
        if aside:
            said = f"This is an empty library. The old file is kept as “{aside.name}”."
            self._messages.say(said, stays=True)

    def import_notes(self) -> None:
        """Asks for a file: W3C annotations, an export of Hypothesis, or another library."""
        if self._desk.library is None:
            self._messages.say(NO_LIBRARY)
            return
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self._window, "Bring in notes", str(Path.home()), FILTER)
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path, *, here: bool = False) -> None:
        """here: notes whose article is unknown belong to the one that is open."""
        from reader.exchange.bring_in import read_notes

        try:
            incoming = read_notes(path)
        except ReaderError as error:
            self._messages.say(str(error), stays=True)
        else:
            self._take(incoming, path, here=here)

    def _take(self, incoming: Incoming, path: Path, *, here: bool) -> None:
        from reader.exchange.bring_in import bring_in

        library, article = self._desk.writable(), self._session.article if here else None
        if library is None:
            return
        before = {note.id: note for note in (*library.notes.all(), *library.notes.trash())}
        try:
            report = bring_in(library, incoming, article=article)
        except ReaderError as error:
            choice = ("They are on this article", lambda: self.import_from(path, here=True))
            offered = [choice] if self._session.is_open and not here else []
            self._messages.say(str(error), *offered, stays=True)
            return
        changed = [note for note in library.notes.all() if before.get(note.id) != note]
        undone = [before.get(note.id) or _gone(note) for note in changed]
        self._desk.replaced(told(report), undone, changed)

    def _exchange(self, act: Callable[[], Path | None]) -> Path | None:
        """Put the library away, do something with its file and open what is there then; None: it was refused.

        Gives the path at which the old file is kept, or the library's own where there was none.
        """
        self._undo.clear()
        self._desk.close()
        try:
            aside = act()
        except ReaderError as error:
            self.open_library(self._path)
            self._messages.say(str(error), stays=True)
            return None
        self.open_library(self._path)
        return aside or self._path

    def _offer_rescue(self, backup: Path | None) -> None:
        said = f"The library {self._path} is damaged and cannot be opened; nothing in it has been changed."
        anew = ("Begin an empty one", self.begin_anew)
        if backup is None:
            self._messages.say(f"{said} There is no copy of it.", anew, stays=True)
            return
        choice = ("Put back the copy", lambda: self.put_back(backup))
        said = f"{said} The last copy is of {when(backup_time(backup))}."
        self._messages.say(said, choice, anew, stays=True)


def told(report: Report) -> str:
    """ "3 notes brought in, 1 brought up to date; 2 were here already." """
    parts = [f"{_notes(report.added)} brought in"]
    parts += [f"{report.updated} brought up to date"] if report.updated else []
    parts += [f"{report.unchanged} already here"] if report.unchanged else []
    parts += [f"{report.orphaned} without their passage"] if report.orphaned else []
    parts += (
        [f"{report.homeless} left out, since their article is not in the library"] if report.homeless else []
    )
    return ", ".join(parts) + "."


def _notes(number: int) -> str:
    return "1 note" if number == 1 else f"{number} notes"


def _gone(note: Note) -> Note:
    from dataclasses import replace

    return replace(note, deleted=datetime.now(UTC))
