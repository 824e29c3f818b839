"""A parsed block with its place in the article, and its tokens as plain columns.

Rules about meaning read thousands of tokens; a list look-up costs a tenth of a `Token` attribute.
Analyses take Passages and give article offsets; nothing outside `analysis` and `figures` sees a Doc.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, NORM, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reader.article import Block
from reader.finding import Span

T = TypeVar("T")

WORD_ENDS = frozenset("n't n’t not 's ’s 're ’re 'm ’m 've ’ve 'll ’ll 'd ’d".split())
"""What the tokenizer cuts off a word."""
COLUMNS = (ORTH, LOWER, NORM, LEMMA, POS, TAG, DEP, HEAD, IDX, SENT_START)


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
    def _table(self) -> NDArray[np.uint64]:
        """(tokens, COLUMNS), read at once: to ask a Doc for one column costs as much as to ask for all."""
        return cast("NDArray[np.uint64]", self.doc.to_array(COLUMNS))

    def numbers(self, attribute: int) -> NDArray[np.uint64]:
        """What spaCy has in one of the COLUMNS: strings as their hashes, a distance in two's complement."""
        return self._table[:, COLUMNS.index(attribute)]

    @cached_property
    def words(self) -> list[str]:
        """The tokens as written."""
        return self._column(ORTH)

    @cached_property
    def lower(self) -> list[str]:
        """Lower case, with straight apostrophes."""
        return list(map(_straight_and_lower, self.words))

    @cached_property
    def lower_ids(self) -> NDArray[np.uint64]:
        """One number for each token, the same for words that differ in capitals alone."""
        return self.numbers(LOWER)

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
        steps = self.numbers(HEAD).astype(np.int64)
        return cast("list[int]", (steps + np.arange(len(steps))).tolist())

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
        return [self.offset + place for place in self.numbers(IDX).tolist()]

    @cached_property
    def ends(self) -> list[int]:
        """Article offset behind each token's last character."""
        return [s + len(w) for s, w in zip(self.starts, self.words, strict=True)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Half-open token ranges."""
        starts = np.flatnonzero(self.numbers(SENT_START) == 1)
        return list(pairwise([*starts.tolist(), len(self)]))

    def derived(self, make: Callable[[Passage], T]) -> T:
        """`make(self)`, made once: what several analyses of the same passage share."""
        if make not in self._derived:
            self._derived[make] = make(self)
        found: T = self._derived[make]
        return found

    def span(self, first: int, last: int) -> Span:
        """Article offsets of the tokens from `first` to `last`, both included."""
        return self.starts[first], self.ends[last]

    def word_begin(self, i: int) -> int:
        """The token with which the word begins that token i ends: “did” of “didn't” for “n't”; i where it is a word."""
        ends_a_word = i > 0 and self.lower[i] in WORD_ENDS and self.ends[i - 1] == self.starts[i]
        return i - ends_a_word

    def _column(self, attribute: int) -> list[str]:
        names = _names(self.doc.vocab)
        return [names[i] for i in self.numbers(attribute).tolist()]


class Names(dict[int, str]):
    """spaCy's strings by their numbers; spaCy itself makes a new string each time that it is asked."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self._strings[number]
        return name


@lru_cache(maxsize=1)
def _names(vocab: Vocab) -> Names:
    return Names(vocab)


@lru_cache(maxsize=20_000)
def _straight_and_lower(word: str) -> str:
    return word.lower().replace("’", "'")
