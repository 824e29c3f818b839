"""Paragraph and sentence numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.address import Addresses, sentences
from reader.article import Article, Block, BlockKind


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One here. Two here! Three?", 3),
        ("Dr. Lee of the U.S. Senate met J. R. Smith on Jan. 4. Nothing came of it.", 2),
        ("“Is it so?” she asked. “It is.” Then they left.", 3),
        ("It cost 3.5 million, i.e. too much, etc. and so on.", 1),
        ("“Never.” That was all.", 2),
        ("No end at all", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count, [text[s:e] for s, e in found]


@given(st.text(alphabet="aB .!?”“\n5", max_size=60))
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    found = sentences(text)
    assert "".join(text[s:e] for s, e in found).replace(" ", "").replace("\n", "") == text.replace(
        " ", ""
    ).replace("\n", "")
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))


def test_headings_are_not_counted_and_have_no_address() -> None:
    text = "A heading\n\nFirst. Second.\n\nThird."
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    spans = ((0, 9), (11, 25), (27, 33))
    blocks = tuple(Block(k, *s) for k, s in zip(kinds, spans, strict=True))
    addresses = Addresses(Article(text, blocks))
    assert addresses.numbers == [0, 1, 2]
    assert [addresses.label(text.index(word)) for word in ("heading", "First", "Second", "Third")] == [
        "",
        "1.1",
        "1.2",
        "2.1",
    ]
    assert text[slice(*addresses.sentence(text.index("econd")))] == "Second."


def test_an_article_without_text_has_no_addresses() -> None:
    assert Addresses(Article("", ())).label(0) == ""
    assert Addresses(Article("", ())).sentence(0) == (0, 0)
