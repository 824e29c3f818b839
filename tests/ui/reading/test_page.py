"""Article offsets and document positions, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from reader.article import Article, Block, BlockKind
from ui.reading.page import LONGEST_PIECE, Page, byline
from ui.reading.typography import Typography

pytestmark = pytest.mark.usefixtures("qapp")

paragraph = st.text(
    st.sampled_from("ab é\u0301ש文😀👩🏽‍🚀\n\u2028\u2029\r\ufdd0\ufffc\x0b\t")
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=40,
)
kinds = st.sampled_from(list(BlockKind))


def article_of(blocks: list[tuple[BlockKind, str]], title: str = "", origin: str = "") -> Article:
    text, found = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        found.append(Block(kind, len(text), len(text) + len(words), 1))
        text += words
    return Article(text, tuple(found), title=title, origin=origin)


def page_of(article: Article) -> tuple[Page, QTextDocument]:
    document = QTextDocument()
    return Page(article, document, Typography()), document


@given(st.lists(st.tuples(kinds, paragraph), min_size=1, max_size=5), st.sampled_from(["", "T😀"]))
def test_every_offset_of_a_block_goes_there_and_back(blocks: list[tuple[BlockKind, str]], title: str) -> None:
    article = article_of(blocks, title, "/some/file.txt")
    page, document = page_of(article)
    for block in article.blocks:
        for offset in range(block.start, block.end):
            assert page.offset(page.position(offset)) == offset
    assert document.blockCount() - len(page.pieces) in (1, 2)  # byline, and title where there is one


@given(st.lists(st.tuples(kinds, st.text("ab 😀ש", min_size=1, max_size=40)), min_size=1, max_size=4))
def test_the_document_shows_the_character_of_each_offset(blocks: list[tuple[BlockKind, str]]) -> None:
    article = article_of(blocks)
    page, document = page_of(article)
    for block in article.blocks:
        for offset in range(block.start, block.end):
            shown = document.characterAt(page.position(offset))
            assert shown == article.text[offset].encode("utf-16-le")[:2].decode("utf-16-le", "surrogatepass")


def test_title_and_byline_have_no_offset() -> None:
    page, _ = page_of(article_of([(BlockKind.PARAGRAPH, "Words.")], "A title", "/x/file.html"))
    assert page.offset(0) is None
    assert page.offset(page.position(0)) == 0


def test_a_title_that_the_text_begins_with_is_shown_once() -> None:
    blocks = [(BlockKind.HEADING, "A  Title"), (BlockKind.PARAGRAPH, "Words.")]
    _, document = page_of(article_of(blocks, "a title", "/x/file.html"))
    assert document.toPlainText() == "A  Title\nopened from file.html\nWords."


def test_a_paragraph_of_megabytes_is_laid_in_pieces_that_leave_nothing_out() -> None:
    article = article_of([(BlockKind.PARAGRAPH, "A word 😀 and another. " * 3000)])
    page, _ = page_of(article)
    assert "".join(article.text[p.start : p.end] for p in page.pieces) == article.text
    assert all(p.end - p.start <= LONGEST_PIECE for p in page.pieces)
    assert all(article.text[p.end - 2 : p.end] == ". " for p in page.pieces)
    assert [p.number for p in page.pieces] == [1] + [0] * (len(page.pieces) - 1)


def test_text_without_a_space_is_cut_too() -> None:
    page, _ = page_of(article_of([(BlockKind.PARAGRAPH, "x" * (LONGEST_PIECE * 2 + 5))]))
    assert [p.end - p.start for p in page.pieces] == [LONGEST_PIECE, LONGEST_PIECE, 5]


def test_pieces_of_a_span_are_those_that_it_touches() -> None:
    page, _ = page_of(article_of([(BlockKind.PARAGRAPH, "One."), (BlockKind.PARAGRAPH, "Two.")]))
    first, second = page.pieces
    assert page.pieces_of((0, 4)) == [first]
    assert page.pieces_of((3, 7)) == [first, second]
    assert page.pieces_of((4, 6)) == []
    assert page.pieces_of((6, 10)) == [second]


def test_the_byline_says_what_is_known() -> None:
    known = Article("", (), site="The Courier", date="4 June", origin="/tmp/harbour.html")
    assert byline(known) == "The Courier · 4 June · opened from harbour.html"
    assert byline(Article("", ())) == ""
