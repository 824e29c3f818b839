"""The words that explain a finding. The rules are read when they are first asked for, not at the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.finding import Finding
from reader.rules.categories import Category, load_categories

if TYPE_CHECKING:
    from reader.rules.catalogue import Catalogue


def _load_catalogue() -> Catalogue:
    from reader.rules.catalogue import load_catalogue

    return load_catalogue()


class Explanation(NamedTuple):
    """agreement: a sentence on how often people agreed with the rule, "" where the rule is not known."""

    label: str
    why: str
    ask: str
    source: str
    agreement: str


class Rulebook:
    """Knows the categories at once and the rules on demand."""

    def __init__(self, load: Callable[[], Catalogue] = _load_catalogue) -> None:
        self._load = load
        self.categories = load_categories()
        self._by_id = {category.id: category for category in self.categories}

    def category(self, category_id: str) -> Category:
        return self._by_id[category_id]

    def kind(self, finding: Finding) -> str:
        """The name of the finding's kind, which needs no rules."""
        return self.category(finding.category).kinds.get(
            finding.kind, finding.kind.replace("-", " ").capitalize()
        )

    def explain(self, finding: Finding) -> Explanation:
        """A rule that is not there (an older analysis, a teacher's own file) is explained by its category."""
        if finding.rule not in self.catalogue:
            category = self.category(finding.category)
            return Explanation(self.kind(finding), category.about, "", "", "")
        rule = self.catalogue.rule(finding.rule)
        return Explanation(
            rule.label, rule.why, rule.ask, rule.source, str(self.catalogue.agreement(rule.id))
        )

    def label(self, rule: str) -> str:
        """What a rule is called, by its id; one that is not there by its kind."""
        if rule in self.catalogue:
            return self.catalogue.rule(rule).label
        return rule.split(".")[1].replace("-", " ").capitalize() if "." in rule else rule

    @cached_property
    def catalogue(self) -> Catalogue:
        return self._load()
