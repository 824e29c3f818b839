"""What goes out: an article with notes and findings, all of it or a selection."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.article import Article
from reader.finding import Analysis, Finding, Span
from reader.notes.records import Note, article_name
from reader.rules import Catalogue

NO_ANALYSIS = Analysis(findings=())


class Voice(StrEnum):
    """Whose words: everybody's, the writer's own, or those in quotation marks."""

    ALL = "all"
    WRITER = "writer"
    QUOTED = "quoted"


@dataclass(frozen=True)
class Sheet:
    """notes: in text order, orphans last. analysis: without findings where nothing is to be coloured."""

    article: Article
    notes: tuple[Note, ...] = ()
    analysis: Analysis = NO_ANALYSIS

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.analysis.findings

    @property
    def title(self) -> str:
        """The article's, or else the file's name."""
        return article_name(self.article.title, self.article.origin)


def select(
    sheet: Sheet,
    *,
    categories: Collection[str] = (),
    tags: Collection[str] = (),
    voice: Voice = Voice.ALL,
    span: Span | None = None,
) -> Sheet:
    """The sheet with only what is asked for; an empty collection asks for everything.

    categories: of findings, and of notes by their own category or their finding's. tags: of notes.
    span: what touches this part of the article; the article itself stays whole.
    """
    wanted_tags = {tag.casefold().lstrip("#") for tag in tags}
    findings = tuple(
        f
        for f in sheet.findings
        if (not categories or f.category in categories)
        and _speaks(f.in_quotation, voice)
        and _touches((f.start, f.end), span)
    )
    notes = tuple(
        n
        for n in sheet.notes
        if (not categories or _category(n) in categories)
        and (not wanted_tags or wanted_tags & {tag.casefold() for tag in n.tags})
        and _speaks(_is_quoted(n, sheet), voice)
        and _touches(n.anchor.span, span)
    )
    return replace(sheet, notes=notes, analysis=replace(sheet.analysis, findings=findings))


def without_quiet(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    """Without findings of categories that the view does not show unless asked."""
    shown = {category.id for category in catalogue.categories if category.default}
    findings = tuple(f for f in sheet.findings if f.category in shown)
    return replace(sheet, analysis=replace(sheet.analysis, findings=findings))


def _category(note: Note) -> str:
    return note.category or note.finding.partition(".")[0]


def _is_quoted(note: Note, sheet: Sheet) -> bool:
    start, end = note.anchor.span
    return any(q.start <= start and end <= q.end for q in sheet.analysis.quotations)


def _speaks(quoted: bool, voice: Voice) -> bool:
    return voice is Voice.ALL or quoted == (voice is Voice.QUOTED)


def _touches(one: Span, other: Span | None) -> bool:
    return other is None or (one[0] < other[1] and other[0] < one[1])
