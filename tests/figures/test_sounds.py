"""Sound decides, not spelling."""

from __future__ import annotations

import pytest

from reader.figures.sounds import sound_of


@pytest.mark.parametrize(("first", "second"), [("phone", "fire"), ("knight", "nail"), ("cider", "silent")])
def test_words_that_sound_alike_at_the_beginning_alliterate(first, second):
    assert sound_of(first).onset == sound_of(second).onset


@pytest.mark.parametrize(
    ("first", "second"), [("cider", "cat"), ("gem", "gate"), ("chalet", "chat"), ("one", "open")]
)
def test_the_same_letter_is_not_enough(first, second):
    assert sound_of(first).onset != sound_of(second).onset


def test_the_stressed_syllable_counts():
    assert (sound_of("confess").onset, sound_of("confess").initial) == ("F", False)
    assert (sound_of("confident").onset, sound_of("confident").initial) == ("K", True)


def test_a_word_that_nobody_wrote_down_has_no_sound():
    assert sound_of("zzyxqv") is None


def test_alliteration_shows_each_word(found):
    assert found("alliteration", "A feast of phony fury.") == [["feast", "phony", "fury"]]


def test_repeating_one_word_is_no_alliteration(found):
    assert found("alliteration", "Banks lend to banks.") == []


def test_a_long_report_needs_more_than_a_pair(found):
    text = " ".join(f"The hard winter began on day {n} when people stayed indoors." for n in range(30))
    assert found("alliteration", text + " They bought bread.") == []


def test_rhyme_needs_another_word(found):
    assert found("rhyme", "They came by night, they left by light.") == [["night", "light"]]
    assert found("rhyme", "He had the right, she had the right.") == []


def test_rhyme_wants_a_rest_and_clauses_of_like_length(found):
    assert found("rhyme", "They travelled in state, and they never came late.") == [["state", "late"]]
    assert found("rhyme", "They spoke of the state of the roads, when late.") == []
    assert (
        found(
            "rhyme", "All of them were late. Of the eight who had come from the valley, most slept in state."
        )
        == []
    )
