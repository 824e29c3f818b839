"""The reference of all rules is what the rules say, and every measured rule is a rule that exists."""

from __future__ import annotations

from reader.paths import resources_path
from reader.rules import load_catalogue
from reader.rules.agreement import load_agreements
from reader.rules.reference import reference


def test_the_reference_is_up_to_date() -> None:
    """Mend it with `python -m reader rules reference > resources/help/rules.md`."""
    written = (resources_path() / "help" / "rules.md").read_text(encoding="utf-8")
    assert written == reference(load_catalogue()) + "\n"


def test_agreement_is_measured_for_rules_that_exist() -> None:
    catalogue = load_catalogue()
    assert [rule for rule in load_agreements() if rule not in catalogue] == []


def test_every_category_has_rules_and_there_are_many() -> None:
    catalogue = load_catalogue()
    assert {rule.category for rule in catalogue.rules} == {category.id for category in catalogue.categories}
    assert len(catalogue.rules) >= 120
