"""What the library gives and takes: frozen, offsets in code points, times in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

from reader.abridgement import without_blocks
from reader.article import Article
from reader.finding import Finding, Span

TRASH_DAYS = 30
"""So long what is deleted can be put back."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note stands, told in three ways, so that it is found again after the text has changed.

    start, end: TextPositionSelector, a half-open range of `Article.text`.
    exact, prefix, suffix: TextQuoteSelector, the passage and up to 32 characters on either side.
    block: "/section/block": how many headings stand before it, and which block after that heading
    it is, both from 0; "" when unknown.

    Source: W3C Web Annotation Data Model, 4.2.4 and 4.2.5.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    block: str = ""

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's note or, with an empty body, a highlight.

    id: within this library. uid: the same in every library that it is copied to (UUID).
    article: the text hash of the article it stands on.
    body: Markdown. category: a category's id where the reader says "I think this is a hedge".
    colour: a colour name of the reader's own. finding: the rule id of the finding it was made on.
    author: who wrote it, "" for the owner of the library.
    orphaned: its passage is no longer in the article; `anchor` says where it last was.
    deleted: when it went to the trash.
    """

    id: int
    uid: str
    article: str
    anchor: Anchor
    body: str
    tags: tuple[str, ...]
    category: str
    colour: str
    finding: str
    author: str
    created: datetime
    modified: datetime
    orphaned: bool = False
    deleted: datetime | None = None


def article_name(title: str, origin: str) -> str:
    """The title, else the last part of the path or address."""
    return title or PurePath(origin).name or "Untitled article"


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article in the list of the library; `ArticleStore.load` gives its text.

    words: count. findings: per 1,000 words, None before its first analysis. progress: 0 to 1.
    notes: how many there are, orphans too. removed: when it went to the trash.
    """

    hash: str
    title: str
    author: str
    site: str
    date: str
    origin: str
    format: str
    language: str
    words: int
    findings: float | None
    progress: float
    notes: int
    tags: tuple[str, ...]
    added: datetime
    opened: datetime
    removed: datetime | None = None

    @property
    def name(self) -> str:
        """What to call it: its title, else the file's name."""
        return article_name(self.title, self.origin)


class Scope(StrEnum):
    """How far "not this" reaches: one place, a rule, or a word whichever rule finds it."""

    FINDING = "finding"
    RULE = "rule"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A reader's "not this". article: a text hash, or "" for every article.

    rule: for FINDING and RULE. word: for WORD, in lower case. anchor: for FINDING.
    """

    id: int
    scope: Scope
    article: str
    rule: str
    word: str
    anchor: Anchor | None
    created: datetime

    def covers(self, finding: Finding, text: str) -> bool:
        """Whether the finding of this article text is one that the reader does not want to see."""
        if self.scope is Scope.RULE:
            return finding.rule == self.rule
        if self.scope is Scope.WORD:
            return text[finding.start : finding.end].casefold() == self.word.casefold()
        at_place = self.anchor is not None and (finding.start, finding.end) == self.anchor.span
        return at_place and finding.rule == self.rule


class Edition(NamedTuple):
    """How the reader wants an article: what of it, and what it is called.

    whole: everything that was loaded; its title, author, date and site are those that the reader gave.
    left_out: numbers of its blocks, from 0. encoding: the reader's choice, "" to find out.
    everything: of a web page keep all. described: title and the like are the reader's, not the file's.
    """

    whole: Article
    left_out: frozenset[int] = frozenset()
    encoding: str = ""
    everything: bool = False
    described: bool = False

    @property
    def article(self) -> Article:
        """What is to be read."""
        return without_blocks(self.whole, self.left_out) if self.left_out else self.whole


class CarryOver(NamedTuple):
    """What became of an older version's notes. `before` are the notes as they were: putting them
    back (`NoteStore.put`) undoes it.

    held: same place. moved: found elsewhere or reworded. orphaned: passage gone.
    """

    held: tuple[Note, ...]
    moved: tuple[Note, ...]
    orphaned: tuple[Note, ...]
    before: tuple[Note, ...]


class HitKind(StrEnum):
    NOTE = "note"
    QUOTATION = "quotation"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result.

    article, title: where it is; the file's name stands for a missing title.
    note: the note's id, None for a hit in an article's text.
    span: where to jump in the article, None when only the title or an orphan matched.
    snippet: plain text; marks: half-open ranges of it that matched.
    """

    kind: HitKind
    article: str
    title: str
    note: int | None
    span: Span | None
    snippet: str
    marks: tuple[Span, ...]
