"""The glossary is what the rules say, every device is defined, and every measured rule is a rule that exists."""

from __future__ import annotations

from reader.paths import resources_path
from reader.rules import load_catalogue
from reader.rules.agreement import Agreement, load_agreements, together
from reader.rules.glossary import glossary, load_devices
from reader.rules.reference import reference


def test_the_glossary_is_up_to_date() -> None:
    """Mend it with `python -m reader rules reference > resources/help/rules.md`."""
    written = (resources_path() / "help" / "rules.md").read_text(encoding="utf-8")
    assert written == glossary(load_catalogue()) + "\n"


def test_every_device_is_defined_once_and_no_other() -> None:
    catalogue = load_catalogue()
    assert set(load_devices()) == {f"{rule.category}.{rule.kind}" for rule in catalogue.rules}


def test_an_entry_defines_shows_asks_and_measures_a_device() -> None:
    entry = glossary(load_catalogue()).partition("### Anaphora\n")[2].partition("### ")[0]
    definition, example, question, agreement = entry.strip().split("\n\n")[:4]
    assert definition.startswith("Clauses or sentences in a row begin with the same words")
    assert example.startswith("> **We shall** rebuild the harbour.")
    assert question.startswith("*")
    assert question.endswith("?*")
    assert "times in 100" in agreement


def test_the_index_links_to_every_entry() -> None:
    text, index = glossary(load_catalogue()).split("## A to Z")
    names = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    assert len(names) == len(set(names)) == index.count("](#")
    assert all(f"[{name}](#" in index for name in names)


def test_the_agreement_of_several_rules_is_that_of_all_their_cases() -> None:
    one, other = Agreement(5, 10, ("news",)), Agreement(28, 30, ("reviews", "news"))
    assert together([one, other]) == Agreement(33, 40, ("reviews", "news"))


def test_every_rule_stands_in_the_full_reference() -> None:
    text = reference(load_catalogue())
    assert [rule.id for rule in load_catalogue().rules if f"(`{rule.id}`)" not in text] == []


def test_agreement_is_measured_for_rules_that_exist() -> None:
    catalogue = load_catalogue()
    assert [rule for rule in load_agreements() if rule not in catalogue] == []


def test_every_category_has_rules_and_there_are_many() -> None:
    catalogue = load_catalogue()
    assert {rule.category for rule in catalogue.rules} == {category.id for category in catalogue.categories}
    assert len(catalogue.rules) >= 120
