"""The notes on the article in the window. Every change goes to the library at once and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import Signal

from reader.finding import Span
from reader.notes.records import ArticleRecord, CarryOver, Note
from ui.session import Session
from ui.shelf import Shelf
from ui.undo import Undo

SET_ASIDE = "Another window had changed this note: its words are kept as a note of their own."


class Draft(NamedTuple):
    """Where a new note would stand. finding: the rule's id, where it is about one."""

    span: Span
    finding: str = ""


class Notebook(Shelf):
    """notes: in text order. orphans: those whose passage is gone. `notes_put_back` after an undo,
    a redo, or changes from another window."""

    notes_changed = Signal()
    notes_put_back = Signal()

    def __init__(self, session: Session, undo: Undo) -> None:
        super().__init__()
        self.notes: list[Note] = []
        self.orphans: list[Note] = []
        self._session, self._undo = session, undo
        self._told: set[str] = set()

    def reload(self) -> None:
        library, article = self.library, self._session.article
        if library is not None and self._session.is_open:
            self.notes = self.attempt(lambda: library.notes.of(article.text_hash)) or []
            self.orphans = self.attempt(lambda: library.notes.orphans(article.text_hash)) or []
            self._tell(library.problems)
        self.notes_changed.emit()

    def look_again(self) -> None:
        """The reader is back at this window: what another one has written meanwhile is here too."""
        library = self.library
        if library is not None and self.attempt(library.changed_elsewhere) is True:
            self.reload()
            self.notes_put_back.emit()

    def _take(self, changed: Iterable[Note]) -> None:
        """What has changed in the library, without reading everything there is on the article."""
        known = {note.id: note for note in (*self.notes, *self.orphans)}
        known.update((note.id, note) for note in changed)
        here = self._session.article.text_hash
        there = sorted((n for n in known.values() if n.article == here and n.deleted is None), key=_in_text)
        self.notes = [note for note in there if not note.orphaned]
        self.orphans = [note for note in there if note.orphaned]
        self.notes_changed.emit()

    def find(self, note_id: int) -> Note | None:
        return next((note for note in (*self.notes, *self.orphans) if note.id == note_id), None)

    def add_note(self, draft: Draft, body: str = "", *, colour: str = "", category: str = "") -> Note | None:
        library, article = self.writable(), self._session.article
        if library is None:
            return None
        from reader.notes.anchoring import describe

        marks = {"finding": draft.finding, "colour": colour, "category": category}
        note: Note | None = self.attempt(
            lambda: library.notes.add(article.text_hash, describe(article, draft.span), body, **marks)
        )
        if note is not None:
            gone = replace(note, deleted=note.created)
            self._changed("The note was written.", [gone], [note], key=_key(note.id), quiet=True)
        return note

    def write(self, note_id: int, body: str, tags: Iterable[str]) -> None:
        """Called at every pause of typing; has committed when it returns."""
        self._set_aside(note_id, body)
        self._update("The note was changed.", note_id, body=body, tags=tuple(tags))

    def mark(self, note_id: int, *, category: str = "", colour: str = "") -> None:
        """The reader's own marking: a category ("I think this is a hedge") or a colour."""
        self._update("The note’s colour was changed.", note_id, category=category, colour=colour)

    def delete(self, note_id: int) -> None:
        library = self.writable()
        if library is None:
            return
        before = self.attempt(lambda: library.notes.get(note_id))
        after = before and self.attempt(lambda: library.notes.delete(note_id))
        if after:
            self._changed("The note is in the trash.", [before], [after])

    def discard(self, note_id: int) -> None:
        """A note that was begun and left empty: gone without a word."""
        library = self.writable()
        gone = library and self.attempt(lambda: library.notes.delete(note_id))
        if gone:
            self._undo.drop(_key(note_id))
            self._take([gone])

    def reattach(self, note_id: int, span: Span) -> None:
        """Put an orphan, or any note, on another passage."""
        from reader.notes.anchoring import describe

        anchor = describe(self._session.article, span)
        self._undo.seal()
        self._update("The note is on its passage again.", note_id, quiet=False, anchor=anchor, orphaned=False)
        self._undo.seal()

    def carry_over(self, earlier: ArticleRecord) -> None:
        """From an earlier version of the article; the bar says how many held, moved, or lost their passage."""
        library = self.writable()
        if library is None:
            return
        result = self.attempt(lambda: library.carry_over(earlier.hash, self._session.article))
        if result is not None:
            after = (*result.held, *result.moved, *result.orphaned)
            self._changed(report(result), result.before, after)

    def replaced(self, said: str, before: Sequence[Note], after: Sequence[Note]) -> None:
        """Many notes have changed in the library at once, by an import."""
        self._changed(said, before, after)

    def settle(self) -> None:
        """The reader has left a note: what comes next is a step of its own."""
        self._undo.seal()

    def _tell(self, problems: Iterable[str]) -> None:
        """Of an entry that cannot be read, once."""
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                self.refused.emit(problem)

    def _update(self, said: str, note_id: int, *, quiet: bool = True, **changes: Any) -> None:
        library = self.writable()
        if library is None:
            return
        before = self.attempt(lambda: library.notes.get(note_id))
        after = before and self.attempt(lambda: library.notes.update(note_id, **changes))
        if after:
            self._changed(said, [before], [after], key=_key(note_id), quiet=quiet)

    def _set_aside(self, note_id: int, body: str) -> None:
        """What another window has written into the note since it was read here is not written over."""
        library, held = self.quiet_library(), self.find(note_id)
        if library is None or held is None:
            return
        there: Note | None = self.attempt(lambda: library.notes.get(note_id))
        if there is None or there.deleted or there.body in (held.body, body, ""):
            return
        marks = {name: getattr(there, name) for name in ("tags", "category", "colour", "finding", "author")}
        kept = self.attempt(lambda: library.notes.add(there.article, there.anchor, there.body, **marks))
        if kept:
            self._changed(SET_ASIDE, [replace(kept, deleted=kept.created)], [kept])

    def _changed(
        self, said: str, before: Sequence[Note], after: Sequence[Note], *, key: str = "", quiet: bool = False
    ) -> None:
        self._take(after)
        self._undo.push(said, lambda: self._put(before), lambda: self._put(after), key=key, quiet=quiet)

    def _put(self, notes: Sequence[Note]) -> None:
        library = self.writable()
        if library is not None:
            if self.attempt(lambda: library.notes.put_all(notes)):
                self._take(notes)
            self.notes_put_back.emit()


def report(result: CarryOver) -> str:
    """ "Notes carried over: 3 in the same place, 1 moved, 1 without its passage, listed under Notes." """
    lost = len(result.orphaned)
    parts = [f"{len(result.held)} in the same place", f"{len(result.moved)} moved"]
    if lost:
        parts.append(f"{lost} without {'its' if lost == 1 else 'their'} passage, listed under Notes")
    return f"Notes carried over: {', '.join(parts)}."


def _key(note_id: int) -> str:
    return f"note {note_id}"


def _in_text(note: Note) -> tuple[int, int, int]:
    return note.anchor.start, note.anchor.end, note.id
