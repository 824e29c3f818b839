"""Showing an article as another edition: notes and dismissals stay on their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.abridgement import Abridgement
from reader.article import Article
from reader.finding import Span
from reader.notes.anchoring import describe
from reader.notes.records import Anchor, Edition, Note
from reader.notes.refinding import Refinder

if TYPE_CHECKING:
    from reader.notes.library import Library


def revise(library: Library, shown: str, edition: Edition) -> Article:
    """All in one transaction. A note on words that are left out becomes an orphan that remembers its place in
    the whole article, so that it comes back with them.

    shown: the text hash of what is in the library now.
    """
    article = edition.article
    before = library.editions.of(shown)
    with library.transaction():
        library.editions.put(shown, edition)
        # Twins: another choice of blocks may leave the same text, and the notes belong to the blocks.
        if article.text_hash != shown or edition.left_out != before.left_out:
            move = _Move(before, edition)
            for note in _notes_on(library, shown):
                library.notes.put(move.note(note))
            for dismissal in library.dismissals.of(shown):
                anchor = move.anchor(dismissal.anchor) if dismissal.anchor else None
                if dismissal.article and (anchor or not dismissal.anchor):
                    library.dismissals.put(replace(dismissal, article=article.text_hash, anchor=anchor))
        library.editions.sweep()
    return article


def _notes_on(library: Library, shown: str) -> list[Note]:
    """Those in the trash too: they may come back."""
    thrown_away = [note for note in library.notes.trash() if note.article == shown]
    return library.notes.of(shown) + library.notes.orphans(shown) + thrown_away


class _Move:
    """From one edition to another, by way of the whole article, where every passage has a place."""

    def __init__(self, before: Edition, after: Edition) -> None:
        self._old_whole, self._whole = before.whole, after.whole
        self._same = self._old_whole.text_hash == self._whole.text_hash
        self._new = after.article
        self._old_places = Abridgement(before.whole, before.left_out)
        self._new_places = Abridgement(after.whole, after.left_out)
        self._refinder = Refinder(after.whole, before.whole)

    def note(self, note: Note) -> Note:
        there = self._in_whole(note.anchor, orphaned=note.orphaned)
        here = self._new_places.to_short(there) if there else None
        anchor = describe(self._new, here) if here else describe(self._whole, there) if there else note.anchor
        return replace(note, article=self._new.text_hash, anchor=anchor, orphaned=here is None)

    def anchor(self, anchor: Anchor) -> Anchor | None:
        there = self._in_whole(anchor, orphaned=False)
        here = self._new_places.to_short(there) if there else None
        return describe(self._new, here) if here else None

    def _in_whole(self, anchor: Anchor, *, orphaned: bool) -> Span | None:
        """Where the passage is in the new whole article; an orphan remembers where it was in the old one."""
        if not orphaned:
            there = self._old_places.to_whole(anchor.span)
            if self._same and there:
                return there
            anchor = describe(self._old_whole, there) if there else anchor
        found = self._refinder.resolve(anchor)
        return found.span if found else None
