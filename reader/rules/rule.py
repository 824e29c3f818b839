"""A rule, checked and ready to be compiled. Plain data: nothing here knows how matching is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

TokenPattern = tuple[Mapping[str, Any], ...]

MATCHES = ("token", "phrase", "dependency", "figure", "attribution")


@dataclass(frozen=True, slots=True)
class Rule:
    """One table of a rule file; the fields are described in resources/help/writing-rules.md.

    category, kind: the first two parts of the id.
    because: a template for one sentence about the text at hand.
    patterns: for token and dependency rules. phrases: for phrase rules, lexicon included.
    vetoes: token patterns; a match that shares a token with one of them is dropped.
    unless, only: words in lower case; the rule finds nothing in a paragraph that has one of `unless`, nor in
    one that has none of `only`.
    file: where the rule stands, for messages.
    """

    id: str
    label: str
    why: str
    ask: str
    source: str
    match: str
    file: str
    because: str = ""
    patterns: tuple[TokenPattern, ...] = ()
    phrases: tuple[str, ...] = ()
    attr: str = "LOWER"
    pos: frozenset[str] = frozenset()
    mark: tuple[str, ...] = ()
    extent: str = "span"
    figure: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    select: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vetoes: tuple[TokenPattern, ...] = ()
    unless: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()
    default: bool = True
    formerly: tuple[str, ...] = ()

    def belongs_in(self, words: Collection[str]) -> bool:
        """Whether a paragraph of these words is one that the rule looks at."""
        return self.unless.isdisjoint(words) and not (self.only and self.only.isdisjoint(words))

    @property
    def category(self) -> str:
        return self.id.split(".", 1)[0]

    @property
    def kind(self) -> str:
        return self.id.split(".", 2)[1]
