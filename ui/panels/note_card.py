"""A note as it is read: its words, when it was written, its tags."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from reader.notes.records import Note
from ui.panels.note_text import WITHOUT_WORDS, note_html
from ui.theme import Theme
from ui.widgets import Pressable, label


class NoteCard(Pressable):
    def __init__(self, note: Note, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setAccessibleName(f"Note: {note.body}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 11)
        column.setSpacing(6)
        body = label(note.body or WITHOUT_WORDS)
        body.setText(note_html(note.body or WITHOUT_WORDS, theme))
        body.setAccessibleName(note.body)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(body)
        about = label(" · ".join((when(note.modified), *(f"#{tag}" for tag in note.tags))), "small")
        about.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(about)


def when(moment: datetime, now: datetime | None = None) -> str:
    """ "today, 14:02", "yesterday, 9:30", "4 June" or "4 June 2024", in the reader's own time."""
    local = moment.astimezone()
    today = (now or datetime.now(local.tzinfo)).astimezone()
    clock = f"{local.hour}:{local.minute:02}"
    days = (today.date() - local.date()).days
    if days in (0, 1):
        return f"{'yesterday' if days else 'today'}, {clock}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"
