"""The model's convolutional layers, computed a few paragraphs at a time so that their numbers stay in the cache.

Each of the layers looks at a token and its two neighbours (a maxout of three pieces, normalised and added to what
it was given; `MaxoutWindowEncoder` in spaCy's `models/tok2vec.py`). thinc computes each for all
paragraphs of a batch before it goes on to the next, through temporaries of many megabytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, chain, list2ragged, ragged2list
from thinc.types import Floats2d, Ragged

from reader.portions import portions

Floats = NDArray[np.float32]

PORTION = 1000
"""Tokens that go through all the layers together, a long paragraph by itself."""


def convolve_in_portions(tok2vec: Model[Any, Any]) -> None:
    """Replace the layers of a `Tok2Vec` network (spaCy's `build_Tok2Vec_model`) that see a token's neighbours."""
    layers = Convolution(tok2vec.layers[1].layers[0])
    tok2vec.layers[1] = chain(list2ragged(), Model("convolution", layers.forward), ragged2list())


@dataclass(frozen=True, slots=True)
class Layer:
    """weights: (3 × width, pieces × width), the pieces apart. gain, shift: of the normalisation."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def add_to(self, rows: Floats) -> None:
        """rows: (tokens, width), changed in place; before the first and behind the last there is nothing."""
        width = rows.shape[1]
        windows = np.zeros((len(rows), 3 * width), np.float32)
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        pieces = windows @ self.weights
        pieces += self.bias
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width)
        best *= ((variance + np.float32(1e-8)) ** np.float32(-0.5))[:, np.newaxis]
        best *= self.gain
        best += self.shift
        rows += best


class Convolution:
    """All the layers of a thinc network of `residual(expand_window >> maxout >> layernorm)`.

    Raises ValueError if the network is of another build.
    """

    def __init__(self, network: Model[Any, Any]) -> None:
        self._layers = [_read_layer(layer) for layer in network.layers]

    def forward(self, model: Model[Any, Any], tokens: Ragged, is_train: bool) -> tuple[Ragged, object]:
        """A thinc layer's forward pass; for prediction only."""
        assert not is_train
        vectors = self.transform(cast("Floats", tokens.data), tokens.lengths.tolist())
        return Ragged(cast("Floats2d", vectors), tokens.lengths), None

    def transform(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """vectors: (tokens, width) of texts one behind the other; lengths: how many tokens each has."""
        transformed = np.empty_like(vectors)
        end = 0
        for portion in portions(lengths, int, PORTION):
            start, end = end, end + sum(portion)
            transformed[start:end] = self._transform(vectors[start:end], portion)
        return transformed

    def _transform(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """Between two texts stand as many empty rows as there are layers: they do not see each other."""
        gap = len(self._layers)
        places = np.arange(len(vectors)) + gap * (1 + np.arange(len(lengths)).repeat(lengths))
        rows = np.zeros((len(vectors) + gap * (1 + len(lengths)), vectors.shape[1]), np.float32)
        rows[places] = vectors
        for layer in self._layers:
            layer.add_to(rows)
        seen: Floats = rows[places]
        return seen


def _read_layer(residual: Model[Any, Any]) -> Layer:
    nodes: dict[str, Any] = {node.name: node for node in residual.walk() if not node.layers}
    if sorted(nodes) != ["dropout", "expand_window", "layernorm", "maxout"]:
        raise ValueError(f"The model has {residual.name} where convolutional layers are known.")
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    weights = maxout.get_param("W")
    if weights.shape[1] != 3 or nodes["expand_window"].attrs["window_size"] != 1:
        raise ValueError("The model's convolutional layers have not three pieces or see not three tokens.")
    return Layer(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
        maxout.get_param("b").T.reshape(-1).copy(),
        norm.get_param("G"),
        norm.get_param("b"),
    )
