"""Every example of every rule, one test each, with the real model."""

from __future__ import annotations

import pytest

from reader.rules import load_catalogue
from reader.rules.examples import Example, check_example, examples

EVERY = [example for rule in load_catalogue().rules for example in examples(rule)]


@pytest.fixture(scope="module")
def find(nlp):
    from reader.analysis.analyzer import Analyzer
    from reader.analysis.examples import find_parts

    analyzer = Analyzer(nlp, load_catalogue(), off_too=True)
    return lambda rule, text: find_parts(analyzer, rule, text)


@pytest.mark.parametrize("example", EVERY, ids=lambda e: f"{e.rule.id}-{e.kind}: {e.text[:50]}")
def test_the_rule_does_what_its_example_says(example: Example, find) -> None:
    assert check_example(example, find) == ""
