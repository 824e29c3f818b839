"""Plain text: paragraphs however they are marked, hard wraps undone, headings guessed with care."""

import textwrap

import pytest

from reader.article import BlockKind
from reader.loading import load_text

FIRST = (
    "The harbour had been closed for three days when the first of the boats came back, and nobody on the "
    "quay could say with any certainty where it had been or why its well-known captain would not speak of it."
)
SECOND = (
    "She walked the length of the pier twice. It was, she told us later, the longest walk of her life, and "
    "there was no end to it; the planks seemed to go on for ever under the lamps."
)
POEM = (
    "The tide came in at seven,\nThe tide went out at nine,\n"
    "And all the boats in harbour\nStood waiting in a line."
)


def kinds(article):
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def test_hard_wraps_are_undone():
    wrapped = textwrap.fill(FIRST, 60) + "\n\n" + textwrap.fill(SECOND, 60)
    assert kinds(load_text(wrapped)) == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize("width", [38, 50, 65, 72, 80, 100])
def test_hard_wraps_of_any_usual_width_are_undone(width):
    assert load_text(textwrap.fill(FIRST, width)).text == FIRST


def test_long_lines_without_blank_ones_between_are_paragraphs():
    assert kinds(load_text(f"{FIRST}\n{SECOND}\n{FIRST}")) == [
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("paragraph", FIRST),
    ]


def test_indented_first_lines_alone_part_paragraphs():
    wrapped = "\n".join(textwrap.fill(part, 60, initial_indent="    ") for part in (FIRST, SECOND))
    assert [text for _, text in kinds(load_text(wrapped))] == [FIRST, SECOND]


def test_verse_and_addresses_keep_their_lines():
    address = "Jane Roe\n14 Harbour Road\nWexcombe"
    assert [text for _, text in kinds(load_text(f"{FIRST}\n\n{POEM}\n\n{address}\n\n{SECOND}"))] == [
        FIRST,
        POEM,
        address,
        SECOND,
    ]


def test_short_first_line_is_the_title_and_the_byline_gives_the_author():
    article = load_text(f"The boats come home\n\nBy Jane Roe\n\n{FIRST}\n\nA long walk\n\n{SECOND}")
    assert [(b.kind, b.level) for b in article.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert article.title == "The boats come home"
    assert article.author == "Jane Roe"


def test_title_and_occasion_without_a_blank_line_between_are_parted():
    article = load_text(f"To those who stayed\nSpeech at the harbour\n14 May 1962\n\n{FIRST}\n\n{SECOND}")
    assert kinds(article)[:3] == [
        ("heading", "To those who stayed"),
        ("paragraph", "Speech at the harbour"),
        ("paragraph", "14 May 1962"),
    ]
    greeting = "My dear Anna,\nI hope you are well,"
    assert kinds(load_text(f"{greeting}\n\n{FIRST}"))[0] == ("paragraph", greeting)


def test_underlined_lines_are_headings():
    article = load_text(f"Boats\n=====\n\n{FIRST}\n\nWalks\n-----\n{SECOND}")
    assert [(b.kind.value, b.level) for b in article.blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


@pytest.mark.parametrize(
    "line", ["He left.", "He said:", "and so it went on", "A short remark, and then,", "He asked, “Why?”"]
)
def test_sentences_and_their_parts_are_no_headings(line):
    article = load_text(f"{FIRST}\n\n{line}\n\n{SECOND}")
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}


def test_lists_and_quoted_lines_are_told():
    article = load_text(
        f"{FIRST}\n\n- one boat\n- two boats\n  and a raft\n\n> They said nothing.\n\n1. First\n2. Then"
    )
    assert kinds(article)[1:] == [
        ("list-item", "one boat"),
        ("list-item", "two boats and a raft"),
        ("quotation", "They said nothing."),
        ("list-item", "1. First"),
        ("list-item", "2. Then"),
    ]


def test_a_sentence_that_begins_with_a_number_is_no_list():
    assert kinds(load_text("12. December was cold, and nobody came."))[0][0] == "paragraph"


def test_divided_words_are_made_whole_and_compounds_stay():
    text = (
        "It was a contra-\ndiction in terms of a well-\nknown kind, and the govern-\nment knew it, "
        "said the note."
    )
    assert load_text(text).text == (
        "It was a contradiction in terms of a well-known kind, and the government knew it, said the note."
    )
