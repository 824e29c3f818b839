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
    from reader.analysis.pipeline import parse, stretches

    text = "Who will pay for the bridge?"
    article = Article(text, (Block(BlockKind.HEADING, 0, len(text), 1),))
    passages = list(parse(nlp, article, stretches(article)))
    assert list(FIGURES["rhetorical-question"](passages)) == []


def test_an_exclamation_is_the_whole_sentence_without_its_quotation_marks(found):
    assert found("exclamation", "They shouted. “What a shame!”") == [["What a shame!"]]


def test_a_short_plain_question_that_is_a_paragraph_announces_what_follows(found):
    text = "The nurses left in May.\n\nWhy are they unhappy?\n\nThe pay has not risen since 2019."
    assert found("rhetorical-question", text) == []


def test_a_short_question_that_argues_is_no_heading(found):
    text = "The nurses left in May.\n\nWhy should anyone stay?\n\nThe pay has not risen since 2019."
    assert found("rhetorical-question", text) == [["Why should anyone stay?"]]


def test_an_answer_takes_up_the_verb_of_the_question_or_stands_in_for_it(found):
    text = "Who pays for it? The nurse pays for it."
    assert found("hypophora", text) == [["Who pays for it?", "The nurse pays for it."]]
    assert found("rhetorical-question", text) == []
    assert found("rhetorical-question", "Who profits from it? The banks do.") == []
    assert found("rhetorical-question", "Who would trust such a man? The river rose.") != []


def test_a_question_that_says_if_or_leaves_the_answer_open_is_meant(found):
    for text in (
        "Is the filling still too soft? Then give it five minutes more.",
        "What does one do if the machine leaks? Check the seal.",
        "Was the failure bound to come? The question has been debated ever since.",
        "What is your favourite walk in the hills? There are many by the lake.",
    ):
        assert found("rhetorical-question", text) == []
        assert found("hypophora", text) == []


def test_an_order_after_a_question_that_argues_leaves_it_rhetorical(found):
    text = "How can anyone sleep after this? Write to the mayor."
    assert found("rhetorical-question", text) == [["How can anyone sleep after this?"]]


def test_a_sign_or_a_greeting_is_not_cried_out(found):
    assert found("exclamation", "Danger! The floor is wet.") == []
    assert found("exclamation", "Thank you! The book came.") == []
    assert found("exclamation", "Danger everywhere! The floor is wet.") == [["Danger everywhere!"]]


def test_a_verb_that_comes_again_late_is_no_answer(found):
    text = "Who would claim that? The bridge was old, and an hour before the flood its owner would claim it."
    assert found("hypophora", text) == []


def test_a_call_with_let_after_a_question_leaves_it_rhetorical(found):
    text = "Is it too much to ask of a rich town? Let the others have the towers."
    assert found("rhetorical-question", text) == [["Is it too much to ask of a rich town?"]]


def test_what_somebody_is_said_to_have_asked_is_not_the_writers_question(found):
    assert found("rhetorical-question", "Then the mayor asked them, “Who will pay for the bridge?”") == []
    assert found("rhetorical-question", 'Then the mayor asked them, "Who will pay for the bridge?"') == []
    text = "Who will pay for the “gift” of a bridge?"
    assert found("rhetorical-question", text) == [[text]]


def test_a_fragment_or_a_short_denial_answers(found):
    assert found("hypophora", "What do they want? Power.") == [["What do they want?", "Power."]]
    assert found("hypophora", "Was it legal? It was not.") == [["Was it legal?", "It was not."]]
    assert found("rhetorical-question", "What is a weir? A weir is a low dam.") == []
    assert found("hypophora", "Was it legal? The others did.") == []
    assert found("hypophora", "How can they sleep? What a shame!") == []
