"""Putting notes from elsewhere into a library."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reader.article import Article
from reader.errors import ExchangeError
from reader.exchange.incoming import Draft, Incoming
from reader.notes.anchoring import describe
from reader.notes.connection import SQLITE_HEADER
from reader.notes.library import Library
from reader.notes.records import Anchor, Note
from reader.notes.refinding import Refinder


@dataclass(frozen=True)
class Report:
    """added, updated, unchanged: notes. orphaned: of the added, those whose passage was not found.

    homeless: notes left out, since their article is neither here nor came along.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    orphaned: int = 0
    homeless: int = 0


def bring_in(
    library: Library, incoming: Incoming, *, article: Article | None = None, author: str = ""
) -> Report:
    """All or nothing. Of two versions of a note the one changed later stays.

    article: where notes belong whose own article is unknown. author: for notes that name none.
    Raises ExchangeError when no note finds an article.
    """
    with library.transaction():
        report = _Newcomers(library, incoming, article, author).settle()
    if report.homeless and report.homeless == len(incoming.drafts):
        raise ExchangeError(
            "None of these notes is on an article of the library; open the article first, or say which it is."
        )
    return report


def read_notes(path: Path) -> Incoming:
    """From a file: W3C annotations or a Hypothesis export (JSON), or another library. Raises ReaderError."""
    from reader.exchange.read_annotations import read_annotations

    try:
        data = path.read_bytes()
    except OSError as error:
        raise ExchangeError(f"{path} cannot be read: {error.strerror}.") from error
    return read_library(path) if data.startswith(SQLITE_HEADER) else read_annotations(data)


def read_library(path: Path) -> Incoming:
    """Everything in another Hedgerow library, which is left as it is. Raises LibraryError."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library.db"
        for ending in ("", "-wal"):
            if path.with_name(path.name + ending).exists():
                shutil.copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
        with Library(copy) as other:
            articles = [other.articles.load(record.hash) for record in other.articles.all()]
            known = {article.text_hash: article for article in articles}
            drafts = tuple(_draft_of(note, known) for note in other.notes.all() if note.article in known)
    return Incoming(drafts, known)


def _draft_of(note: Note, known: dict[str, Article]) -> Draft:
    shared = (
        "uid",
        "anchor",
        "body",
        "tags",
        "category",
        "colour",
        "finding",
        "author",
        "created",
        "modified",
    )
    fields = {name: getattr(note, name) for name in (*shared, "orphaned")}
    return Draft(article=note.article, origin=known[note.article].origin, **fields)


class _Newcomers:
    def __init__(self, library: Library, incoming: Incoming, article: Article | None, author: str) -> None:
        self._library = library
        self._incoming = incoming
        self._article = article
        self._author = author
        self._by_origin = {r.origin: r.hash for r in reversed(library.articles.all()) if r.origin}
        self._refinders: dict[str, tuple[Article, Refinder]] = {}
        self._anchors: dict[str, tuple[str, Anchor]] = {}
        self._now: datetime = library.now()

    def settle(self) -> Report:
        for article in self._incoming.articles.values():
            if article.text_hash not in self._library.articles:
                self._library.articles.keep(article)
        if self._article and self._article.text_hash not in self._library.articles:
            self._library.articles.keep(self._article)
        report = Report()
        for draft in sorted(self._incoming.drafts, key=lambda d: bool(d.reply_to)):
            report = self._settle_one(draft, report)
        return report

    def _settle_one(self, draft: Draft, report: Report) -> Report:
        there = self._library.notes.find(draft.uid)
        when = draft.modified or draft.created or self._now
        if there and when <= there.modified:
            return replace(report, unchanged=report.unchanged + 1)
        home = self._home(draft)
        if not home:
            return replace(report, homeless=report.homeless + 1)
        anchor, orphaned = self._anchor(draft, home)
        self._anchors[draft.uid] = home, anchor
        note = Note(
            id=there.id if there else 0,
            uid=draft.uid,
            article=home,
            anchor=anchor,
            body=draft.body,
            tags=draft.tags,
            category=draft.category,
            colour=draft.colour,
            finding=draft.finding,
            author=draft.author or self._author,
            created=draft.created or when,
            modified=when,
            orphaned=orphaned,
        )
        self._library.notes.put(note)
        counted = replace(report, orphaned=report.orphaned + orphaned)
        return (
            replace(counted, updated=report.updated + 1)
            if there
            else replace(counted, added=report.added + 1)
        )

    def _home(self, draft: Draft) -> str:
        """The hash of the article that the note belongs to, "" when it is not here."""
        if draft.article and draft.article in self._library.articles:
            return draft.article
        if draft.reply_to in self._anchors:
            return self._anchors[draft.reply_to][0]
        if self._article:
            return self._article.text_hash
        return self._by_origin.get(draft.origin, "")

    def _anchor(self, draft: Draft, home: str) -> tuple[Anchor, bool]:
        """Where it stands, and whether that is only where it last was."""
        if home == draft.article and draft.orphaned:
            return draft.anchor, True
        if draft.reply_to in self._anchors:
            return self._anchors[draft.reply_to][1], False
        article, refinder = self._refinder(home)
        if home == draft.article and article.text[slice(*draft.anchor.span)] == draft.anchor.exact:
            return draft.anchor, False
        found = refinder.resolve(draft.anchor)
        return (describe(article, found.span), False) if found else (draft.anchor, True)

    def _refinder(self, home: str) -> tuple[Article, Refinder]:
        if home not in self._refinders:
            article = self._library.articles.load(home)
            self._refinders[home] = article, Refinder(article)
        return self._refinders[home]
