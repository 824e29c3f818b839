"""Parts of speech, morphology and lemmas, the same as the model's own, at a fifth of the cost.

The model's attribute ruler tries some two hundred patterns at every token, and a quarter of all time
goes there. Nearly all of them look at one token's word, tag and dependency alone: what they set is
a function of these three, computed once for each combination that occurs. The rest look at a pair of
neighbours that hold a certain word. The patterns and the lemmatizer are the model's; a test holds
the result to theirs. Two things differ: lemmas are in lower case, so that “Regime” in a headline and
“regime” in a sentence are one word to a rule; and verbs keep their silent e (`spelling.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.tokens.morphanalysis import MorphAnalysis
from spacy.vocab import Vocab

from reader.analysis.spelling import with_final_e

Setting = tuple[int, Mapping[int, int]]
"""Rank of a ruler pattern (later ones win), and what it sets."""

Token = tuple[int, int, int]
"""Word in lower case, tag, dependency."""

SET = [POS, LEMMA, TAG, DEP]

Annotation = tuple[bytes, MorphAnalysis | None]
"""The numbers of what is SET, as they lie in an array, and the morphology if there is any."""


@dataclass(frozen=True, slots=True)
class _Word:
    """As much of a Token as the lemmatizer looks at."""

    text: str
    orth: int
    pos: int
    pos_: str
    morph: MorphAnalysis


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pattern over two tokens; `trigger` is the one that names its words."""

    tokens: tuple[Mapping[str, Any], Mapping[str, Any]]
    target: int
    trigger: int
    setting: Setting


class TokenAnnotator:
    """A pipeline component in place of the attribute ruler and the lemmatizer."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = lemmatizer
        _index_by_sets(lemmatizer)
        self._verbs = lemmatizer.lookups.get_table("lemma_index").get("verb", frozenset())
        self._vocab = vocab
        self._singles: list[tuple[Mapping[str, Any], Setting]] = []
        self._fitting: dict[tuple[int, int, int], list[Setting]] = {}
        self._pairs: dict[int, list[_Pair]] = defaultdict(list)
        for rank, (entry, attrs) in enumerate(zip(ruler.patterns, ruler.attrs, strict=True)):
            for pattern in entry["patterns"]:
                self._file(pattern, entry["index"], (rank, attrs))
        self._by_tag: dict[str, list[tuple[Mapping[str, Any], Setting]]] = defaultdict(list)
        for pattern, setting in self._singles:
            tag = pattern.get("TAG")
            self._by_tag[tag if isinstance(tag, str) else ""].append((pattern, setting))
        tests = [pattern["LOWER"] for pattern, _ in self._singles if "LOWER" in pattern]
        self._words = {word for pattern, _ in self._singles for word in _literal_words(pattern)}
        self._regexes = [re.compile(t["REGEX"]) for t in tests if isinstance(t, dict) and "REGEX" in t]
        self._known: dict[Token, Annotation] = {}
        self._known_pairs: dict[tuple[Token, tuple[int, ...]], Annotation] = {}
        self._morphs: dict[int, MorphAnalysis] = {}

    def __call__(self, doc: Doc) -> Doc:
        columns = list(map(tuple, doc.to_array([LOWER, TAG, DEP]).tolist()))
        known = self._known
        rows = [known[token] if token in known else self._remember(token) for token in columns]
        for i, extra in self._pair_settings(columns).items():
            rows[i] = self._remember_pair(columns[i], extra)
        numbers = np.frombuffer(b"".join(made for made, _ in rows), np.uint64)
        doc.from_array(SET, numbers.reshape(-1, len(SET)))
        for token, (_, morph) in zip(doc, rows, strict=True):
            if morph is not None:  # an array of morphology would be written out and read again
                token.morph = morph
        return doc

    def _remember(self, token: Token) -> Annotation:
        self._known[token] = self._annotate(*token, ())
        return self._known[token]

    def _remember_pair(self, token: Token, extra: Sequence[Setting]) -> Annotation:
        key = (token, tuple(rank for rank, _ in extra))
        if key not in self._known_pairs:
            self._known_pairs[key] = self._annotate(*token, extra)
        return self._known_pairs[key]

    def _file(self, pattern: list[Mapping[str, Any]], target: int, setting: Setting) -> None:
        if len(pattern) == 1:
            self._singles.append((pattern[0], setting))
            return
        first, second = pattern
        trigger = 0 if _literal_words(first) else 1
        for word in _literal_words(pattern[trigger]):
            pair = _Pair((first, second), target, trigger, setting)
            self._pairs[self._vocab.strings.add(word)].append(pair)

    def _pair_settings(self, columns: Sequence[Token]) -> dict[int, list[Setting]]:
        found: dict[int, list[Setting]] = {}
        for i in [i for i, token in enumerate(columns) if token[0] in self._pairs]:
            for pair in self._pairs[columns[i][0]]:
                first = i - pair.trigger
                if first >= 0 and first + 1 < len(columns) and self._pair_fits(pair, columns, first):
                    found.setdefault(first + pair.target, []).append(pair.setting)
        return found

    def _pair_fits(self, pair: _Pair, columns: Sequence[Token], first: int) -> bool:
        return all(self._fits(pattern, *columns[first + k]) for k, pattern in enumerate(pair.tokens))

    def _annotate(self, lower: int, tag: int, dep: int, extra: Iterable[Setting]) -> Annotation:
        values = {POS: 0, MORPH: 0, LEMMA: 0, TAG: tag, DEP: dep}
        settings = [*self._single_settings(lower, tag, dep), *extra]
        for _, attrs in sorted(settings, key=lambda setting: setting[0]):
            values.update(attrs)
        if not values[LEMMA]:
            values[LEMMA] = self._lemma(lower, values[POS], values[MORPH])
        strings = self._vocab.strings
        lemma = strings.add(strings[values[LEMMA]].lower())
        numbers = np.array([values[POS], lemma, values[TAG], values[DEP]], np.uint64)
        return numbers.tobytes(), self._morph(values[MORPH]) if values[MORPH] else None

    def _single_settings(self, lower: int, tag: int, dep: int) -> list[Setting]:
        """Words that no pattern tells apart share their settings."""
        key = (lower if self._is_named(lower) else 0, tag, dep)
        if key not in self._fitting:
            possible = [*self._by_tag.get(self._vocab.strings[tag], ()), *self._by_tag[""]]
            self._fitting[key] = [
                setting for pattern, setting in possible if self._fits(pattern, lower, tag, dep)
            ]
        return self._fitting[key]

    def _is_named(self, lower: int) -> bool:
        """Whether some pattern may treat this very word in its own way."""
        word = self._vocab.strings[lower]
        return word in self._words or word.isspace() or any(regex.search(word) for regex in self._regexes)

    def _lemma(self, lower: int, pos: int, morph: int) -> int:
        strings = self._vocab.strings
        word = _Word(strings[lower], lower, pos, strings[pos] if pos else "X", self._morph(morph))
        lemma: str = self.lemmatizer.lemmatize(word)[0]
        if word.pos_ == "VERB":
            lemma = with_final_e(word.text, lemma, self._verbs)
        return int(strings.add(lemma))

    def _morph(self, morph: int) -> MorphAnalysis:
        if morph not in self._morphs:
            self._morphs[morph] = MorphAnalysis(self._vocab, self._vocab.strings[morph] if morph else "")
        return self._morphs[morph]

    def _fits(self, pattern: Mapping[str, Any], lower: int, tag: int, dep: int) -> bool:
        strings = self._vocab.strings
        values = {"LOWER": lower, "TAG": tag, "DEP": dep}
        for key, wanted in pattern.items():
            if key == "IS_SPACE":
                if strings[lower].isspace() != wanted:
                    return False
            elif not _meets(strings[values[key]], wanted):
                return False
        return True


def _create(nlp: Language, name: str) -> TokenAnnotator:
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    assert isinstance(ruler, AttributeRuler)
    assert isinstance(lemmatizer, Lemmatizer)
    return TokenAnnotator(nlp.vocab, ruler, lemmatizer)


Language.factory("token_annotator", func=_create)


def replace_ruler(nlp: Language) -> None:
    """Put a TokenAnnotator in the place of the pipeline's attribute ruler and lemmatizer."""
    nlp.add_pipe("token_annotator")
    nlp.remove_pipe("attribute_ruler")
    nlp.remove_pipe("lemmatizer")


def _index_by_sets(lemmatizer: Lemmatizer) -> None:
    """The model lists its known lemmas; looking one up in a list of thousands is most of a lemma's cost."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for pos, words in list(index.items()):
        index[pos] = frozenset(words)


def _literal_words(token: Mapping[str, Any]) -> list[str]:
    value = token.get("LOWER")
    if isinstance(value, str):
        return [value]
    return list(value["IN"]) if isinstance(value, dict) and "IN" in value else []


def _meets(value: str, wanted: Any) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    if "IN" in wanted:
        return value in wanted["IN"]
    if "NOT_IN" in wanted:
        return value not in wanted["NOT_IN"]
    return re.search(wanted["REGEX"], value) is not None
