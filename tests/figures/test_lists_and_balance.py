"""Lists as figures, and clauses held against each other."""

from __future__ import annotations


def test_a_tricolon_has_three_members_not_four(found):
    three = "It was too cold to walk, too dark to read, and too late to call."
    four = "It was too cold to walk, too dark to read, too late to call, and too early to sleep."
    assert found("tricolon", three) == [["too cold to walk", "too dark to read", "too late to call"]]
    assert found("tricolon", four) == []


def test_names_in_threes_are_a_list(found):
    assert found("tricolon", "She lived in New York, in New Delhi, and in New Orleans.") == []


def test_pairs_in_a_list_are_no_polysyndeton(found):
    assert found("polysyndeton", "Bread and wine, salt and oil, milk and honey were sold.") == []


def test_a_conjunction_before_the_last_member_undoes_asyndeton(found):
    assert found("asyndeton", "We ran, we hid, we waited.") == [["We ran", "we hid", "we waited"]]
    assert found("asyndeton", "We ran, we hid, and we waited.") == []


def test_a_ladder_shows_every_rung_once(found):
    text = "Doubt breeds delay. Delay breeds danger. Danger breeds panic in the streets."
    assert found("climax", text) == [["delay", "Delay", "danger", "Danger"]]


def test_a_scale_must_rise(found):
    assert found("climax", "It cost thousands, then millions, then billions.") == [
        ["thousands", "millions", "billions"]
    ]
    assert found("climax", "It cost billions, then millions, then thousands.") == []


def test_parallel_clauses_may_stand_in_two_sentences(found):
    text = "The young man buys a dream. The old man sells a memory."
    assert found("parallelism", text) == [["The young man buys a dream", "The old man sells a memory"]]


def test_opposites_without_balance_are_no_antithesis(found):
    text = "The war had gone on for years when the letter about the terms came, and peace was far away."
    assert found("antithesis", text) == []


def test_correctio_marks_what_is_denied_and_what_is_put_in_its_place(found):
    assert found("correctio", "It is not just a law; it's also a promise.") == [["not just", "it's also"]]
    assert found("correctio", "They did not pay, but they were thanked.") == []


def test_conjunctions_of_two_lists_are_no_polysyndeton(found):
    text = "They praise and pity the old and the poor, and the old and the poor thank them."
    assert found("polysyndeton", text) == []


def test_a_list_that_is_joined_in_the_end_is_no_asyndeton(found):
    assert found("asyndeton", "They were robbed, beaten, mocked, or sent away.") == []
    assert found("asyndeton", "They shouted, they sang, they danced, and they left.") == []


def test_parts_of_names_are_no_antithesis(found):
    assert found("antithesis", "He knew that North Wessex lost, and South Wessex won.") == []


def test_a_clause_that_runs_on_is_not_parallel_to_the_one_it_hangs_on(found):
    text = "It was clear to all of them because he was honest to all of them that he was proud of all of us."
    assert found("parallelism", text) == []


def test_a_word_taken_back_with_no_or_nay_is_corrected(found):
    assert found("correctio", "It was a slip, no, a crime.") == [["no"]]
    assert found("correctio", "Hundreds came; nay, thousands came.") == [["nay"]]
    assert found("correctio", "Well, no, the lamps were lit.") == []
    assert found("correctio", "There was a boat, no oar, no sail.") == []


def test_two_steps_that_do_not_join_make_no_ladder(found):
    text = (
        "Why is the lantern crimson? Crimson glass was cheap. What is a cormorant? A cormorant is a seabird."
    )
    assert found("climax", text) == []
