"""Writing a note: the words, its tags, and nothing to press to keep them."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout

from reader.notes.records import Note
from ui.look import Look
from ui.panels.mark_menu import MarkMenu
from ui.places import shortened
from ui.widgets import button, label, set_prose

PAUSE = 400
"""Milliseconds without a key after which what is written is kept."""


class NoteEditor(QFrame):
    """Keeps by itself at every pause of typing; Esc or Ctrl+Return leaves."""

    written = Signal(int, str, object)
    marked = Signal(int, str, str)
    deleted = Signal(int)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._note: Note | None = None
        self._changed = False
        self.body, self.tags, self.mark = QPlainTextEdit(), QLineEdit(), MarkMenu(look)
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self.body.textChanged.connect(self._on_edited)
        self.tags.textEdited.connect(self._on_edited)
        self.mark.chosen.connect(self._on_marked)

    @property
    def note_id(self) -> int:
        return self._note.id if self._note else 0

    def edit(self, note: Note) -> None:
        """Show a note for writing; what was being written before is kept first."""
        self.keep()
        self._note = None
        self.mark.show_mark(note)
        set_prose(self._quote, f"“{shortened(note.anchor.exact, 90)}”")
        self.body.setPlainText(note.body)
        self.tags.setText(" ".join(f"#{tag.replace(' ', '_')}" for tag in note.tags))
        self.body.moveCursor(QTextCursor.MoveOperation.End)
        self._note = note
        set_prose(self._state, "Kept as you write.")

    def keep(self) -> None:
        """Hand over what is written, if anything changed since the last time."""
        self._pause.stop()
        note = self._note
        if note is None or not self._changed:
            return
        self._changed = False
        self.written.emit(note.id, self.body.toPlainText(), read_tags(self.tags.text()))
        set_prose(self._state, "Kept.")

    def leave(self) -> None:
        self.keep()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (enter and (control or watched is self.tags)):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.leave()
                return True
        return super().eventFilter(watched, event)

    def _on_marked(self, category: str, pen: str) -> None:
        self.keep()
        self.marked.emit(self.note_id, category, pen)

    def _on_edited(self) -> None:
        if self._note is not None:
            self._changed = True
            self._pause.start()

    def _build(self) -> None:
        self._quote = label(role="small")
        self.body.setProperty("role", "note-body")
        self.body.setPlaceholderText("What do you notice? What would you ask?")
        self.body.setAccessibleName("Note")
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(64)
        self.body.setMaximumHeight(118)
        self.tags.setPlaceholderText("#tags")
        self.tags.setAccessibleName("Tags of the note")
        for field in (self.body, self.tags):
            field.installEventFilter(self)
        self._state: QLabel = label(role="small")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        for widget in (self._quote, self.body, self.tags):
            column.addWidget(widget)
        column.addLayout(self._foot())
        column.addWidget(self._state)

    def _on_delete_clicked(self) -> None:
        self.deleted.emit(self.note_id)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.mark)
        row.addStretch(1)
        row.addWidget(button("Delete", self._on_delete_clicked, flat=True))
        row.addWidget(button("Done", self.leave))
        return row


def read_tags(text: str) -> tuple[str, ...]:
    """Tags are words, with or without "#", apart by spaces or commas; "_" stands for a space in one."""
    return tuple(tag.lstrip("#").replace("_", " ") for tag in re.split(r"[\s,]+", text) if tag.strip("#"))
