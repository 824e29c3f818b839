"""Batches of findings end in one order, whichever way they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.merging import merged

NUMBERS = st.lists(st.integers(0, 20), max_size=12)


@given(NUMBERS, NUMBERS)
def test_both_together_are_in_order(old: list[int], new: list[int]) -> None:
    assert merged(sorted(old), new, lambda n: n) == sorted(old + new)


@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_what_was_there_keeps_its_order_among_equals(old: list[int], new: list[int]) -> None:
    both = merged([(n, "old") for n in sorted(old)], [(n, "new") for n in new], lambda pair: pair[0])
    assert [pair for pair in both if pair[1] == "old"] == [(n, "old") for n in sorted(old)]
