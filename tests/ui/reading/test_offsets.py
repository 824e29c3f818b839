"""UTF-16 code units against code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.reading.offsets import Utf16Map

mixed_text = st.text(
    st.sampled_from("a é\u0301ש\u200f文\u2028😀👩🏽‍🚀𝔄\n") | st.characters(exclude_categories=["Cs"]),
    max_size=60,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(mixed_text, st.integers(0, 60))
def test_units_are_those_that_utf16_encoding_counts(text: str, point: int) -> None:
    point = min(point, len(text))
    assert Utf16Map(text).to_units(point) == units(text[:point])


@given(mixed_text, st.integers(0, 60))
def test_there_and_back_is_the_same_place(text: str, point: int) -> None:
    point = min(point, len(text))
    offsets = Utf16Map(text)
    assert offsets.to_points(offsets.to_units(point)) == point


def test_the_middle_of_a_surrogate_pair_is_the_start_of_its_character() -> None:
    assert Utf16Map("a😀b").to_points(2) == 1
