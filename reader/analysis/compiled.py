"""Rules turned into spaCy's matchers. Each gives (rule id, token ranges) for a Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from spacy.attrs import POS
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reader.rules.patterns import CONTEXT
from reader.rules.rule import Rule, TokenPattern

TokenRanges = tuple[tuple[int, int], ...]
"""Half-open token ranges of one match, in order and apart from each other."""

Found = Iterator[tuple[str, TokenRanges]]


class RuleCompiled(Protocol):
    def find(self, doc: Doc) -> Found: ...


class TokenRules:
    """Patterns that share an anchor, in one Matcher."""

    def __init__(self, patterns: Sequence[tuple[Rule, TokenPattern]], vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        self._rules: dict[int, str] = {}
        self._coloured: dict[int, tuple[bool, ...]] = {}
        for number, (rule, pattern) in enumerate(patterns):
            key = vocab.strings.add(f"{rule.id} {number}")
            self._matcher.add(key, [_without_context(pattern)])
            self._rules[key] = rule.id
            if any(token.get(CONTEXT) for token in pattern):
                self._coloured[key] = tuple(not token.get(CONTEXT) for token in pattern)

    def find(self, doc: Doc) -> Found:
        if not self._coloured:
            for key, start, end in self._matcher(doc):
                yield self._rules[key], ((start, end),)
            return
        for key, start, end, alignment in self._matcher(doc, with_alignments=True):
            coloured = self._coloured.get(key)
            tokens = list(range(start, end))
            if coloured:
                tokens = [i for i, node in zip(tokens, alignment, strict=True) if coloured[node]]
            if tokens:
                yield self._rules[key], ranges(tokens)


class DependencyRule:
    """One dependency pattern of one rule."""

    def __init__(self, rule: Rule, pattern: TokenPattern, vocab: Vocab) -> None:
        self._rule = rule
        self._matcher = DependencyMatcher(vocab)
        self._matcher.add(rule.id, [[dict(node) for node in pattern]])
        names = [node["RIGHT_ID"] for node in pattern]
        self._marked = [names.index(name) for name in rule.mark if name in names] or range(len(names))

    def find(self, doc: Doc) -> Found:
        for _, tokens in self._matcher(doc):
            marked = sorted({tokens[i] for i in self._marked})
            whole = self._rule.extent == "span"
            yield self._rule.id, ((marked[0], marked[-1] + 1),) if whole else ranges(marked)


class PhraseRules:
    """All phrase rules that compare by the same attribute, in one PhraseMatcher.

    Phrases compared by LEMMA are written as lemmas: “hang in the balance” finds “hung in the balance”.
    """

    def __init__(self, rules: Sequence[Rule], attr: str, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr=attr)
        self._rules = {nlp.vocab.strings.add(rule.id): rule for rule in rules}
        for rule in rules:
            self._matcher.add(rule.id, [_phrase_doc(phrase, nlp) for phrase in rule.phrases])

    def find(self, doc: Doc) -> Found:
        pos = None
        for key, start, end in self._matcher(doc):
            rule = self._rules[key]
            if rule.pos:
                pos = doc.to_array(POS).tolist() if pos is None else pos
                if doc.vocab.strings[pos[end - 1]] not in rule.pos:
                    continue
            yield rule.id, ((start, end),)


def veto_matcher(rule: Rule, vocab: Vocab) -> Matcher:
    matcher = Matcher(vocab)
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


def _without_context(pattern: TokenPattern) -> list[dict[str, Any]]:
    return [{key: value for key, value in token.items() if key != CONTEXT} for token in pattern]


def _phrase_doc(phrase: str, nlp: Language) -> Doc:
    words = [token.text for token in nlp.make_doc(phrase.lower())]
    return Doc(nlp.vocab, words=words, lemmas=words)
