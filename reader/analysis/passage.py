"""A parsed block with its place in the article, and its tokens as plain columns.

Rules about meaning read thousands of tokens; a list look-up costs a tenth of a `Token` attribute.
Analyses take Passages and give article offsets; nothing outside `analysis` and `figures` sees a Doc.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, TAG
from spacy.tokens import Doc

from reader.article import Block
from reader.finding import Span

T = TypeVar("T")


class Passage:
    """One block (or a sentence-bounded piece of a very long one), parsed.

    doc: the spaCy Doc, with tags, lemmas, heads and dependencies.
    block: the block of the article that it is, or is part of.
    offset: where the doc's first character stands in `Article.text`.
    """

    def __init__(self, doc: Doc, block: Block, offset: int) -> None:
        self.doc = doc
        self.block = block
        self.offset = offset
        self._derived: dict[Callable[[Passage], Any], Any] = {}

    def __len__(self) -> int:
        return len(self.doc)

    @cached_property
    def words(self) -> list[str]:
        """The tokens as written."""
        text = self.doc.text
        return [text[start : start + length] for start, length in self.doc.to_array([IDX, LENGTH]).tolist()]

    @cached_property
    def lower(self) -> list[str]:
        """Lower case, with straight apostrophes."""
        return [w.lower().replace("’", "'") for w in self.words]

    @cached_property
    def lower_ids(self) -> NDArray[np.uint64]:
        """One number for each token, the same for words that differ in capitals alone."""
        return cast("NDArray[np.uint64]", self.doc.to_array(LOWER))

    @cached_property
    def lemma(self) -> list[str]:
        """Lemmas in lower case."""
        return self._column(LEMMA)

    @cached_property
    def pos(self) -> list[str]:
        return self._column(POS)

    @cached_property
    def tag(self) -> list[str]:
        return self._column(TAG)

    @cached_property
    def dep(self) -> list[str]:
        return self._column(DEP)

    @cached_property
    def head(self) -> list[int]:
        """Token index of each token's head; a root is its own."""
        offsets = self.doc.to_array(HEAD).astype("int64").tolist()
        return [i + _signed(step) for i, step in enumerate(offsets)]

    @cached_property
    def children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Article offset of each token's first character."""
        return [self.offset + place for place in self.doc.to_array(IDX).tolist()]

    @cached_property
    def ends(self) -> list[int]:
        """Article offset behind each token's last character."""
        return [s + len(w) for s, w in zip(self.starts, self.words, strict=True)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Half-open token ranges."""
        return [(s.start, s.end) for s in self.doc.sents]

    def derived(self, make: Callable[[Passage], T]) -> T:
        """`make(self)`, made once: what several analyses of the same passage share."""
        if make not in self._derived:
            self._derived[make] = make(self)
        found: T = self._derived[make]
        return found

    def span(self, first: int, last: int) -> Span:
        """Article offsets of the tokens from `first` to `last`, both included."""
        return self.starts[first], self.ends[last]

    def _column(self, attribute: int) -> list[str]:
        strings, ids = self.doc.vocab.strings, self.doc.to_array(attribute).tolist()
        names = {i: strings[i] for i in set(ids)}
        return [names[i] for i in ids]


def _signed(step: int) -> int:
    """spaCy stores a head as an unsigned two's complement distance."""
    return step - (1 << 64) if step >= 1 << 63 else step
