"""Rules turned into spaCy's matchers. Each gives (rule id, token ranges) for a Doc."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, Protocol

from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reader.analysis.passage import Passage
from reader.rules.patterns import CONTEXT, anchor_words
from reader.rules.rule import Rule, TokenPattern

Anchor = frozenset[tuple[str, str]]
"""(attribute, word) pairs, one of which stands wherever a pattern matches."""

TokenRanges = tuple[tuple[int, int], ...]
"""Half-open token ranges of one match, in order and apart from each other."""

Found = Iterator[tuple[str, TokenRanges]]


PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")
NO_WORD = 0
"""spaCy's number for the empty string, which no token is."""
REACH = 10
"""How far a pattern with an open end (`*`, `+`) is followed on each side of its anchor, in tokens."""


class Anchored(Protocol):
    """Rules that are tried only where one of their words stands."""

    def find(self, doc: Doc, places: Sequence[int]) -> Found:
        """places: the tokens that are anchor words, in order."""


class TokenRules:
    """Patterns that share an anchor, in one Matcher that looks no further than they can reach."""

    def __init__(self, patterns: Sequence[tuple[Rule, TokenPattern]], anchor: Anchor, vocab: Vocab) -> None:
        self._vocab = vocab
        self._rules: dict[int, str] = {}
        self._coloured: dict[int, tuple[bool, ...]] = {}
        self._patterns: dict[int, TokenPattern] = {}
        reaches = [_reach(pattern, anchor) for _, pattern in patterns]
        self._before = max(before for before, _ in reaches)
        self._after = max(after for _, after in reaches)
        for number, (rule, pattern) in enumerate(patterns):
            key = vocab.strings.add(f"{rule.id} {number}")
            self._patterns[key] = pattern
            self._rules[key] = rule.id
            if any(token.get(CONTEXT) for token in pattern):
                self._coloured[key] = tuple(not token.get(CONTEXT) for token in pattern)

    @cached_property
    def _matcher(self) -> Matcher:
        """Made when one of its words is first met: an article meets few of them."""
        matcher = Matcher(self._vocab, validate=False)
        for key, pattern in self._patterns.items():
            matcher.add(key, [_without_context(pattern)])
        return matcher

    def find(self, doc: Doc, places: Sequence[int]) -> Found:
        for first, last in _windows(places, self._before, self._after, len(doc)):
            if self._coloured:
                yield from self._aligned(doc, first, last)
            else:
                for key, start, end in self._matcher(doc[first:last]):
                    yield self._rules[key], ((first + start, first + end),)

    def _aligned(self, doc: Doc, first: int, last: int) -> Found:
        for key, start, end, alignment in self._matcher(doc[first:last], with_alignments=True):
            coloured = self._coloured.get(key)
            tokens = range(first + start, first + end)
            kept = [i for i, node in zip(tokens, alignment, strict=True) if not coloured or coloured[node]]
            if kept:
                yield self._rules[key], ranges(kept)


class DependencyRule:
    """One dependency pattern of one rule."""

    def __init__(self, rule: Rule, pattern: TokenPattern, vocab: Vocab) -> None:
        self._rule = rule
        self._pattern = pattern
        self._vocab = vocab
        names = [node["RIGHT_ID"] for node in pattern]
        self._marked = [names.index(name) for name in rule.mark if name in names] or range(len(names))

    @cached_property
    def _matcher(self) -> DependencyMatcher:
        matcher = DependencyMatcher(self._vocab, validate=False)
        matcher.add(self._rule.id, [[dict(node) for node in self._pattern]])
        return matcher

    def find(self, doc: Doc, places: Sequence[int]) -> Found:
        for sentence in dict.fromkeys((s.start, s.end) for s in (doc[i].sent for i in places)):
            for _, tokens in self._matcher(doc[sentence[0] : sentence[1]]):
                marked = sorted({tokens[i] + sentence[0] for i in self._marked})
                whole = self._rule.extent == "span"
                yield self._rule.id, ((marked[0], marked[-1] + 1),) if whole else ranges(marked)


class PhraseRules:
    """All phrase rules that compare by the same attribute, filed under their phrases' first two words.

    Phrases compared by LEMMA are written as lemmas: “hang in the balance” finds “hung in the balance”.
    (A PhraseMatcher does the same and wants a Doc for each of thousands of words, at every start.)
    """

    def __init__(self, rules: Sequence[Rule], attribute: int, nlp: Language) -> None:
        self._attribute = attribute
        self._phrases: dict[tuple[int, int], list[tuple[list[int], Rule]]] = defaultdict(list)
        special = frozenset(nlp.tokenizer.rules)
        for rule in rules:
            for phrase in rule.phrases:
                ids = [nlp.vocab.strings.add(word) for word in _phrase_words(phrase, special, nlp)]
                self._phrases[ids[0], ids[1] if len(ids) > 1 else NO_WORD].append((ids, rule))
        self._words = {word for word, second in self._phrases if second == NO_WORD}

    def find(self, passage: Passage) -> Found:
        column = [*passage.numbers(self._attribute).tolist(), NO_WORD]
        for start, opening in enumerate(pairwise(column)):
            if opening in self._phrases:
                yield from self._found(passage, column, start, opening)
            if opening[0] in self._words and opening[1] != NO_WORD:
                yield from self._found(passage, column, start, (opening[0], NO_WORD))

    def _found(self, passage: Passage, column: list[int], start: int, opening: tuple[int, int]) -> Found:
        for ids, rule in self._phrases[opening]:
            end = start + len(ids)
            if column[start:end] == ids and (not rule.pos or passage.pos[end - 1] in rule.pos):
                yield rule.id, ((start, end),)


def veto_matcher(rule: Rule, vocab: Vocab) -> Matcher:
    matcher = Matcher(vocab, validate=False)
    matcher.add(rule.id, [_without_context(pattern) for pattern in rule.vetoes])
    return matcher


def ranges(tokens: Iterable[int]) -> TokenRanges:
    """Token indices in order, as ranges of neighbours."""
    found: list[tuple[int, int]] = []
    for token in tokens:
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return tuple(found)


def _windows(places: Sequence[int], before: int, after: int, length: int) -> Iterator[tuple[int, int]]:
    """Half-open token ranges around the places; those that touch are one."""
    first = last = -1
    for place in places:
        start, end = max(0, place - before), min(length, place + after + 1)
        if start > last:
            if last > 0:
                yield first, last
            first = start
        last = end
    if last > 0:
        yield first, last


def _reach(pattern: TokenPattern, anchor: Anchor) -> tuple[int, int]:
    """How many tokens a match may have before and after its anchor word, at the most."""
    place = next(i for i, token in enumerate(pattern) if anchor_words(token) == anchor)
    return sum(map(_longest, pattern[:place])), sum(map(_longest, pattern[place + 1 :])) + _longest(
        pattern[place]
    ) - 1


def _longest(token: Mapping[str, Any]) -> int:
    operator = token.get("OP", "")
    if operator in ("*", "+"):
        return REACH
    numbers = re.findall(r"\d+", operator)
    return REACH if operator.endswith(",}") else int(numbers[-1]) if numbers else 1


def _without_context(pattern: TokenPattern) -> list[dict[str, Any]]:
    return [{key: value for key, value in token.items() if key != CONTEXT} for token in pattern]


def _phrase_words(phrase: str, special: frozenset[str], nlp: Language) -> list[str]:
    """Its tokens; only what is not plain words, or special to the tokenizer ("cannot" is two), needs it."""
    phrase = phrase.lower()
    words = phrase.split(" ")
    if PLAIN.fullmatch(phrase) and special.isdisjoint(words):
        return words
    return [token.text for token in nlp.make_doc(phrase)]
