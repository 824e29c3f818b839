"""From a TOML table to a `Rule`: everything that can be wrong is said with file, rule, key and a mend."""

from __future__ import annotations

import difflib
import string
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.errors import RuleError
from reader.rules.categories import Category
from reader.rules.patterns import check_dependency_pattern, check_token_pattern
from reader.rules.rule import MATCHES, Rule

TEXTS = ("id", "label", "why", "ask", "source", "match", "because", "lexicon", "attr", "extent", "figure")
LISTS = (
    "patterns",
    "phrases",
    "pos",
    "mark",
    "except",
    "unless",
    "only",
    "hits",
    "misses",
    "known_misses",
    "formerly",
)
TABLES = ("options", "select")
KEYS = (*TEXTS, *LISTS, *TABLES, "default")
REQUIRED = ("id", "label", "why", "ask", "source", "match", "hits", "misses")
BODY = {
    "token": ("patterns", "except", "unless", "only"),
    "phrase": ("phrases", "lexicon", "attr", "pos", "except", "unless", "only"),
    "dependency": ("patterns", "mark", "extent", "except", "unless", "only"),
    "figure": ("figure", "options"),
    "attribution": ("select", "except"),
}
"""The keys that say what a rule matches, by its `match`."""
REFINEMENTS = ("except", "unless", "only", "attr", "pos")
"""Those among them that match nothing by themselves."""
CHOICES = {"match": MATCHES, "attr": ("LOWER", "LEMMA"), "extent": ("span", "nodes")}


@dataclass(frozen=True)
class Vocabulary:
    """What rules may name. lexicon: gives a list's entries by its name, or raises RuleError.

    figures: the options that each figure function takes.
    """

    categories: tuple[Category, ...]
    lexicon: Callable[[str], tuple[str, ...]]
    figures: Mapping[str, Collection[str]]


def parse_rule(table: Mapping[str, Any], file: str, vocabulary: Vocabulary) -> Rule:
    """Check one `[[rule]]` table. Raises RuleError with one sentence that says where and what."""
    return _Parser(table, file, vocabulary).rule()


def nearest(word: str, known: Iterable[str]) -> str:
    """“; did you mean “x”?” or the list of what is known, for the end of a message."""
    known = list(known)
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else f"; known are {', '.join(known)}."


class _Parser:
    def __init__(self, table: Mapping[str, Any], file: str, vocabulary: Vocabulary) -> None:
        self.table = table
        self.file = file
        self.vocabulary = vocabulary

    def rule(self) -> Rule:
        self._check_keys()
        self._check_types()
        self._check_id()
        self._check_choices()
        self._check_body()
        self._check_because()
        self._check_examples()
        get = self.table.get
        return Rule(
            id=self.table["id"],
            label=self.table["label"],
            why=self.table["why"],
            ask=self.table["ask"],
            because=get("because", ""),
            source=self.table["source"],
            match=self.table["match"],
            file=self.file,
            mark=tuple(get("mark", ())),
            hits=tuple(self.table["hits"]),
            misses=tuple(self.table["misses"]),
            known_misses=tuple(get("known_misses", ())),
            formerly=tuple(get("formerly", ())),
            patterns=tuple(tuple(p) for p in get("patterns", ())),
            phrases=self._phrases(),
            attr=get("attr", "LOWER"),
            pos=frozenset(get("pos", ())),
            extent=get("extent", "span"),
            figure=get("figure", ""),
            options=dict(get("options", {})),
            select={key: frozenset(values) for key, values in get("select", {}).items()},
            vetoes=tuple(tuple(p) for p in get("except", ())),
            unless=frozenset(get("unless", ())),
            only=frozenset(get("only", ())),
            default=get("default", True),
        )

    def _fail(self, key: str, problem: str) -> RuleError:
        rule = self.table.get("id") or self.table.get("label") or "a rule without id"
        return RuleError(f"{self.file}: rule “{rule}”, key “{key}”: {problem}")

    def _check_keys(self) -> None:
        for key in self.table:
            if key not in KEYS:
                raise self._fail(key, f"there is no such key{nearest(key, KEYS)}")
        for key in REQUIRED:
            if not self.table.get(key):
                raise self._fail(key, "it is missing or empty.")

    def _check_types(self) -> None:
        for key, value in self.table.items():
            wanted = str if key in TEXTS else list if key in LISTS else dict if key in TABLES else bool
            if not isinstance(value, wanted):
                name = {str: "a text", list: "a list", dict: "a table", bool: "true or false"}[wanted]
                raise self._fail(key, f"it must be {name}.")
        for key in set(LISTS) & set(self.table) - {"patterns", "except"}:
            if not all(isinstance(item, str) and item for item in self.table[key]):
                raise self._fail(key, "it must be a list of texts.")

    def _check_id(self) -> None:
        parts = self.table["id"].split(".")
        if len(parts) != 3 or not all(parts):
            raise self._fail("id", "it must read category.kind.name.")
        kinds = {category.id: category.kinds for category in self.vocabulary.categories}
        if parts[0] not in kinds:
            raise self._fail("id", f"there is no category “{parts[0]}”{nearest(parts[0], kinds)}")
        if parts[1] not in kinds[parts[0]]:
            raise self._fail("id", f"{parts[0]} has no kind “{parts[1]}”{nearest(parts[1], kinds[parts[0]])}")

    def _check_choices(self) -> None:
        for key, choices in CHOICES.items():
            value = self.table.get(key)
            if value is not None and value not in choices:
                raise self._fail(key, f"“{value}” is not possible{nearest(value, choices)}")

    def _check_body(self) -> None:
        match = self.table["match"]
        for key in ("unless", "only"):
            if any(word != word.lower() or " " in word for word in self.table.get(key, ())):
                raise self._fail(key, "its words must be single and in lower case.")
        for key in {key for keys in BODY.values() for key in keys} & set(self.table):
            if key not in BODY[match]:
                raise self._fail(key, f"a {match} rule has no such key{nearest(key, BODY[match])}")
        if not any(self.table.get(key) for key in BODY[match] if key not in REFINEMENTS):
            raise self._fail(BODY[match][0], f"a {match} rule needs it.")
        for key, check in (("patterns", self._pattern_check(match)), ("except", check_token_pattern)):
            for number, pattern in enumerate(self.table.get(key, ()), 1):
                problem = check(pattern)
                if problem:
                    raise self._fail(key, f"pattern {number}: {problem}")
        if match == "figure":
            self._check_figure()

    def _pattern_check(self, match: str) -> Callable[[Any], str]:
        if match != "dependency":
            return lambda pattern: check_token_pattern(pattern, anchored=True)
        return lambda pattern: check_dependency_pattern(pattern, self.table.get("mark", []))

    def _check_figure(self) -> None:
        name, figures = self.table["figure"], self.vocabulary.figures
        if name not in figures:
            raise self._fail("figure", f"there is no figure “{name}”{nearest(name, figures)}")
        for option in self.table.get("options", {}):
            if option not in figures[name]:
                raise self._fail(
                    "options", f"{name} has no option “{option}”{nearest(option, figures[name])}"
                )

    def _check_because(self) -> None:
        template = self.table.get("because", "")
        try:
            fields = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        except ValueError as error:
            raise self._fail("because", f"{error}; write {{{{ and }}}} for braces.") from error
        if self.table["match"] in ("token", "phrase", "dependency"):
            for name in fields:
                if name != "text":
                    raise self._fail("because", f"“{{{name}}}” is not known here; only {{text}} is.")

    def _check_examples(self) -> None:
        for key in ("hits", "misses"):
            if len(self.table[key]) < 2:
                raise self._fail(key, "at least two examples are needed.")
        for key, marked in (("hits", True), ("known_misses", True), ("misses", False)):
            for example in self.table.get(key, ()):
                if ("[[" in example) != marked or example.count("[[") != example.count("]]"):
                    how = "mark what is found with [[ ]]" if marked else "nothing is marked in it"
                    raise self._fail(key, f"“{example}”: {how}.")

    def _phrases(self) -> tuple[str, ...]:
        phrases = tuple(self.table.get("phrases", ()))
        if "lexicon" in self.table:
            try:
                phrases += self.vocabulary.lexicon(self.table["lexicon"])
            except RuleError as error:
                raise self._fail("lexicon", str(error)) from error
        return phrases
