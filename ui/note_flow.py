"""Notes between page, card and panel: where a new one stands, which ones the card shows, what a click opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from reader.finding import Finding, Span
from ui.desk import Desk
from ui.notebook import Draft
from ui.panels.rule_card import RuleCard
from ui.panels.side import Side
from ui.reading.note_marks import NoteMark
from ui.reading.view import ReadingView
from ui.session import Session

if TYPE_CHECKING:
    from ui.panels.notes import NotesPanel

NOTHING_SELECTED = "Select some words first, or open a coloured passage: a note needs a place."
HIGHLIGHTER = "yellow"


class NoteFlow(QObject):
    hint = Signal(str)
    panel_wanted = Signal(str)

    def __init__(self, session: Session, desk: Desk, view: ReadingView, card: RuleCard, side: Side) -> None:
        super().__init__()
        self._session, self._desk, self._view, self._card, self._side = session, desk, view, card, side
        desk.notes_changed.connect(self._on_notes_changed)
        session.current_changed.connect(self._show_on_card)
        view.note_activated.connect(lambda note: self.open_note(note))
        card.note_wanted.connect(self.write_note)
        card.note_opened.connect(lambda note: self.open_note(note))

    def make_panel(self, panel: NotesPanel) -> NotesPanel:
        """Wire the panel when it is built."""
        panel.jump_wanted.connect(self._view.reveal)
        panel.reattach.clicked.connect(lambda: self._reattach(panel))
        return panel

    def write_note(self) -> None:
        """On the selection, else on the current finding; opened for writing at once."""
        draft = self._draft()
        if draft is None:
            self.hint.emit(NOTHING_SELECTED)
            return
        note = self._desk.add_note(draft)
        if note is not None:
            self.open_note(note.id, begun=True)

    def highlight(self) -> None:
        """The selection, else the current finding, in the reader's colour and without words."""
        draft = self._draft()
        if draft is None:
            self.hint.emit(NOTHING_SELECTED)
        elif self._desk.add_note(draft, colour=HIGHLIGHTER):
            self._desk.settle()
            self._view.deselect()

    def open_note(self, note_id: int, *, begun: bool = False) -> None:
        """begun: just now, so that it goes again if it is left without words."""
        self.panel_wanted.emit("notes")
        cast("NotesPanel", self._side.page("notes")).edit(note_id, begun=begun)

    def keep(self) -> None:
        """What is being written goes to the library now."""
        panel = self._side.built("notes")
        if panel is not None:
            cast("NotesPanel", panel).editor.keep()

    def _draft(self) -> Draft | None:
        selection, current = self._view.selection(), self._session.current
        if selection:
            return Draft(selection)
        return Draft((current.start, current.end), current.rule) if current else None

    def _reattach(self, panel: NotesPanel) -> None:
        note, selection = panel.lost.current(), self._view.selection()
        if note is None or selection is None:
            self.hint.emit(NOTHING_SELECTED)
        else:
            self._desk.reattach(note.id, selection)

    def _on_notes_changed(self) -> None:
        marks = [NoteMark(n.id, n.anchor.span, n.category, n.colour) for n in self._desk.notes]
        self._view.set_notes(marks)
        self._side.set_count("notes", len(self._desk.notes) + len(self._desk.orphans))
        self._show_on_card(self._session.current)

    def _show_on_card(self, finding: Finding | None) -> None:
        if finding is None:
            return
        here = [n for n in self._desk.notes if _touches(n.anchor.span, (finding.start, finding.end))]
        place = self._view.address(finding.start)
        self._card.show_notes(f"Your note on {place}" if len(here) == 1 else f"Your notes on {place}", here)


def _touches(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
