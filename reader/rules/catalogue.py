"""All rules that are in force, by id. Loading them needs no language model."""

from __future__ import annotations

import hashlib
import inspect
import tomllib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from reader.errors import RuleError
from reader.figures import FIGURES
from reader.paths import resources_path
from reader.rules.agreement import Agreement, load_agreements
from reader.rules.categories import Category, load_categories
from reader.rules.rule import Rule
from reader.rules.schema import Vocabulary, nearest, parse_rule


class Catalogue:
    """rules: in the order of their files. version: changes whenever a rule, a list or a figure's name does."""

    def __init__(self, rules: Sequence[Rule], categories: tuple[Category, ...], version: str) -> None:
        self.rules = tuple(rules)
        self.categories = categories
        self.version = version
        self._by_id = {rule.id: rule for rule in self.rules}
        for rule in self.rules:
            for old in rule.formerly:
                self._by_id.setdefault(old, rule)

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id, or the one that was renamed from it. Raises RuleError if there is none."""
        if rule_id not in self._by_id:
            raise RuleError(f"There is no rule “{rule_id}”{nearest(rule_id, self._by_id)}")
        return self._by_id[rule_id]

    def __contains__(self, rule_id: str) -> bool:
        return rule_id in self._by_id

    def category(self, category_id: str) -> Category:
        return next(category for category in self.categories if category.id == category_id)

    def agreement(self, rule_id: str) -> Agreement:
        """How often people who marked such text agreed with the rule."""
        return self._agreements.get(rule_id, Agreement())

    @cached_property
    def _agreements(self) -> dict[str, Agreement]:
        return load_agreements()


def load_catalogue(extra: Iterable[Path] = ()) -> Catalogue:
    """The shipped rules and a teacher's own files. Raises RuleError for the first thing that is wrong."""
    categories = load_categories()
    vocabulary = Vocabulary(categories, load_lexicon, figure_options())
    shipped = resources_path() / "rules"
    rules: list[Rule] = []
    digest = hashlib.sha256()
    for path in (*sorted(shipped.rglob("*.toml")), *extra):
        name = path.relative_to(shipped).as_posix() if path.is_relative_to(shipped) else str(path)
        data = _read(path)
        digest.update(data)
        rules.extend(parse_rule(table, name, vocabulary) for table in _tables(data, name))
    for path in sorted((resources_path() / "lexicons").rglob("*.txt")):
        digest.update(path.read_bytes())
    _check_ids(rules)
    return Catalogue(rules, categories, digest.hexdigest()[:12])


def load_lexicon(name: str) -> tuple[str, ...]:
    """The entries of resources/lexicons/NAME.txt: one a line; lines with # say origin and licence."""
    folder = resources_path() / "lexicons"
    path = folder / f"{name}.txt"
    if not path.is_file():
        raise RuleError(f"there is no list “{name}”{nearest(name, (p.stem for p in folder.glob('*.txt')))}")
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def figure_options() -> dict[str, tuple[str, ...]]:
    """The options that each figure function takes: its keyword-only parameters."""
    return {
        name: tuple(
            p.name for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY
        )
        for name, function in FIGURES.items()
    }


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path}: the rule file cannot be read ({error.strerror}).") from error


def _tables(data: bytes, name: str) -> list[dict[str, Any]]:
    try:
        document = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{name}: this is not valid TOML: {error}.") from error
    for key in document:
        if key != "rule":
            raise RuleError(f"{name}: there is no such key “{key}” at the top; rules begin with [[rule]].")
    tables = document.get("rule", [])
    if not isinstance(tables, list):
        raise RuleError(f"{name}: rules begin with [[rule]], in two pairs of brackets.")
    return tables


def _check_ids(rules: Iterable[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for rule_id in (rule.id, *rule.formerly):
            if rule_id in seen:
                raise RuleError(
                    f"{rule.file}: rule “{rule.id}”, key “id”: “{rule_id}” is taken by a rule in {seen[rule_id].file}."
                )
            seen[rule_id] = rule
