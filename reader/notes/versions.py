"""Carrying notes over from an older version of an article to a newer one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Article
from reader.notes.anchoring import describe
from reader.notes.records import CarryOver, Note
from reader.notes.refinding import Refinder

if TYPE_CHECKING:
    from reader.notes.library import Library


def carry_over(library: Library, old_hash: str, article: Article) -> CarryOver:
    """All in one transaction. Dismissals of single places go along where the place is found."""
    held: list[Note] = []
    moved: list[Note] = []
    orphaned: list[Note] = []
    notes = library.notes.of(old_hash) + library.notes.orphans(old_hash)
    with library.transaction():
        library.articles.keep(article)
        refinder = Refinder(article, library.articles.load(old_hash))
        for note in notes:
            found = refinder.resolve(note.anchor)
            anchor = describe(article, found.span) if found else note.anchor
            now = replace(note, article=article.text_hash, anchor=anchor, orphaned=found is None)
            same = anchor.span == note.anchor.span and anchor.exact == note.anchor.exact
            (orphaned if found is None else held if same else moved).append(library.notes.put(now))
        _carry_dismissals(library, old_hash, article, refinder)
    return CarryOver(tuple(held), tuple(moved), tuple(orphaned), tuple(notes))


def _carry_dismissals(library: Library, old_hash: str, article: Article, refinder: Refinder) -> None:
    for dismissal in library.dismissals.of(old_hash):
        found = refinder.resolve(dismissal.anchor) if dismissal.anchor else None
        if dismissal.article and (found or not dismissal.anchor):
            anchor = describe(article, found.span) if found else None
            library.dismissals.put(replace(dismissal, article=article.text_hash, anchor=anchor))
