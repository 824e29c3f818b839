"""The pipeline component that gives heads, labels and sentences: many texts are parsed side by side, few by spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from spacy.util import minibatch

from reader.analysis.transitions import TransitionParser
from reader.portions import portions

TABLE = 4096
"""Tokens that are parsed at a time; each needs 4 KB."""
NO_VECTORS = np.zeros((0, 0), np.float32)
"""Nothing after the parser looks at the vectors, which are most of a Doc."""
OVERHEAD = 8
"""Texts that spaCy takes one step of in the time that a step takes even if there is only one text."""


class BatchParser:
    """In place of the model's parser; its results are the same."""

    def __init__(self, parser: DependencyParser) -> None:
        self._spacy = parser
        self._transitions = TransitionParser(parser)
        strings = parser.vocab.strings
        self._root = strings.add("ROOT")
        self._lifted = [strings[name[2:]] for name in parser.move_names if "||" in name]

    def __call__(self, doc: Doc) -> Doc:
        self._spacy(doc)
        doc.tensor = NO_VECTORS
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        for batch in minibatch(docs, batch_size):
            longest_first = sorted(filter(len, batch), key=len, reverse=True)
            alone = _count_alone([len(doc) for doc in longest_first])
            if alone:
                self._spacy.set_annotations(longest_first[:alone], self._spacy.predict(longest_first[:alone]))
            for portion in portions(longest_first[alone:], len, TABLE):
                self._parse(portion)
            for doc in batch:
                doc.tensor = NO_VECTORS
            yield from batch

    def _parse(self, docs: Sequence[Doc]) -> None:
        """Docs that have tokens."""
        lengths = [len(doc) for doc in docs]
        heads, labels = self._transitions.parse(np.concatenate([doc.tensor for doc in docs]), lengths)
        rooted = heads == 0
        steps = np.where(rooted, 0, heads - np.arange(1, len(heads) + 1))
        columns = np.stack([steps.astype(np.uint64), np.where(rooted, self._root, labels)], axis=1)
        lifted = np.isin(labels, self._lifted)
        end = 0
        for doc in docs:
            start, end = end, end + len(doc)
            doc.from_array([HEAD, DEP], columns[start:end])
            if lifted[start:end].any():
                for finish in self._spacy.postprocesses:
                    finish(doc)


def _count_alone(lengths: Sequence[int]) -> int:
    """How many of the texts, longest first, are best left to spaCy: it takes its time for every token of each, we for
    every token of the longest."""
    sizes = np.array([*lengths, 0])
    return int((sizes.cumsum() - sizes + OVERHEAD * sizes).argmin())


def _create(nlp: Language, name: str) -> BatchParser:
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, DependencyParser)
    return BatchParser(parser)


Language.factory("batch_parser", func=_create)


def replace_parser(nlp: Language) -> None:
    """Put a BatchParser in the place of the pipeline's parser."""
    nlp.add_pipe("batch_parser", after="parser")
    nlp.remove_pipe("parser")
