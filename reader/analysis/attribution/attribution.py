"""One attribution: who is said to say what, and by which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.finding import SourceKind, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """All spans are article offsets.

    cue: the words that report ("have noted", "according to", "allegedly").
    source: who is said to say it; None where nobody is named (an agentless report).
    content: what is reported, as far as it can be told.
    kind: what sort of source it is. form: what sort of cue ("verb", "noun", "according-to", "passive",
    "adverb", "existential", ...); rules select by these two.
    parts: what is coloured, in order. name: the source as it is listed, "" without one.
    details: fills the rule's `because` template ("source", "cue", ...).
    """

    cue: Span
    source: Span | None
    content: Span | None
    kind: SourceKind
    form: str
    parts: tuple[Span, ...]
    name: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
