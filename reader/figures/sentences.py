"""The sentences of running prose: with which mark they end, and whether somebody else says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.article import BlockKind
from reader.figures.clauses import is_word

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_LABEL_WORDS = 3
_MANY = 3
"""Paragraphs that are all question, from which on a text is an interview or a list of questions."""
_OPEN = frozenset("“«")
_OPENING = _OPEN | {'"'}
_QUOTES = _OPENING | frozenset("”»")


class Sentence(NamedTuple):
    """Half-open token range in passage number `passage`.

    mark: "?", "!" or "". quoted: it begins inside quotation marks or is wholly within them.
    """

    passage: int
    start: int
    end: int
    mark: str
    quoted: bool


def sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    """The sentences of running prose."""
    interview = _is_interview(passages)
    for number, passage in enumerate(passages):
        if passage.block.kind not in _PROSE or (interview and _is_turn(passage)):
            continue
        for start, end, mark, quoted in passage.derived(_marked_sentences):
            yield Sentence(number, start, end, mark, quoted)


def _marked_sentences(passage: Passage) -> list[tuple[int, int, str, bool]]:
    """Token range, mark at the end, and whether the sentence or what the mark ends is in quotation marks."""
    marks = {i: word for i, word in enumerate(passage.lower) if word in _QUOTES}
    found = []
    inside = False
    for start, end in passage.sentences:
        mark, place = _end_mark(passage, start, end)
        quoted = inside or marks.get(start, "") in _OPENING
        for i in sorted(marks.keys() & range(start, end)) if marks else ():
            inside = marks[i] in _OPEN or (marks[i] == '"' and not inside)
            quoted = quoted or (inside and i < place and not any(i < j < place for j in marks))
        found.append((start, end, mark, quoted))
    return found


def _end_mark(passage: Passage, start: int, end: int) -> tuple[str, int]:
    """The mark with which the sentence ends and where it stands; "" where it is neither asked nor cried."""
    for i in range(end - 1, start - 1, -1):
        text = passage.lower[i]
        if is_word(text):
            break
        for mark in "?!":
            if mark in text:
                return mark, i
    return "", start


def _is_interview(passages: Sequence[Passage]) -> bool:
    labels = sum(_has_label(passage) for passage in passages)
    questions = sum(_end_mark(p, 0, len(p))[0] == "?" and len(p.sentences) == 1 for p in passages if len(p))
    return labels >= _MANY or questions >= _MANY


def _is_turn(passage: Passage) -> bool:
    return _has_label(passage) or (len(passage) > 0 and _end_mark(passage, 0, len(passage))[0] == "?")


def _has_label(passage: Passage) -> bool:
    """ "Q:", "Interviewer:", "Mr Brown:" """
    words = passage.words[: _LABEL_WORDS + 1]
    return ":" in words[1:] and all(word[:1].isupper() for word in words[: words.index(":", 1)])


def spoken(passages: Sequence[Passage], sentence: Sentence) -> tuple[str, ...]:
    """The words of a sentence in lower case, without its marks."""
    return tuple(filter(is_word, passages[sentence.passage].lower[sentence.start : sentence.end]))
