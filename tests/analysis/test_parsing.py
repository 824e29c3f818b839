"""Texts parsed side by side have the heads, labels and sentences that the model's own parser gives them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import parsing
from reader.analysis.parsing import BatchParser
from reader.analysis.pipeline import model_name
from reader.analysis.transitions import TransitionParser

PROSE = [
    "",
    "Rain.",
    "   ",
    "Yes 😀 no 👩‍👩‍👧 maybe.\n\n  Two lines.",
    "The baker who had sold us the bread that Ann liked so much left town. Nobody asked why; few cared.",
    "What did the mayor, if anyone knew him, say he would do? “I will not,” he said, “be told what to do.”",
    "To whom it was given nobody can say, but a hearing is scheduled on the matter tomorrow that may tell.",
    "Old men old men the boat the ship that sank that night before the storm the harbour had.",
    "HEADLINE WITHOUT A VERB: 12.5 % of £3m — a 7-day wonder (see p. 4)",
    "and and and , , . ! ? ( ( ) the of to",
]
LONG = "The council met on Monday, and the mayor, who had been away, spoke of the bridge that fell. " * 60
WORDS = sorted({word for text in PROSE for word in text.split()})


@pytest.fixture(scope="module")
def stock():
    return spacy.load(model_name(), exclude=["ner", "senter", "tagger", "attribute_ruler", "lemmatizer"])


@pytest.fixture(scope="module")
def parses(stock):
    """The docs of texts as the model parses them, and as we do; overhead 0 leaves none of them to spaCy."""
    ours = BatchParser(stock.get_pipe("parser"))

    def parse(texts, overhead=0):
        with stock.select_pipes(disable=["parser"]), pytest.MonkeyPatch.context() as patch:
            patch.setattr(parsing, "OVERHEAD", overhead)
            mine = list(ours.pipe(stock.pipe(texts), batch_size=50))
        return list(stock.pipe(texts)), mine

    return parse


def columns(doc):
    return [(t.i, t.text, t.dep_, t.head.i, t.is_sent_start, t.left_edge.i, t.right_edge.i) for t in doc]


@pytest.mark.parametrize("overhead", [0, 8, 1000])
def test_parses_prose_as_the_model_does(parses, overhead: int) -> None:
    theirs, mine = parses([*PROSE, LONG, *reversed(PROSE)], overhead)
    assert [columns(doc) for doc in mine] == [columns(doc) for doc in theirs]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), max_size=12))
def test_parses_any_order_of_words_as_the_model_does(parses, texts: list[str]) -> None:
    theirs, mine = parses(texts)
    assert [columns(doc) for doc in mine] == [columns(doc) for doc in theirs]


def test_each_text_is_parsed_by_itself(parses) -> None:
    theirs, _ = parses([PROSE[4]])
    _, mine = parses([PROSE[5], PROSE[4], LONG])
    assert columns(mine[1]) == columns(theirs[0])


def test_a_long_text_among_short_ones_is_left_to_spacy() -> None:
    assert parsing._count_alone([4000, *[60] * 40]) == 1
    assert parsing._count_alone([60] * 40) == 0
    assert parsing._count_alone([60] * 4) == 4
    assert parsing._count_alone([]) == 0


def test_a_parser_of_another_build_is_refused(stock) -> None:
    parser = stock.get_pipe("parser")
    beam = SimpleNamespace(
        model=parser.model, cfg={"beam_width": 4}, move_names=parser.move_names, labels=parser.labels
    )
    with pytest.raises(ValueError, match="another build"):
        TransitionParser(beam)


def test_vectors_are_forgotten_after_the_parse(nlp) -> None:
    for doc in [nlp(PROSE[4]), *nlp.pipe(PROSE)]:
        assert doc.tensor.size == 0
