"""The cuts that all figures of repetition share."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.figures.clauses import sentence_clauses, split_clauses, split_cola


@pytest.fixture(scope="session")
def cut(parse_text):
    def clauses(text: str, how=split_clauses) -> list[str]:
        passage = parse_text(text)[0]
        return [text[slice(*passage.span(c.first, c.last))] for c in how(passage)]

    return clauses


def test_a_clause_ends_at_marks_and_conjunctions(cut):
    text = "We came, and they left; but nobody asked why it happened."
    assert cut(text) == ["We came", "they left", "nobody asked", "why it happened"]


def test_a_preposition_opens_no_clause(cut):
    assert cut("She waited for the train since noon.") == ["She waited for the train since noon"]


def test_a_colon_keeps_its_subordinate_clause(cut):
    assert cut("They do what they can, and we wait.", split_cola) == ["They do what they can", "we wait"]


def test_sentences_run_from_the_first_clause_to_the_last(cut):
    text = "We came, we saw. They left."
    assert cut(text, sentence_clauses) == ["We came, we saw", "They left"]


def test_every_word_but_a_conjunction_is_in_one_clause(parse_text):
    passage = parse_text("If it rains — and it will — we stay; if not, well, then we go (all of us).")[0]
    clauses = split_clauses(passage)
    covered = [i for c in clauses for i in range(c.lead, c.last + 1)]
    assert len(covered) == len(set(covered))
    assert all(a.last < b.lead for a, b in pairwise(clauses))
