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

from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from reader.article import Article
from reader.finding import Span
from reader.notes.alignment import Alignment, sentences
from reader.notes.folding import FoldedText, folded
from reader.notes.pairing import KEPT_ANYWHERE, words_kept
from reader.notes.passage_sought import Sought, at_word_edges, sentences_at, sought
from reader.notes.places import DISTINCT, SENTENCE_ALIKE, Place, is_alike, measure, project
from reader.notes.records import Anchor

How = Literal["position", "quotation", "similar"]

SENTENCE_DISTINCT = 12
"""So is a whole sentence or heading, from fewer characters on."""

TIE = 0.06
"""Two places whose scores differ by less are a tie, which the position decides."""

MOST_PLACES = 20_000
LONG, END = 4_000, 200


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where the passage is now, how alike it is (0 to 1) and how it was found."""

    span: Span
    score: float
    how: How


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
        if not wanted.quote or self._was_repeated(wanted):
            return None
        if len(wanted.quote) > LONG:
            return self._by_its_ends(anchor)
        place = self._exact(anchor, wanted)
        if place:
            return self._resolution(place, "quotation", anchor)
        place = self._similar(anchor, wanted)
        return self._resolution(place, "similar", anchor) if place else None

    def _by_its_ends(self, anchor: Anchor) -> Resolution | None:
        """Pages of text are too much to lay over a text; where they begin and end is enough."""
        exact, (start, end) = anchor.exact, anchor.span
        first = self.resolve(Anchor(start, start + END, exact[:END], anchor.prefix, exact[END : END + 32]))
        last = self.resolve(Anchor(end - END, end, exact[-END:], exact[-END - 32 : -END], anchor.suffix))
        if not first or not last or first.span[0] >= last.span[1]:
            return None
        return Resolution((first.span[0], last.span[1]), min(first.score, last.score), "similar")

    def _checked(self, span: Span, anchor: Anchor) -> Resolution | None:
        """The aligned place, if its words are still those of the note."""
        span = self._with_spaces(span, anchor)
        now, then = (_ends(folded(text)) for text in (self._text[slice(*span)], anchor.exact))
        likeness = ratio(now, then) / 100
        if len(anchor.exact) <= LONG and not is_alike(then, len(now), likeness):
            return None
        how: How = "similar" if now != then else "position" if span == anchor.span else "quotation"
        return Resolution(span, likeness, how)

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
        good = [p for p in places if self._convinces(p, alone=len(places) == 1)]
        return self._decide(good, anchor)

    def _open(self, span: Span) -> bool:
        """Whether the place may be it: no other sentence of the old text has become this one."""
        if self._alignment is None:
            return True
        return self._alignment.is_free(
            (self._folding.unfold(span[0]), self._folding.unfold(span[1], end=True))
        )

    def _convinces(self, place: Place, *, alone: bool) -> bool:
        wanted = place.wanted
        if alone and len(wanted.quote) >= DISTINCT:
            return True
        if place.head == place.tail == 1 and self._is_unique_sentence(wanted.sentence):
            return True
        return place.convinces and self._in_like_sentence(place)

    def _in_like_sentence(self, place: Place) -> bool:
        """A few words prove nothing in a sentence that goes on otherwise than theirs did."""
        wanted = place.wanted
        if len(wanted.quote) >= DISTINCT:
            return True
        span = self._folding.unfold(place.start), self._folding.unfold(place.end, end=True)
        least = KEPT_ANYWHERE if self._alignment else 0
        return any(
            ratio(wanted.sentence, sentence) >= 100 * SENTENCE_ALIKE
            and words_kept(wanted.sentence, sentence) >= least
            for sentence in sentences_at(self._text, span, wanted)
        )

    def _was_repeated(self, wanted: Sought) -> bool:
        """Its sentence stood several times in the old text, and what stood around could not tell them apart."""
        return self._old_sentences[wanted.sentence.strip()] > 1

    @cached_property
    def _old_sentences(self) -> Counter[str]:
        old = self._before.text if self._before else ""
        return Counter(folded(old[start:end]) for start, end in sentences(old))

    def _is_unique_sentence(self, words: str) -> bool:
        return len(words) >= SENTENCE_DISTINCT and self._sentences[words.strip()] == 1

    @cached_property
    def _sentences(self) -> Counter[str]:
        return Counter(folded(self._text[start:end]) for start, end in sentences(self._text))

    def _decide(self, places: list[Place], anchor: Anchor) -> Place | None:
        """The best of several; None when nothing tells them apart."""
        best = max((p.likeness for p in places), default=0.0)
        places = [p for p in places if p.likeness >= best - TIE]
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
            likely = place and place.similar_enough and self._open((place.start, place.end))
            if place and likely and self._in_like_sentence(place):
                return place
            if low == 0 and high == len(self._page):
                break
        return None

    def _align(self, low: int, high: int, anchor: Anchor, wanted: Sought) -> Place | None:
        found = partial_ratio_alignment(wanted.sentence, self._page[low:high], score_cutoff=60)
        if found is None:
            return None
        pad = 8 + len(wanted.sentence) // 4
        start, end = max(low + found.dest_start - pad, 0), low + found.dest_end + pad
        span = project(wanted, self._page[start:end])
        return self._place((start + span[0], start + span[1]), anchor, wanted) if span[0] < span[1] else None

    def _place(self, span: Span, anchor: Anchor, wanted: Sought) -> Place:
        distance = abs(self._folding.unfold(span[0]) - anchor.start)
        return measure(wanted, self._page, span, 1 - distance / max(len(self._text), 1))


def _ends(text: str) -> str:
    """A long text's beginning and end: comparing all of a book would take minutes."""
    return text if len(text) <= LONG else text[:END] + text[-END:]


def _every(words: str, page: str) -> Iterable[int]:
    at = page.find(words)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        yield at
        at = page.find(words, at + 1)
