"""What people disagreed with is off: rules, their measurement and their default say the same."""

from __future__ import annotations

from reader.rules import load_catalogue

EXCEPTIONS = {
    "loaded.label.regime": "the very example of the literature, and a reader looks for it",
}
"""On all the same, each for a reason that stands beside the rule as well."""


def test_a_rule_that_people_contradicted_is_off() -> None:
    catalogue = load_catalogue()
    wrong = {
        rule.id for rule in catalogue.rules if rule.default and catalogue.agreement(rule.id).contradicted
    }
    assert wrong == set(EXCEPTIONS)
