"""A remembered vector is the one that would have been computed, and the memory has an end."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import Model

from reader.analysis import embedding
from reader.analysis.embedding import VectorMemory


@pytest.fixture
def asked() -> list[int]:
    """How many rows were computed, call by call."""
    return []


@pytest.fixture
def memory(asked: list[int]) -> VectorMemory:
    def compute(model, rows, is_train):
        asked.append(len(rows))
        return rows.astype(np.float32) * 2, None

    return VectorMemory(Model("double", compute))


def rows_of(*numbers: int) -> np.ndarray:
    return np.array([[n, 0, n % 2] for n in numbers], dtype=np.uint64).reshape(-1, 3)


def test_each_token_has_its_own_vector_wherever_it_stands(memory, asked) -> None:
    for numbers in ([3, 1, 3, 2], [2, 2, 9], [1]):
        rows = rows_of(*numbers)
        assert (memory.vectors(rows) == rows * 2).all()
    assert asked == [3, 1]


def test_rows_that_differ_in_one_attribute_are_two_words(memory) -> None:
    rows = np.array([[7, 0], [7, 1], [0, 7], [1, 7]], dtype=np.uint64)
    assert (memory.vectors(rows) == rows * 2).all()


def test_no_tokens_no_vectors(memory) -> None:
    assert len(memory.vectors(rows_of())) == 0


def test_when_it_is_full_it_forgets_and_goes_on(memory, asked, monkeypatch) -> None:
    monkeypatch.setattr(embedding, "MOST", 3)
    for numbers in ([1, 2], [3], [4], [1, 2]):
        rows = rows_of(*numbers)
        assert (memory.vectors(rows) == rows * 2).all()
    assert asked == [2, 1, 1, 2]
