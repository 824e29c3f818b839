"""Questions that want no answer, and those that the writer answers."""

from __future__ import annotations

from reader.article import Article, Block, BlockKind
from reader.figures import FIGURES


def test_an_answered_question_is_hypophora_and_not_rhetorical(found):
    text = "Did the plan work? Not at all. The river rose."
    assert found("hypophora", text) == [["Did the plan work?", "Not at all."]]
    assert found("rhetorical-question", text) == []


def test_a_question_in_quotation_marks_is_somebody_elses(found):
    assert found("rhetorical-question", "“Who will pay for it?” asked the mayor.") == []
    assert found("rhetorical-question", "“Who will pay for it? I ask you.”", quoted=True) == [
        ["Who will pay for it?"]
    ]


def test_the_questions_of_an_interview_are_left_alone(found):
    text = "\n\n".join(f"Why did you leave town {n}?\n\nBecause it rained." for n in range(3))
    assert found("rhetorical-question", text) == []
    assert found("hypophora", text) == []


def test_a_heading_asks_for_nothing(nlp):
    from reader.analysis.pipeline import parse

    text = "Who will pay for the bridge?"
    article = Article(text, (Block(BlockKind.HEADING, 0, len(text), 1),))
    assert list(FIGURES["rhetorical-question"](list(parse(nlp, article)))) == []


def test_an_exclamation_is_the_whole_sentence_without_its_quotation_marks(found):
    assert found("exclamation", "They shouted. “What a shame!”") == [["What a shame!"]]


def test_a_short_plain_question_that_is_a_paragraph_announces_what_follows(found):
    text = "The nurses left in May.\n\nWhy are they unhappy?\n\nThe pay has not risen since 2019."
    assert found("rhetorical-question", text) == []


def test_a_short_question_that_argues_is_no_heading(found):
    text = "The nurses left in May.\n\nWhy should anyone stay?\n\nThe pay has not risen since 2019."
    assert found("rhetorical-question", text) == [["Why should anyone stay?"]]
