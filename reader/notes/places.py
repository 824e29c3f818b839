"""Candidates for a note's passage, measured: how alike they are, and whether that is enough."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from reader.finding import Span
from reader.notes.passage_sought import Sought, alike

DISTINCT = 32
"""A quotation of so many characters is taken to be itself wherever it stands alone."""

SENTENCE_ALIKE = 0.82
SURELY_ALIKE = 0.95
PART_ALIKE = 0.65
QUOTE_ALIKE = 0.78
CONTEXT_ALIKE = 0.75
WORD_ALIKE = 0.6
SHORT_WORD = 8
"""One wrong letter is much of a short word; it may be less alike where its sentence leaves no doubt."""


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate, in offsets of a folded page. quote, head, tail, prefix, suffix: how alike each is to what
    is wanted, 0 to 1. near: 1 where it was, 0 at the other end of the text.
    """

    wanted: Sought

    start: int
    end: int
    quote: float
    head: float
    tail: float
    prefix: float
    suffix: float
    near: float

    @property
    def score(self) -> float:
        return (50 * self.quote + 20 * self.prefix + 20 * self.suffix + 2 * self.near) / 92

    @property
    def likeness(self) -> float:
        """Sentence and context, half each: by this several places are ranked."""
        return (self.sentence + (self.prefix + self.suffix) / 2) / 2

    @property
    def sentence(self) -> float:
        """How alike the whole sentence is, each part by its length."""
        w = self.wanted
        parts = ((self.head, w.head), (self.quote, w.quote), (self.tail, w.tail))
        return sum(a * len(text) for a, text in parts) / len(w.sentence)

    @property
    def somewhere_alike(self) -> bool:
        """Whether what stands before or behind is as it was."""
        return max(self.prefix, self.suffix) >= CONTEXT_ALIKE

    @property
    def embedded_alike(self) -> bool:
        """Whether both are."""
        return min(self.prefix, self.suffix) >= CONTEXT_ALIKE

    @property
    def in_its_sentence(self) -> bool:
        parts = ((self.head, self.wanted.head), (self.tail, self.wanted.tail))
        return self.sentence >= SENTENCE_ALIKE and all(a >= PART_ALIKE for a, text in parts if len(text) > 5)

    @property
    def convinces(self) -> bool:
        """Of a place with the very words: whether it is the passage and not only the same words elsewhere."""
        if len(self.wanted.quote) >= DISTINCT and self.somewhere_alike:
            return True
        if not self.in_its_sentence:
            return False
        if len(self.wanted.sentence) < DISTINCT:
            return self.embedded_alike
        return self.somewhere_alike or self.sentence >= SURELY_ALIKE

    @property
    def similar_enough(self) -> bool:
        """Of a place with other words: whether it is the passage, changed."""
        if not self.in_its_sentence:
            return False
        if self.quote < QUOTE_ALIKE:
            short = self.end - self.start
            return is_alike(self.wanted.quote, short, self.quote) and self.embedded_alike
        if len(self.wanted.sentence) < DISTINCT:
            return self.embedded_alike
        return self.somewhere_alike or min(self.quote, self.sentence) >= SURELY_ALIKE


def measure(wanted: Sought, page: str, span: Span, near: float) -> Place:
    start, end = span
    quote = page[start:end]
    return Place(
        wanted,
        start,
        end,
        1.0 if quote == wanted.quote else ratio(wanted.quote, quote) / 100,
        alike(wanted.head, page, start, before=True),
        alike(wanted.tail, page, end, before=False),
        alike(wanted.prefix, page, start, before=True),
        alike(wanted.suffix, page, end, before=False),
        near,
    )


def is_alike(quote: str, length: int, likeness: float) -> bool:
    """Enough to be the same words where the place leaves no doubt; of "at" the "t" alone is not.

    length: of what stands there now.
    """
    short_word = len(quote) <= SHORT_WORD and " " not in quote and 3 * length >= 2 * len(quote)
    return likeness >= (WORD_ALIKE if short_word else QUOTE_ALIKE)


def project(wanted: Sought, near: str) -> Span:
    """Where the quotation's two ends fall when its sentence is laid over a piece of the page."""
    sentence, low = wanted.sentence, len(wanted.head)
    high = low + len(wanted.quote)
    start, end = 0, len(near)
    for op in Levenshtein.opcodes(sentence, near):
        if op.src_start <= low < op.src_end:
            start = op.dest_start + min(low - op.src_start, op.dest_end - op.dest_start)
        if op.src_start < high <= op.src_end:
            end = op.dest_start + min(high - op.src_start, op.dest_end - op.dest_start)
    return _to_words(near, start, end)


def _to_words(near: str, start: int, end: int) -> Span:
    """Widened where an end falls in the midst of a word."""
    while 0 < start < len(near) and near[start - 1].isalnum() and near[start].isalnum():
        start -= 1
    while 0 < end < len(near) and near[end - 1].isalnum() and near[end].isalnum():
        end += 1
    while start < end and near[start].isspace():
        start += 1
    while end > start and near[end - 1].isspace():
        end -= 1
    return start, end
