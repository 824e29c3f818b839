"""Word vectors looked up where the model would compute them again.

The first layers of the model see one token at a time: its norm, prefix, suffix, shape and the space behind it.
Their vector is a function of these alone, and a text says most of its words more than once; to compute it at every
token is a quarter of all the model's work. Here it is computed once for each word that occurs. A test holds
tags, heads and lemmas to the model's own.
"""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, chain
from thinc.types import Floats2d, Ints2d, Ragged

MOST = 20_000
"""Words kept (a vector is 384 bytes); when there are more, all are forgotten."""


def remember_vectors(tok2vec: Model[Any, Any]) -> None:
    """Replace the token-wise layers of a `Tok2Vec` network (spaCy's `build_Tok2Vec_model`) by their memory."""
    embed = tok2vec.layers[0]
    extract, join, hashes, mix, split = embed.layers
    remembered = VectorMemory(chain(hashes.layers[0], mix.layers[0]))
    tok2vec.layers[0] = chain(extract, join, Model("remembered", remembered.forward), split)


class VectorMemory:
    """Rows of token attributes to vectors, each row computed once.

    compute: the layers that make the vectors; what they give for a row must not depend on the other rows.
    """

    def __init__(self, compute: Model[Ints2d, Floats2d]) -> None:
        self._compute = compute
        self._places: dict[int, int] = {}
        self._vectors: NDArray[np.float32] = np.zeros((0, 0), np.float32)

    def forward(self, model: Model[Any, Any], tokens: Ragged, is_train: bool) -> tuple[Ragged, object]:
        """A thinc layer's forward pass; for prediction only."""
        assert not is_train
        rows = cast("NDArray[np.uint64]", tokens.data)
        return Ragged(cast("Floats2d", self.vectors(rows)), tokens.lengths), None

    def vectors(self, rows: NDArray[np.uint64]) -> NDArray[np.float32]:
        """rows: (tokens, attributes). Returns (tokens, width)."""
        keys, first, inverse = np.unique(_keys(rows), return_index=True, return_inverse=True)
        if len(self._places) + len(keys) > MOST:
            self._places.clear()
        if not self._places:
            self._vectors = self._vectors[:0]
        known = self._places
        missing = [i for i, key in enumerate(keys.tolist()) if key not in known]
        if missing:
            self._learn(keys[missing].tolist(), rows[first[missing]])
        places = np.array([known[key] for key in keys.tolist()], dtype=np.intp)
        return self._vectors[places[inverse]]

    def _learn(self, keys: list[int], rows: NDArray[np.uint64]) -> None:
        made = cast("NDArray[np.float32]", self._compute.predict(cast("Ints2d", rows)))
        count = len(self._vectors)
        self._places.update(zip(keys, range(count, count + len(keys)), strict=True))
        self._vectors = np.concatenate([self._vectors, made]) if count else made


def _keys(rows: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each row: its attributes, which are hashes for the most part, times odd random numbers."""
    factors = np.random.default_rng(0).integers(1 << 63, size=rows.shape[1], dtype=np.uint64) * 2 + 1
    return cast("NDArray[np.uint64]", (rows * factors).sum(axis=1, dtype=np.uint64))
