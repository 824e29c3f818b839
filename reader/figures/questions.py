"""Questions that want no answer, questions that the writer answers, and exclamations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.article import BlockKind
from reader.figures.clauses import as_written, is_word
from reader.figures.figure import Figure

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_ANSWERS = frozenset(
    "yes no nope because nothing nobody none never nowhere hardly simple simply everyone everybody everything "
    "certainly sure absolutely exactly not perhaps maybe well obviously".split()
)
_ANSWER_OPENINGS = (
    ("the", "answer"), ("the", "short", "answer"), ("the", "truth"), ("the", "reason"), ("of", "course"),
    ("far", "from", "it"), ("not", "at", "all"), ("quite", "the", "opposite"), ("it", "turns", "out"),
    ("in", "a", "word"), ("to", "be", "sure"), ("i", "think"), ("i", "believe"), ("i", "say"), ("very", "little"),
    ("very", "few"), ("not", "much"), ("so", "that"), ("by", "no", "means"),
)  # fmt: skip
_LABEL_WORDS = 3
_TITLE = 6
"""Words of a question that may be a heading."""
_ARGUING = frozenset(
    "but and or so not n't never no nobody nothing who should would could can really even such anyone anybody "
    "ever else then if yet".split()
)
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


def rhetorical_question(
    passages: Sequence[Passage], *, shortest: int = 3, quoted: bool = False
) -> Iterator[Figure]:
    """A question put to the reader for its effect: no answer follows, none is wanted.

    Silva Rhetoricae, "erotema"; Lanham, "rhetorical question". A question in running prose that the
    writer does not go on to answer (that is hypophora). Headings, interviews, lists of questions, short
    questions that announce what follows and what people ask in quotation marks are left out: there somebody may
    well want to know.

    shortest: words of the question. quoted: take questions in quotation marks too. Details: words.
    """
    sentences = list(_sentences(passages))
    for sentence, following in pairwise([*sentences, None]):
        if sentence is None or not _asks(passages, sentence, shortest) or (sentence.quoted and not quoted):
            continue
        if not (_is_answered(passages, sentence, following) or _is_heading(passages, sentence)):
            yield _figure(passages, sentence)


def hypophora(passages: Sequence[Passage], *, shortest: int = 1) -> Iterator[Figure]:
    """The writer asks and answers at once: "Did it help? Not at all."

    Silva Rhetoricae, "hypophora" (anthypophora); Lanham. Question and answer stand in one voice: headings,
    interviews and dialogue are left out.

    shortest: words of the question. Details: words.
    """
    sentences = list(_sentences(passages))
    for sentence, following in pairwise(sentences):
        if (
            _asks(passages, sentence, shortest)
            and not sentence.quoted
            and _is_answered(passages, sentence, following)
        ):
            question = _span(passages, sentence)
            yield Figure((question, _span(passages, following)), {"words": _words(passages, sentence)})


def exclamation(passages: Sequence[Passage], *, shortest: int = 1) -> Iterator[Figure]:
    """A sentence cried out: it ends with an exclamation mark.

    Silva Rhetoricae, "ecphonesis"; Lanham, "exclamatio". The mark of a name ("Yahoo!") within a sentence
    does not count.

    shortest: words of the sentence. Details: words.
    """
    for sentence in _sentences(passages):
        if sentence.mark == "!" and _size(passages, sentence) >= shortest:
            yield _figure(passages, sentence)


def _sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    """The sentences of running prose."""
    interview = _is_interview(passages)
    for number, passage in enumerate(passages):
        if passage.block.kind not in _PROSE or (interview and _is_turn(passage)):
            continue
        for start, end, mark, quoted in passage.derived(_marked_sentences):
            yield Sentence(number, start, end, mark, quoted)


def _marked_sentences(passage: Passage) -> list[tuple[int, int, str, bool]]:
    """Token range, mark at the end, and whether the sentence begins in quotation marks."""
    marks = {i: word for i, word in enumerate(passage.lower) if word in _QUOTES}
    found = []
    inside = False
    for start, end in passage.sentences:
        found.append((start, end, _end_mark(passage, start, end), inside or marks.get(start, "") in _OPENING))
        for i in sorted(marks.keys() & range(start, end)) if marks else ():
            inside = marks[i] in _OPEN or (marks[i] == '"' and not inside)
    return found


def _end_mark(passage: Passage, start: int, end: int) -> str:
    for i in range(end - 1, start - 1, -1):
        text = passage.lower[i]
        if is_word(text):
            return ""
        for mark in "?!":
            if mark in text:
                return mark
    return ""


def _is_interview(passages: Sequence[Passage]) -> bool:
    labels = sum(_has_label(passage) for passage in passages)
    questions = sum(_end_mark(p, 0, len(p)) == "?" and len(p.sentences) == 1 for p in passages if len(p))
    return labels >= _MANY or questions >= _MANY


def _is_turn(passage: Passage) -> bool:
    return _has_label(passage) or (len(passage) > 0 and _end_mark(passage, 0, len(passage)) == "?")


def _has_label(passage: Passage) -> bool:
    """ "Q:", "Interviewer:", "Mr Brown:" """
    words = passage.words[: _LABEL_WORDS + 1]
    return ":" in words[1:] and all(word[:1].isupper() for word in words[: words.index(":", 1)])


def _asks(passages: Sequence[Passage], sentence: Sentence, shortest: int) -> bool:
    return sentence.mark == "?" and _size(passages, sentence) >= shortest


def _size(passages: Sequence[Passage], sentence: Sentence) -> int:
    return sum(map(is_word, passages[sentence.passage].lower[sentence.start : sentence.end]))


def _is_answered(passages: Sequence[Passage], question: Sentence, following: Sentence | None) -> bool:
    if (
        following is None
        or following.mark == "?"
        or following.quoted
        or following.passage - question.passage > 1
    ):
        return False
    words = tuple(filter(is_word, passages[following.passage].lower[following.start : following.end]))
    if not words:
        return False
    return words[0] in _ANSWERS or any(words[: len(opening)] == opening for opening in _ANSWER_OPENINGS)


def _is_heading(passages: Sequence[Passage], question: Sentence) -> bool:
    """A short plain question that is a paragraph by itself announces what follows; one that argues has
    a "but", a "not" or a "should" in it."""
    passage = passages[question.passage]
    words = passage.lower[question.start : question.end]
    alone = len(passage.sentences) == 1
    return alone and sum(map(is_word, words)) <= _TITLE and _ARGUING.isdisjoint(words)


def _figure(passages: Sequence[Passage], sentence: Sentence) -> Figure:
    return Figure((_span(passages, sentence),), {"words": _words(passages, sentence)})


def _span(passages: Sequence[Passage], sentence: Sentence) -> tuple[int, int]:
    """From the first word to the mark, without quotation marks and blanks around it."""
    passage = passages[sentence.passage]
    first, last = sentence.start, sentence.end - 1
    while first < last and not is_word(passage.lower[first]):
        first += 1
    while last > first and not is_word(passage.lower[last]) and not set(passage.lower[last]) & set(".?!…"):
        last -= 1
    return passage.span(first, last)


def _words(passages: Sequence[Passage], sentence: Sentence) -> str:
    return as_written(passages[sentence.passage], sentence.start, sentence.end - 1)
