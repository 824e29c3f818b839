"""All notes on the article: click goes to the passage, Enter or a double click opens one for writing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.notes.records import Note
from ui.desk import Desk
from ui.look import Look
from ui.panels.note_editor import NoteEditor
from ui.panels.note_list import NoteList
from ui.panels.notes_model import NotesModel
from ui.session import Session
from ui.widgets import FilterField, button, label, set_prose

EMPTY = (
    "Your notes on this article will be listed here. Select some words and press Enter, "
    "or open a coloured passage and choose “Add note”."
)
NO_ARTICLE = "Notes belong to an article. Open one, and write what you notice."
NO_MATCH = "No note has these words."
ORPHAN = (
    "The words of this note are no longer in the text. Select in the text the passage it belongs "
    "to now, then choose “Put it on the selection”."
)


class NotesPanel(QWidget):
    """Follows the desk; edits in place, at the foot of the lists."""

    jump_wanted = Signal(object)

    def __init__(self, desk: Desk, session: Session, look: Look) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._begun = 0
        self.editor = NoteEditor(look)
        self.view, self.lost = NoteList("Notes", look), NoteList("Notes without their passage", look)
        self._build()
        desk.notes_changed.connect(self.refresh)
        desk.notes_put_back.connect(self._on_put_back)
        session.article_changed.connect(self.close_editor)
        self._connect_editor()
        for each in (self.view, self.lost):
            self._connect_list(each)
        self.close_editor()
        self.refresh()

    @property
    def begin_at(self) -> QWidget | None:
        return self.view if self.view.isVisible() else None

    def refresh(self) -> None:
        chosen, desk, words = self.current(), self._desk, self.filter.text()
        self.view.notes.show(self._session.article, desk.notes, words)
        self.lost.notes.show(self._session.article, desk.orphans, words)
        for each in (self.view, self.lost):
            each.setVisible(each.notes.rowCount() > 0)
            each.fit()
        listed, any_notes = self.view.isVisibleTo(self), bool(desk.notes or desk.orphans)
        # One note is found without a filter.
        self.filter.setVisible(bool(words) or len(desk.notes) + len(desk.orphans) > 1)
        set_prose(self._empty, "" if listed or desk.orphans else self._nothing(any_notes))
        if chosen is not None:
            self._select(chosen.id)
        self._show_orphan_help()

    def edit(self, note_id: int, *, begun: bool = False) -> None:
        """Open a note for writing and put the caret into it. begun: just now, so that it goes if left empty."""
        note = self._desk.find(note_id)
        if note is None:
            return
        self.editor.keep()
        if not begun:
            self._desk.settle()
        self._begun = note_id if begun else 0
        self.editor.edit(note)
        self.editor.show()
        self._select(note_id)
        self.editor.body.setFocus()

    def close_editor(self) -> None:
        self.editor.keep()
        self.editor.hide()

    def current(self) -> Note | None:
        return self.view.current() or self.lost.current()

    def _nothing(self, any_notes: bool) -> str:
        if not self._session.is_open:
            return NO_ARTICLE
        return NO_MATCH if any_notes else EMPTY

    def _select(self, note_id: int) -> None:
        for each in (self.view, self.lost):
            each.select(note_id)

    def _on_clicked(self, index: QModelIndex) -> None:
        note: Note = index.data(NotesModel.NOTE)
        self._select(note.id)
        self._show_orphan_help()
        if not note.orphaned:
            self.jump_wanted.emit(note.anchor.span)

    def _show_orphan_help(self) -> None:
        orphans = bool(self._desk.orphans)
        self._lost_title.setVisible(orphans)
        self._orphan_help.setVisible(self.lost.current() is not None)

    def _delete(self, note_id: int) -> None:
        self.editor.hide()
        self._desk.delete(note_id)

    def _delete_current(self) -> None:
        note = self.current()
        if note is not None:
            self._delete(note.id)

    def _on_put_back(self) -> None:
        """What is being written follows an undo."""
        note = self._desk.find(self.editor.note_id)
        if note is None:
            self.editor.hide()
        elif self.editor.isVisible():
            self.editor.edit(note)

    def _on_editor_left(self) -> None:
        note = self._desk.find(self.editor.note_id)
        self.editor.hide()
        if (
            note
            and note.id == self._begun
            and not (note.body.strip() or note.tags or note.category or note.colour)
        ):
            self._desk.discard(note.id)
        self._desk.settle()
        self.view.setFocus()

    def _connect_editor(self) -> None:
        self.editor.written.connect(self._desk.write)
        self.editor.marked.connect(lambda n, category, pen: self._desk.mark(n, category=category, colour=pen))
        self.editor.deleted.connect(self._delete)
        self.editor.left.connect(self._on_editor_left)

    def _connect_list(self, notes: NoteList) -> None:
        notes.clicked.connect(self._on_clicked)
        notes.activated.connect(lambda index: self.edit(index.data(NotesModel.NOTE).id))
        notes.delete_wanted.connect(self._delete_current)

    def _build(self) -> None:
        self.filter = FilterField("Only notes with the words …", "Filter the notes by words or #tags")
        self.filter.textChanged.connect(self.refresh)
        self._empty = label(role="empty")
        self._lost_title = label("Without their passage", "strong")
        self._orphan_help = QWidget()
        help_column = QVBoxLayout(self._orphan_help)
        help_column.setContentsMargins(0, 0, 0, 0)
        help_column.addWidget(label(ORPHAN, "small"))
        self.reattach = button("Put it on the selection", lambda: None)
        help_column.addWidget(self.reattach, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 8)
        column.setSpacing(10)
        for widget in (self.filter, self._empty):
            column.addWidget(widget)
        column.addWidget(self.view, 2)
        column.addWidget(self._lost_title)
        column.addWidget(self.lost, 1)
        column.addWidget(self._orphan_help)
        column.addWidget(self.editor)
        column.addStretch(0)
