"""Portions hold every item once, in order, and none is closed before it is full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.portions import portions


@given(st.lists(st.integers(0, 9)), st.integers(1, 12))
def test_every_item_once_in_order_and_no_portion_larger_than_it_must_be(sizes, enough) -> None:
    made = list(portions(sizes, int, enough))
    assert [size for portion in made for size in portion] == sizes
    assert all(sum(portion) >= enough for portion in made[:-1])
    assert all(sum(portion[:-1]) < enough for portion in made)
