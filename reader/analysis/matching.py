"""Token, phrase and dependency rules, compiled for one vocabulary and run where their words occur.

A Matcher with hundreds of patterns tries each of them at every token. Here every pattern is filed under
the words that it cannot do without, and is tried only in passages where one of them stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.attrs import LEMMA, LOWER, NORM, ORTH
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from reader.analysis.compiled import (
    Anchor,
    Anchored,
    DependencyRule,
    PhraseRules,
    TokenRanges,
    TokenRules,
    veto_matcher,
)
from reader.analysis.passage import Passage
from reader.finding import Span
from reader.rules.patterns import anchor_words
from reader.rules.rule import Rule, TokenPattern

ATTRIBUTES: dict[str, int] = {"LOWER": LOWER, "LEMMA": LEMMA, "NORM": NORM, "TEXT": ORTH, "ORTH": ORTH}

Hashed = tuple[int, frozenset[int]]
"""An attribute and spaCy's numbers of words, one of which must stand there."""

VETO_REACH = 8
"""Tokens on each side of a match in which an exception is looked for; all of them if it has an open end."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule met at one place. parts: article offsets. details: fills the rule's `because` template."""

    rule: Rule
    parts: tuple[Span, ...]
    details: Mapping[str, str] = field(default_factory=dict)


class RuleMatcher:
    """The token, phrase and dependency rules of a catalogue, for the passages of one pipeline."""

    def __init__(self, rules: Iterable[Rule], nlp: Language) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._compiled: list[Anchored] = []
        self._anchors: list[Hashed] = []
        self._needs: list[list[Hashed]] = []
        self._index: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._vocab = nlp.vocab
        self._vetoes: dict[str, Matcher] = {}
        self._file_token_rules(nlp)
        self._file_dependency_rules(nlp)
        self._phrases = [
            PhraseRules(rules, ATTRIBUTES[attr], nlp)
            for attr in ("LOWER", "LEMMA")
            if (rules := [r for r in self._rules.values() if r.match == "phrase" and r.attr == attr])
        ]

    def find(self, passage: Passage) -> list[Match]:
        """Every match of every rule in a passage, overlapping ones too; vetoes are applied, as are unless and only."""
        found: dict[str, set[TokenRanges]] = defaultdict(set)
        for number, places in self._places(passage):
            for rule_id, ranges in self._compiled[number].find(passage.doc, places):
                found[rule_id].add(ranges)
        for phrases in self._phrases:
            for rule_id, ranges in phrases.find(passage):
                found[rule_id].add(ranges)
        return [
            Match(
                self._rules[rule_id],
                tuple(passage.span(passage.word_begin(start), end - 1) for start, end in ranges),
            )
            for rule_id, matches in found.items()
            if self._rules[rule_id].belongs_in(passage.lower)
            for ranges in self._allowed(rule_id, matches, passage.doc)
        ]

    def _places(self, passage: Passage) -> Iterator[tuple[int, list[int]]]:
        """Each compiled rule whose words all occur, and the tokens that are its anchor words, in order."""
        columns = {attribute: passage.numbers(attribute).tolist() for attribute in self._index}
        present = {attribute: set(column) for attribute, column in columns.items()}
        named = {
            number
            for attribute, words in self._index.items()
            for word in words.keys() & present[attribute]
            for number in words[word]
        }
        for number in named:
            if self._may_match(number, present):
                attribute, anchors = self._anchors[number]
                yield number, [i for i, word in enumerate(columns[attribute]) if word in anchors]

    def _may_match(self, number: int, present: Mapping[int, set[int]]) -> bool:
        """Whether the passage holds all the words that the rule cannot do without, not its anchor alone."""
        return not any(present[attribute].isdisjoint(words) for attribute, words in self._needs[number])

    def _allowed(self, rule_id: str, matches: set[TokenRanges], doc: Doc) -> list[TokenRanges]:
        rule = self._rules[rule_id]
        if not rule.vetoes:
            return sorted(matches)
        if rule_id not in self._vetoes:
            self._vetoes[rule_id] = veto_matcher(rule, self._vocab)
        reach = len(doc) if _is_open(rule.vetoes) else VETO_REACH
        return sorted(m for m in matches if not _vetoed(self._vetoes[rule_id], m, doc, reach))

    def _file_token_rules(self, nlp: Language) -> None:
        """Patterns that need the same words share a Matcher."""
        groups: dict[frozenset[Anchor], list[tuple[Rule, TokenPattern]]] = defaultdict(list)
        for rule in self._rules.values():
            if rule.match == "token":
                for pattern in rule.patterns:
                    groups[_needed(pattern)].append((rule, pattern))
        for needed, patterns in groups.items():
            anchor = _rarest(needed)
            self._file(TokenRules(patterns, anchor, nlp.vocab), anchor, needed, nlp)

    def _file_dependency_rules(self, nlp: Language) -> None:
        for rule in self._rules.values():
            if rule.match == "dependency":
                for pattern in rule.patterns:
                    needed = _needed([node["RIGHT_ATTRS"] for node in pattern])
                    self._file(DependencyRule(rule, pattern, nlp.vocab), _rarest(needed), needed, nlp)

    def _file(self, compiled: Anchored, anchor: Anchor, needed: Iterable[Anchor], nlp: Language) -> None:
        attribute, words = _hashed(anchor, nlp)
        for word in words:
            self._index[attribute][word].append(len(self._compiled))
        self._compiled.append(compiled)
        self._anchors.append((attribute, words))
        self._needs.append([_hashed(others, nlp) for others in needed if others != anchor])
        for attribute, _ in self._needs[-1]:
            self._index[attribute]  # so that its column is read


def longest(matches: Iterable[Match]) -> list[Match]:
    """Within one kind the longest match wins: those that share a character with a longer one go."""
    kept: list[Match] = []
    taken: dict[tuple[str, str], set[int]] = defaultdict(set)
    for match in sorted(matches, key=lambda m: (-sum(e - s for s, e in m.parts), m.parts[0][0], m.rule.id)):
        characters = taken[match.rule.category, match.rule.kind]
        own = [offset for start, end in match.parts for offset in range(start, end)]
        if characters.isdisjoint(own):
            characters.update(own)
            kept.append(match)
    return sorted(kept, key=lambda m: (m.parts[0][0], m.parts[-1][1], m.rule.id))


def _needed(tokens: Iterable[Mapping[str, Any]]) -> frozenset[Anchor]:
    """Sets of words, of each of which one must be there."""
    return frozenset(words for words in map(anchor_words, tokens) if words)


def _hashed(words: Anchor, nlp: Language) -> Hashed:
    """All words of an anchor are of one attribute."""
    (attribute,) = {key for key, _ in words}
    return ATTRIBUTES[attribute], frozenset(nlp.vocab.strings.add(word) for _, word in words)


def _is_open(patterns: Iterable[TokenPattern]) -> bool:
    return any(token.get("OP") in ("*", "+") for pattern in patterns for token in pattern)


def _vetoed(veto: Matcher, match: TokenRanges, doc: Doc, reach: int) -> bool:
    """Whether an exception shares a token with the match."""
    first = max(0, match[0][0] - reach)
    for _, start, end in veto(doc[first : match[-1][1] + reach]):
        if any(first + start < e and s < first + end for s, e in match):
            return True
    return False


def _is_common(word: str) -> bool:
    """A function word or a mark."""
    return word in STOP_WORDS or not any(map(str.isalnum, word))


def _rarest(anchors: Iterable[Anchor]) -> Anchor:
    """Of several sets of words that must be there, the least common: fewest function words and marks, then
    fewest words, then the longest."""

    def commonness(anchor: Anchor) -> tuple[int, int, int]:
        words = [word for _, word in anchor]
        return sum(map(_is_common, words)), len(words), -min(map(len, words))

    return min(anchors, key=commonness)
