"""Finding a note's passage again in a text that has changed.

In order: the position, if the quotation and what stands around it agree; the exact quotation, where
its sentence and its context decide among several places; a similar passage, if quotation and sentence
are alike enough. Otherwise nothing: an honest orphan is better than a note on wrong words.

Compared is folded text (straight quotes, single spaces). The weights of the score (quotation 50, prefix
20, suffix 20, position 2) are those of the Hypothesis client.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from reader.article import Article
from reader.finding import Span
from reader.notes.alignment import Alignment, sentences
from reader.notes.folding import FoldedText, folded
from reader.notes.passage_sought import Sought, alike, at_word_edges, sought
from reader.notes.records import Anchor

How = Literal["position", "quotation", "similar"]

DISTINCT = 32
"""A quotation of so many characters is taken to be itself wherever it stands alone."""

SENTENCE_DISTINCT = 12
"""So is a whole sentence or heading, from fewer characters on."""

SENTENCE_ALIKE = 0.82
SURELY_ALIKE = 0.95
PART_ALIKE = 0.65
QUOTE_ALIKE = 0.78
CONTEXT_ALIKE = 0.75
WORD_ALIKE = 0.6
SHORT_WORD = 8
"""One wrong letter is much of a short word; it may be less alike where its sentence leaves no doubt."""
TIE = 0.06
"""Two places whose scores differ by less are a tie, which the position decides."""

MOST_PLACES = 20_000


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where the passage is now, how alike it is (0 to 1) and how it was found."""

    span: Span
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate, in folded offsets. quote, head, tail, prefix, suffix: how alike each is, 0 to 1."""

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

    def sentence(self, wanted: Sought) -> float:
        """How alike the whole sentence is, each part by its length."""
        parts = ((self.head, wanted.head), (self.quote, wanted.quote), (self.tail, wanted.tail))
        return sum(a * len(text) for a, text in parts) / len(wanted.sentence)


def resolve(anchor: Anchor, article: Article, before: Article | None = None) -> Resolution | None:
    """None: the passage is not in the article, or not surely enough.

    before: the text on which the anchor was made, where it is at hand: then passages that occur several
    times are told apart by more than 32 characters.
    """
    return Refinder(article, before).resolve(anchor)


class Refinder:
    """`resolve` for many anchors in one article."""

    def __init__(self, article: Article, before: Article | None = None) -> None:
        self._text = article.text
        self._folding = FoldedText(article.text)
        self._page = self._folding.text
        changed = before is not None and before.text_hash != article.text_hash
        self._before = before if changed else None
        self._alignment = Alignment(before.text, article.text) if before and changed else None

    def resolve(self, anchor: Anchor) -> Resolution | None:
        if self._alignment and self._fits(anchor):
            span = self._alignment.project(anchor.span)
            if span:
                return self._checked(span, anchor)
            wanted = sought(anchor, self._before)
        else:
            if self._unchanged(anchor):
                return Resolution(anchor.span, 1.0, "position")
            wanted = sought(anchor)
        if not wanted.quote:
            return None
        place = self._exact(anchor, wanted)
        if place:
            return self._resolution(place, "quotation", anchor)
        place = self._similar(anchor, wanted)
        return self._resolution(place, "similar", anchor) if place else None

    def _checked(self, span: Span, anchor: Anchor) -> Resolution | None:
        """The aligned place, if its words are still those of the note."""
        span = self._with_spaces(span, anchor)
        now, then = folded(self._text[slice(*span)]), folded(anchor.exact)
        if ratio(now, then) < 100 * (WORD_ALIKE if _is_short_word(then) else QUOTE_ALIKE):
            return None
        how: How = "similar" if now != then else "position" if span == anchor.span else "quotation"
        return Resolution(span, ratio(now, then) / 100, how)

    def _unchanged(self, anchor: Anchor) -> bool:
        text, start, end = self._text, anchor.start, anchor.end
        prefix = text[max(start - len(anchor.prefix), 0) : start]
        suffix = text[end : end + len(anchor.suffix)]
        return (text[start:end], prefix, suffix) == (anchor.exact, anchor.prefix, anchor.suffix)

    def _fits(self, anchor: Anchor) -> bool:
        """Whether the anchor was made on the old text; an orphan's was made on an older one."""
        return self._before is not None and self._before.text[anchor.start : anchor.end] == anchor.exact

    def _resolution(self, place: Place, how: How, anchor: Anchor) -> Resolution:
        span = self._folding.unfold(place.start), self._folding.unfold(place.end, end=True)
        return Resolution(self._with_spaces(span, anchor), place.score, how)

    def _with_spaces(self, span: Span, anchor: Anchor) -> Span:
        """White space at a quotation's ends says nothing about where it is, but is part of it."""
        start, end = span
        exact, before, behind = anchor.exact, self._text[:start], self._text[end:]
        start -= min(len(exact) - len(exact.lstrip()), len(before) - len(before.rstrip()))
        end += min(len(exact) - len(exact.rstrip()), len(behind) - len(behind.lstrip()))
        return start, end

    def _exact(self, anchor: Anchor, wanted: Sought) -> Place | None:
        spans = (
            (at, at + len(wanted.quote))
            for at in _every(wanted.quote, self._page)
            if at_word_edges(self._page, at, at + len(wanted.quote), wanted)
        )
        places = [self._place(span, anchor, wanted) for span in spans if self._open(span)]
        good = [p for p in places if self._convinces(p, wanted, alone=len(places) == 1)]
        return self._decide(good, anchor, wanted)

    def _open(self, span: Span) -> bool:
        """Whether the place may be it: no other sentence of the old text has become this one."""
        if self._alignment is None:
            return True
        return self._alignment.is_free(
            (self._folding.unfold(span[0]), self._folding.unfold(span[1], end=True))
        )

    def _convinces(self, place: Place, wanted: Sought, *, alone: bool) -> bool:
        """Whether the place is the passage and not only the same words elsewhere."""
        surroundings = max(place.prefix, place.suffix) >= CONTEXT_ALIKE
        if len(wanted.quote) >= DISTINCT and (alone or surroundings):
            return True
        if place.head == place.tail == 1 and self._is_unique_sentence(wanted.sentence):
            return True
        if not self._in_its_sentence(place, wanted):
            return False
        if len(wanted.sentence) < DISTINCT:
            return min(place.prefix, place.suffix) >= CONTEXT_ALIKE
        return surroundings or place.sentence(wanted) >= SURELY_ALIKE

    def _is_unique_sentence(self, words: str) -> bool:
        return len(words) >= SENTENCE_DISTINCT and self._sentences[words.strip()] == 1

    @cached_property
    def _sentences(self) -> Counter[str]:
        return Counter(folded(self._text[start:end]) for start, end in sentences(self._text))

    def _in_its_sentence(self, place: Place, wanted: Sought) -> bool:
        parts = ((place.head, wanted.head), (place.tail, wanted.tail))
        whole = place.sentence(wanted) >= SENTENCE_ALIKE
        return whole and all(a >= PART_ALIKE for a, text in parts if len(text) > 5)

    def _decide(self, places: list[Place], anchor: Anchor, wanted: Sought) -> Place | None:
        """The best of several; None when nothing tells them apart."""
        best = max((_likeness(p, wanted) for p in places), default=0.0)
        places = [p for p in places if _likeness(p, wanted) >= best - TIE]
        return places[0] if len(places) == 1 else self._nearest(places, anchor)

    def _nearest(self, places: list[Place], anchor: Anchor) -> Place | None:
        """One that is where it was, and much nearer than the next."""
        at = self._folding.fold(min(anchor.start, len(self._text)))
        ranked = sorted(places, key=lambda p: abs(p.start - at))
        if len(ranked) < 2:
            return None
        first, second = (abs(p.start - at) for p in ranked[:2])
        return ranked[0] if first <= 64 and second > 4 * first else None

    def _similar(self, anchor: Anchor, wanted: Sought) -> Place | None:
        """Near its old place first, then anywhere."""
        at = self._folding.fold(min(anchor.start, len(self._text)))
        length = len(wanted.sentence)
        for reach in (length + 400, length + 4000, len(self._page)):
            low, high = max(at - reach, 0), min(at + reach, len(self._page))
            place = self._align(low, high, anchor, wanted)
            if place and self._similar_enough(place, wanted) and self._open((place.start, place.end)):
                return place
            if low == 0 and high == len(self._page):
                break
        return None

    def _similar_enough(self, place: Place, wanted: Sought) -> bool:
        if not self._in_its_sentence(place, wanted):
            return False
        if place.quote < QUOTE_ALIKE:
            mistyped = _is_short_word(wanted.quote) and place.quote >= WORD_ALIKE
            return mistyped and min(place.prefix, place.suffix) >= CONTEXT_ALIKE
        if len(wanted.sentence) < DISTINCT:
            return min(place.prefix, place.suffix) >= CONTEXT_ALIKE
        surely = min(place.quote, place.sentence(wanted)) >= SURELY_ALIKE
        return surely or max(place.prefix, place.suffix) >= CONTEXT_ALIKE

    def _align(self, low: int, high: int, anchor: Anchor, wanted: Sought) -> Place | None:
        found = partial_ratio_alignment(wanted.sentence, self._page[low:high], score_cutoff=60)
        if found is None:
            return None
        pad = 8 + len(wanted.sentence) // 4
        start, end = max(low + found.dest_start - pad, 0), low + found.dest_end + pad
        span = _project(wanted, self._page[start:end])
        return self._place((start + span[0], start + span[1]), anchor, wanted) if span[0] < span[1] else None

    def _place(self, span: Span, anchor: Anchor, wanted: Sought) -> Place:
        page, (start, end) = self._page, span
        quote = page[start:end]
        distance = abs(self._folding.unfold(start) - anchor.start)
        return Place(
            start,
            end,
            1.0 if quote == wanted.quote else ratio(wanted.quote, quote) / 100,
            alike(wanted.head, page, start, before=True),
            alike(wanted.tail, page, end, before=False),
            alike(wanted.prefix, page, start, before=True),
            alike(wanted.suffix, page, end, before=False),
            1 - distance / max(len(self._text), 1),
        )


def _is_short_word(words: str) -> bool:
    return len(words) <= SHORT_WORD and " " not in words


def _likeness(place: Place, wanted: Sought) -> float:
    return (place.sentence(wanted) + (place.prefix + place.suffix) / 2) / 2


def _project(wanted: Sought, near: str) -> Span:
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


def _every(words: str, page: str) -> Iterable[int]:
    at = page.find(words)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        yield at
        at = page.find(words, at + 1)
