"""Neighbouring words that come back are found where they stand, never across a block's end."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from reader.analysis.grams import repeated_grams
from reader.analysis.passage import Passage
from reader.article import Block, BlockKind

VOCAB = English().vocab
TEXTS = st.lists(st.lists(st.sampled_from(["we", "We", "shall", "not", "."]), max_size=12), max_size=5)


def passage(words: list[str]) -> Passage:
    doc = Doc(VOCAB, words)
    return Passage(doc, Block(BlockKind.PARAGRAPH, 0, len(doc.text)), 0)


@given(TEXTS, st.integers(2, 4))
def test_every_repeated_gram_and_no_other(texts: list[list[str]], size: int) -> None:
    grams = {
        (n, i): tuple(word.lower() for word in words[i : i + size])
        for n, words in enumerate(texts)
        for i in range(len(words) - size + 1)
    }
    counts = Counter(grams.values())
    expected = [place for place, gram in grams.items() if counts[gram] > 1]
    assert list(repeated_grams([passage(words) for words in texts], size)) == expected
