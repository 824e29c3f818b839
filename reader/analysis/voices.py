"""Whose words stand where: the innermost quotation around a passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reader.article import Article
from reader.finding import Quotation

MARKS = frozenset("\"“”„‟«»‹›‘’‚'")


class Voices:
    """Looks up the quotation that encloses a passage; what includes the marks themselves is the writer's."""

    def __init__(self, article: Article, quotations: Iterable[Quotation]) -> None:
        self._quotations = sorted(quotations, key=lambda q: (q.start, -q.end))
        self._starts = [q.start for q in self._quotations]
        self._text = article.text

    def at(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation that encloses [start, end), speaker taken from one around it if unknown."""
        outer: list[Quotation] = []
        for i in range(bisect_right(self._starts, start) - 1, -1, -1):
            quotation = self._quotations[i]
            if self._encloses(quotation, start, end):
                outer.append(quotation)
            if quotation.depth == 1 and quotation.end <= start:
                break
        return next((q for q in outer if q.speaker), outer[0] if outer else None)

    def _encloses(self, quotation: Quotation, start: int, end: int) -> bool:
        marked = self._text[quotation.start : quotation.start + 1] in MARKS
        return quotation.start + marked <= start and end <= quotation.end
