"""Where a word begins that the tokenizer has cut in two."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from reader.analysis.passage import Passage
from reader.article import Block, BlockKind


def passage(words: list[str], spaces: list[bool]) -> Passage:
    doc = Doc(English().vocab, words, spaces)
    return Passage(doc, Block(BlockKind.PARAGRAPH, 0, len(doc.text)), 0)


def test_a_mark_does_not_begin_inside_a_word() -> None:
    cut = passage(["They", "did", "n't", "go"], [True, False, True, False])
    assert cut.word_begin(2) == 1
    assert cut.span(cut.word_begin(2), 3) == (5, 14)


def test_a_word_of_its_own_begins_where_it_begins() -> None:
    apart = passage(["They", "will", "not", "go"], [True, True, True, False])
    assert [apart.word_begin(i) for i in range(4)] == [0, 1, 2, 3]
    assert passage(["'s", "gone"], [True, False]).word_begin(0) == 0
