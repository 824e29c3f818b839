"""What an analysis finds: frozen, picklable, offsets in code points of `Article.text`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Span = tuple[int, int]
"""A half-open code-point range."""


class SourceKind(StrEnum):
    """Who stands behind a claim. The first three can be asked; the others cannot."""

    NAMED = "named"
    ROLE = "role"
    DOCUMENT = "document"
    VAGUE = "vague"
    ANONYMOUS = "anonymous"
    FACELESS = "faceless"
    NONE = "none"

    @property
    def can_be_asked(self) -> bool:
        return self in (SourceKind.NAMED, SourceKind.ROLE, SourceKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule met at one place. A figure is one finding with several parts.

    start, end: from the first part's start to the last part's end.
    parts: at least one span, in order, not overlapping; what is coloured.
    speaker: who is quoted, where the finding stands in a quotation whose speaker is known.
    because: one sentence about *this* text, filled in from the rule's template; may be "".
    """

    rule: str
    category: str
    kind: str
    start: int
    end: int
    parts: tuple[Span, ...]
    in_quotation: bool = False
    speaker: str | None = None
    because: str = ""


class Quotation(NamedTuple):
    """A passage between quotation marks, or a quotation block.

    start, end: with the marks. depth: 1 for an outer quotation, 2 for one inside it.
    closed: False where the closing mark is missing and the end is a guess.
    """

    start: int
    end: int
    depth: int = 1
    closed: bool = True
    speaker: str | None = None


class Claim(NamedTuple):
    """One attribution: a cue, its source (absent for an agentless report) and what is claimed."""

    cue: Span
    source: Span | None
    content: Span | None
    source_kind: SourceKind


THE_WRITER = "The writer"
"""The name of the source behind “I believe”."""


class Source(NamedTuple):
    """Somebody who speaks in the article, merged over short and full names.

    words: how many words of the article they get, as content of their claims.
    """

    name: str
    kind: SourceKind
    claims: tuple[Claim, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article, in text order."""

    findings: tuple[Finding, ...]
    quotations: tuple[Quotation, ...] = ()
    sources: tuple[Source, ...] = ()
    rules_version: str = ""
    model: str = ""
