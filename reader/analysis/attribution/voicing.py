"""Who speaks in which quotation, and which quotations nobody stands behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.passage import Passage
from reader.finding import Quotation, SourceKind, Span

SPOKEN = frozenset(
    {"verb", "document", "label", "according-to", "belief", "writer", "passive", "naming", "stance", "noun"}
)
LONG_ENOUGH = 6
"""Tokens: what is shorter in quotation marks is a term, a title or a scare quote."""
REACH = 400
"""Code points from a quotation in which its speaker is looked for."""
GAP = 3
"""Code points between a quotation and the words beside it: a comma and a space, or a dash."""
STOPS = frozenset(".!?…")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Voicing:
    """Gives quotations the names of linked attributions."""

    def __init__(self, attributions: Sequence[Attribution], passages: Sequence[Passage]) -> None:
        self._passages = [p for p in passages if p.words]
        self._offsets = [p.starts[0] for p in self._passages]
        self._attributions = sorted(
            (a for a in attributions if a.form in SPOKEN or a.source is None), key=lambda a: a.cue
        )
        self._cues = [a.cue[0] for a in self._attributions]

    def speakers(self, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
        """The quotations with their speakers, where they are known."""
        given: list[Quotation] = []
        before: Quotation | None = None
        for quotation in quotations:
            if quotation.depth > 1:
                given.append(quotation)
                continue
            attribution = (
                self._reporting(quotation) or self._beside(quotation) or self._same_sentence(quotation)
            )
            name = attribution.name if attribution else self._carried(quotation, before)
            before = quotation._replace(speaker=name or None)
            given.append(before)
        return tuple(given)

    def without_source(self, quotations: Sequence[Quotation]) -> list[Attribution]:
        """Whole sentences in quotation marks that no attribution in reach belongs to."""
        return [
            Attribution(
                cue=(q.start, q.end),
                source=None,
                content=(q.start, q.end),
                kind=SourceKind.NONE,
                form="quotation",
                parts=((q.start, q.end),),
            )
            for q in quotations
            if q.depth == 1
            and q.closed
            and q.speaker is None
            and self._is_speech(q)
            and self._stands_alone(q)
            and not self._reported(q)
        ]

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether it is a sentence by itself, and nobody speaks in its paragraph or at the end of the one before.

        What is built into the writer's sentence, comes behind a colon or before a reference in brackets has
        its origin there.
        """
        passage = self._passage(quotation.start)
        k = bisect_left(passage.starts, quotation.start)
        if k and passage.words[k - 1] not in STOPS:
            return False
        behind = bisect_left(passage.starts, quotation.end)
        if passage.words[behind : behind + 1] == ["("]:
            return False
        number = bisect_right(self._offsets, quotation.start) - 1
        before = self._passages[max(0, number - 1)]
        if not k and before is not passage and before.words[-1] == ":":
            return False
        last = before.sentences[-1][0]
        first, end = min(before.starts[last], passage.starts[0]), passage.ends[-1]
        around = self._attributions[bisect_left(self._cues, first) : bisect_left(self._cues, end)]
        return not any(a.name for a in around)

    def _reported(self, quotation: Quotation) -> bool:
        """Whether a claim of nobody holds the quotation: it is marked already."""
        return any(
            a.content and _overlap(a.content, quotation) for a in self._near(quotation, REACH, named=False)
        )

    def _reporting(self, quotation: Quotation) -> Attribution | None:
        near = self._near(quotation, REACH)
        reporting = [a for a in near if a.content and _overlap(a.content, quotation)]
        return min(reporting, key=lambda a: _distance(a, quotation), default=None)

    def _beside(self, quotation: Quotation) -> Attribution | None:
        """The words right before or behind it, though a sentence ends between: “Why?” she asked."""
        for attribution in self._near(quotation, REACH):
            start, end = attribution.parts[0][0], attribution.parts[-1][1]
            if 0 <= start - quotation.end <= GAP or 0 <= quotation.start - end <= GAP:
                return attribution
        return None

    def _same_sentence(self, quotation: Quotation) -> Attribution | None:
        start, end = self._sentence(quotation)
        inside = [a for a in self._near(quotation, REACH) if start <= a.cue[0] < end]
        return min(inside, key=lambda a: _distance(a, quotation), default=None)

    def _carried(self, quotation: Quotation, before: Quotation | None) -> str | None:
        """A quotation that follows another one of its speaker, or a paragraph of nothing but quotation."""
        if before is None or before.speaker is None:
            return self._introduced(quotation)
        between = self._attributions[
            bisect_left(self._cues, before.end) : bisect_left(self._cues, quotation.start)
        ]
        names = {a.name for a in between} - {before.speaker, ""}
        here, there = self._passage(quotation.start), self._passage(before.start)
        follows = here is there or quotation.start == here.starts[0]
        if follows and not names and quotation.start - before.end < 600:
            return before.speaker
        return self._introduced(quotation)

    def _introduced(self, quotation: Quotation) -> str | None:
        """A quotation at the head of a paragraph, behind one that ends in a colon."""
        number = bisect_right(self._offsets, quotation.start) - 1
        if (
            number < 1
            or quotation.start != self._offsets[number]
            or self._passages[number - 1].words[-1] != ":"
        ):
            return None
        k = bisect_left(self._cues, quotation.start) - 1
        return self._attributions[k].name if k >= 0 and self._cues[k] >= self._offsets[number - 1] else None

    def _near(self, quotation: Quotation, reach: int, *, named: bool = True) -> list[Attribution]:
        first = bisect_left(self._cues, quotation.start - reach)
        last = bisect_right(self._cues, quotation.end + reach)
        return [a for a in self._attributions[first:last] if a.name or not named]

    def _passage(self, at: int) -> Passage:
        return self._passages[max(0, bisect_right(self._offsets, at) - 1)]

    def _is_whole(self, quotation: Quotation) -> bool:
        passage = self._passage(quotation.start)
        return quotation.start <= passage.starts[0] and quotation.end >= passage.ends[-1] - 1

    def _sentence(self, quotation: Quotation) -> tuple[int, int]:
        passage = self._passage(quotation.start)
        for first, last in passage.sentences:
            if passage.starts[first] <= quotation.start < passage.ends[last - 1]:
                return passage.starts[first], passage.ends[last - 1]
        return quotation.start, quotation.end

    def _is_speech(self, quotation: Quotation) -> bool:
        passage = self._passage(quotation.start)
        first = bisect_left(passage.starts, quotation.start)
        last = bisect_left(passage.starts, quotation.end)
        words = [w for w in passage.words[first:last] if w[0].isalpha()]
        titled = sum(w[0].isupper() for w in words) > len(words) / 2
        return len(words) >= LONG_ENOUGH and not titled and not FINITE.isdisjoint(passage.tag[first:last])


def _overlap(content: Span, quotation: Quotation) -> bool:
    return content[0] < quotation.end and quotation.start < content[1]


def _distance(attribution: Attribution, quotation: Quotation) -> int:
    start, end = attribution.cue
    return max(start - quotation.end, quotation.start - end, 0)
