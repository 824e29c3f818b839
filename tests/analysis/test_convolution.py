"""The convolutional layers give the vectors that the model's own give, whatever else is in the batch."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from thinc.api import Maxout, chain, expand_window, residual

from reader.analysis import convolution
from reader.analysis.convolution import Convolution
from reader.analysis.pipeline import model_name


@pytest.fixture(scope="module")
def layers():
    return spacy.load(model_name(), exclude=["ner", "senter", "parser"]).get_pipe("tok2vec").model.layers[1]


@pytest.fixture(scope="module")
def texts():
    random = np.random.default_rng(7)
    return [random.normal(size=(length, 96)).astype(np.float32) for length in (3, 0, 1, 40, 2, 150, 0, 7)]


@pytest.mark.parametrize("portion", [1, 44, 1000])
def test_vectors_are_the_models_own(layers, texts, portion: int, monkeypatch) -> None:
    monkeypatch.setattr(convolution, "PORTION", portion)
    ours = Convolution(layers.layers[0]).transform(np.concatenate(texts), [len(text) for text in texts])
    np.testing.assert_allclose(ours, np.concatenate(layers.predict(texts)), atol=1e-5)


def test_layers_of_another_build_are_refused() -> None:
    plain = chain(residual(chain(expand_window(1), Maxout(4, 12, 3))), residual(Maxout(4, 4)))
    with pytest.raises(ValueError, match="convolutional"):
        Convolution(plain)
