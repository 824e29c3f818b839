"""What goes out: an article with notes and findings, all of it or a selection."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from reader.address import Addresses
from reader.article import Article, Block
from reader.errors import ExchangeError
from reader.finding import Analysis, Finding, Span
from reader.notes.records import Note, article_name
from reader.rules import Catalogue
from reader.voice import ALL, Voice, heard, passage_heard

NO_ANALYSIS = Analysis(findings=())


@dataclass(frozen=True)
class Sheet:
    """notes: in text order, orphans last. analysis: without findings where nothing is to be coloured.

    part: of the article, where not all of it goes out; places are named as in the whole.
    """

    article: Article
    notes: tuple[Note, ...] = ()
    analysis: Analysis = NO_ANALYSIS
    part: Span | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.analysis.findings

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Those that go out."""
        return tuple(b for b in self.article.blocks if _touches((b.start, b.end), self.part))

    @property
    def title(self) -> str:
        """The article's, or else the file's name."""
        return article_name(self.article.title, self.article.origin)


def select(
    sheet: Sheet,
    *,
    categories: Collection[str] = (),
    tags: Collection[str] = (),
    voice: Voice = ALL,
    span: Span | None = None,
) -> Sheet:
    """The sheet with only what is asked for; an empty collection asks for everything.

    categories: of findings, and of notes by their own category or their finding's. tags: of notes.
    span: what touches this part of the article, and only the paragraphs that it touches.
    """
    finding_heard, note_heard = heard(voice, sheet.analysis), passage_heard(voice, sheet.analysis)
    wanted_tags = {tag.casefold().lstrip("#") for tag in tags}
    findings = tuple(
        f
        for f in sheet.findings
        if (not categories or f.category in categories)
        and finding_heard(f)
        and _touches((f.start, f.end), span)
    )
    notes = tuple(
        n
        for n in sheet.notes
        if (not categories or _category(n) in categories)
        and (not wanted_tags or wanted_tags & {tag.casefold() for tag in n.tags})
        and note_heard(n.anchor.span)
        and _touches(n.anchor.span, span)
    )
    return replace(
        sheet, notes=notes, analysis=replace(sheet.analysis, findings=findings), part=span or sheet.part
    )


def without_quiet(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    """Without findings of categories that the view does not show unless asked."""
    shown = {category.id for category in catalogue.categories if category.default}
    findings = tuple(f for f in sheet.findings if f.category in shown)
    return replace(sheet, analysis=replace(sheet.analysis, findings=findings))


def _category(note: Note) -> str:
    return note.category or note.finding.partition(".")[0]


def _touches(one: Span, other: Span | None) -> bool:
    return other is None or (one[0] < other[1] and other[0] < one[1])


def paragraphs(article: Article, first: int, last: int) -> Span:
    """The part of the article from one numbered paragraph to another, as the margin counts them.

    Raises ExchangeError when the article has no such paragraph.
    """
    numbers = Addresses(article).numbers
    wanted = [
        b for b, number in zip(article.blocks, numbers, strict=True) if number and first <= number <= last
    ]
    if not wanted:
        count = max((number for number in numbers if number), default=0)
        raise ExchangeError(f"There is no such paragraph; the article has {count}, counted from 1.")
    return wanted[0].start, wanted[-1].end
