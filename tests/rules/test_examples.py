"""Every example of every rule, one test each, with the real model."""

from __future__ import annotations

import pytest

from reader.rules import load_catalogue
from reader.rules.examples import Example, examples

EVERY = [example for rule in load_catalogue().rules for example in examples(rule)]


@pytest.fixture(scope="module")
def tried(nlp) -> dict[Example, str]:
    """What is wrong with each; all are parsed at once, which is ten times faster than one by one."""
    from reader.analysis.analyzer import Analyzer
    from reader.analysis.examples import try_examples

    analyzer = Analyzer(nlp, load_catalogue(), off_too=True)
    return {(e.rule.id, e.kind, e.text): problem for e, problem in try_examples(analyzer, EVERY)}


@pytest.mark.parametrize("example", EVERY, ids=lambda e: f"{e.rule.id}-{e.kind}: {e.text[:50]}")
def test_the_rule_does_what_its_example_says(example: Example, tried) -> None:
    assert tried[example.rule.id, example.kind, example.text] == ""
