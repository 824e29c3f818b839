"""Quotations are found by their marks alone, whatever the marks look like and however badly they pair."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.quotations import find_quotations
from reader.article import Article, Block, BlockKind


def article(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    blocks, start = [], 0
    for piece in text.split("\n\n"):
        if piece:
            blocks.append(Block(kind, start, start + len(piece)))
        start += len(piece) + 2
    return Article(text, tuple(blocks))


def quoted(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(article(text, kind))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no. Never.” twice.", ["“no. Never.”"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("The 'experts' say so.", ["'experts'"]),
        ("The ‘experts’ say so.", ["‘experts’"]),
        ("‘I saw the dogs’ bowl,’ he said.", ["‘I saw the dogs’ bowl,’"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ('He shouted—"stop!"—and ran.', ['"stop!"']),
        ('("Yes.")', ['"Yes."']),
        ('He said,"I know."', ['"I know."']),
        ("He is 6'2\" tall and she is 5'9\" tall.", []),
        ("It's the dogs' bowl, in the '90s, 'tis said; rock 'n' roll.", []),
        ("He didn’t take the girls’ coats.", []),
        ("``No,'' he said.", ["``No,''"]),
    ],
)
def test_marks_of_every_form_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_inside_another_has_depth_two() -> None:
    text = "“She said ‘never’ to me,” he said. \"And he said 'yes' then.\""
    found = find_quotations(article(text))
    assert [(text[q.start : q.end], q.depth) for q in found] == [
        ("“She said ‘never’ to me,”", 1),
        ("‘never’", 2),
        ("\"And he said 'yes' then.\"", 1),
        ("'yes'", 2),
    ]


def test_straight_marks_nest_by_their_neighbours() -> None:
    assert quoted('"He said "no" twice," she said.') == ['"He said "no" twice,"', '"no"']


@pytest.mark.parametrize("mark", ['""', "“”", "‘’"])
def test_a_mark_repeated_at_each_paragraph_goes_on_with_the_same_quotation(mark: str) -> None:
    opening, closing = mark
    text = f"{opening}One.\n\n{opening}Two.\n\n{opening}Three,{closing} he said.\n\nAfter."
    found = find_quotations(article(text))
    assert [text[q.start : q.end] for q in found] == [text[: text.index(" he said")]]
    assert found[0].closed


def test_a_missing_closing_mark_is_a_guess_and_ends_with_the_sentence() -> None:
    text = 'He said "it is over. Then he left. "Good," she said.'
    found = find_quotations(article(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ('"it is over.', False),
        ('"Good,"', True),
    ]


def test_a_quotation_left_open_does_not_swallow_the_next_paragraph() -> None:
    text = "“It is over.\n\nHe left.\n\n“Good,” she said."
    assert quoted(text) == ["“It is over.", "“Good,”"]


def test_an_elision_at_the_head_of_the_next_paragraph_is_no_repeated_mark() -> None:
    assert quoted("‘One.\n\n‘99 was a good year.") == []


def test_a_quotation_block_is_a_quotation_and_its_own_marks_count_once() -> None:
    text = "We shall go on."
    assert quoted(text, BlockKind.QUOTATION) == [text]
    assert quoted("“We shall go on.”", BlockKind.QUOTATION) == ["“We shall go on.”"]
    found = find_quotations(article("We shall “go on.”", BlockKind.QUOTATION))
    assert [q.depth for q in found] == [1, 2]


@pytest.mark.timeout(30)
@pytest.mark.parametrize("unit", ['"', "' '", "“", "“a‘", "« '"])
def test_a_page_of_nothing_but_marks_comes_to_an_end(unit: str) -> None:
    """Work grows with the text, not with its square."""
    assert len(quoted(unit * 30_000)) <= 90_000


@given(st.lists(st.text(alphabet="ab ,.—\n\"'“”‘’«»s9", max_size=40), max_size=6))
def test_whatever_the_marks_spans_are_ordered_nested_and_inside_the_text(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    found = find_quotations(article(text))
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
    for first, second in pairwise(found):
        assert (first.start, -first.end) < (second.start, -second.end)
    for inner in found:
        around = [q for q in found if q.start <= inner.start and inner.end <= q.end]
        crossing = [q for q in found if q.start < inner.start < q.end < inner.end]
        assert not crossing
        assert inner.depth == len(around)


WORDS = st.lists(st.sampled_from(["he", "saw", "the", "dogs", "it's", "don’t", "no"]), min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["“”", '""', "«»"]), WORDS), min_size=1, max_size=8))
def test_well_formed_quotations_come_back_as_they_went_in(
    parts: list[tuple[list[str], str, list[str]]],
) -> None:
    text, expected = "", []
    for plain, marks, inside in parts:
        quotation = marks[0] + " ".join(inside) + marks[1]
        text += " ".join(plain) + " " + quotation + " "
        expected.append(quotation)
    assert quoted(text) == expected


@given(WORDS, st.integers(0, 20))
def test_text_before_a_paragraph_only_moves_its_quotations(words: list[str], blank: int) -> None:
    text = f'They said "{" ".join(words)}" and left.'
    before = "x" * blank + "\n\n"
    plain = find_quotations(article(text))
    moved = find_quotations(article(before + text))
    assert [(q.start + len(before), q.end + len(before)) for q in plain] == [(q.start, q.end) for q in moved]
