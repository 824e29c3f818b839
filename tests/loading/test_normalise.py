"""Text normalisation: what later parts rely on (offsets, phrase matching), and what must not be touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loading.normalise import clean_lines, clean_text

ODD_CHARACTERS = st.text(
    st.sampled_from("ab cd.\n\r\t\x85\x0b\x0c\u2028\u2029\xa0\u202f\u200b\u200c\u200d\ufeff\xad\x00\x1b")
    | st.sampled_from("é\u0301ñ“”’–—…€â€™Ã©Â\x92👩🏽\ufe0fनी\u094dم\u200f\u2066\ud800ﬁ")
)
ANY_TEXT = st.text() | ODD_CHARACTERS | st.text(st.characters(), max_size=30)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once


@given(ANY_TEXT)
def test_clean_text_is_nfc_without_carriage_returns_or_lone_surrogates(text):
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set("\r\x0b\x0c\x85\u2028\u2029\x00\xad\u200b\ufeff\xa0")
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_lines_of_a_block_have_no_space_at_their_ends(text):
    for line in clean_lines(text).split("\n"):
        assert line == line.strip()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("con\xadtra\xaddic\xadtion", "contradiction"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("10\xa0000\u202fkm  away", "10 000 km away"),
        ("donâ€™t say â€œneverâ€\x9d", "don’t say “never”"),
        ("the cafÃ© in MÃ¼nchen", "the café in München"),
        ("“Don’t,” she said—‘never’…", "“Don’t,” she said—‘never’…"),
        ("NUL\0 and escape\x1b", "NUL and escape"),
        ("cut\ud800short", "cut\ufffdshort"),
        ("in\u202evisible\u2066", "invisible"),
    ],
)
def test_text_is_mended(raw, clean):
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    "text",
    ["👩\u200d🚀 in space", "می\u200cخواهم", "क्\u200dष", "שלום\u200f!", "🏴\U000e0067\U000e0062\U000e007f"],
)
def test_joiners_and_direction_marks_that_mean_something_stay(text):
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_idle_joiner_in_english_goes():
    assert clean_text("hyphen\u200cation\u200d") == "hyphenation"


def test_a_pile_of_accents_is_cut_to_what_scripts_use_and_takes_no_time():
    text = clean_text("a" + "\u0301\u0323" * 300_000 + "b")
    assert text.endswith("b")
    assert len(text) < 40
