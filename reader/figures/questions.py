"""Questions that want no answer, questions that the writer answers, and exclamations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    "certainly sure absolutely exactly not perhaps maybe well obviously barely scarcely rarely seldom plenty".split()
)
_ANSWER_OPENINGS = (
    ("the", "answer"), ("the", "short", "answer"), ("the", "truth"), ("the", "reason"), ("of", "course"),
    ("far", "from", "it"), ("not", "at", "all"), ("quite", "the", "opposite"), ("it", "turns", "out"),
    ("in", "a", "word"), ("to", "be", "sure"), ("i", "think"), ("i", "believe"), ("i", "say"), ("very", "little"),
    ("very", "few"), ("not", "much"), ("so", "that"), ("by", "no", "means"),
)  # fmt: skip
_WONDERING = (
    ("the", "question"), ("it", "depends"), ("that", "depends"), ("opinions", "differ"), ("we", "do", "not", "know"),
    ("then",), ("to", "answer"),
)  # fmt: skip
"""How the sentence goes on after a question that was meant, or after one that only says "if"."""
_ASKING_YOU = (("your", "favorite"), ("your", "favourite"), ("your", "thoughts"), ("you", "think"))
_QUESTION_WORDS = frozenset("who what which whose why how when where".split())
_STAND_INS = frozenset("do does did is are was were has have had can could will would should must".split())
_SHORT_ANSWER = 5
_PLAIN_QUESTION = 12
_TAKEN_UP = 6
"""Words of a question that an answer may echo, and words from its beginning in which it does."""
_PALE_VERBS = frozenset("be do have go get make say".split())
"""Verbs that come again by chance."""
_SIGNS = frozenset("danger warning caution attention note notice important hello hi thanks thank you".split())
"""On signs and in greetings the mark is not a cry."""
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
    questions that announce what follows, what people ask in quotation marks and questions that say "if" ("Is it
    cold? Then shut the door.") are left out: there somebody may well want to know.

    shortest: words of the question. quoted: take questions in quotation marks too. Details: words.
    """
    sentences = list(_sentences(passages))
    for sentence, following in pairwise([*sentences, None]):
        if sentence is None or not _asks(passages, sentence, shortest) or (sentence.quoted and not quoted):
            continue
        if not (
            _is_answered(passages, sentence, following)
            or _is_heading(passages, sentence)
            or _is_meant(passages, sentence, following)
        ):
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
    does not count, nor does a sign ("Danger!").

    shortest: words of the sentence. Details: words.
    """
    for sentence in _sentences(passages):
        words = _spoken(passages, sentence) if sentence.mark == "!" else ()
        if words and len(words) >= shortest and not _SIGNS.issuperset(words):
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
    return len(_spoken(passages, sentence))


def _spoken(passages: Sequence[Passage], sentence: Sentence) -> tuple[str, ...]:
    """The words of a sentence in lower case, without its marks."""
    return tuple(filter(is_word, passages[sentence.passage].lower[sentence.start : sentence.end]))


def _is_answered(passages: Sequence[Passage], question: Sentence, following: Sentence | None) -> bool:
    if (
        following is None
        or following.mark == "?"
        or following.quoted
        or following.passage - question.passage > 1
    ):
        return False
    words = _spoken(passages, following)
    if not words:
        return False
    return words[0] in _ANSWERS or _opens(words, _ANSWER_OPENINGS) or _echoes(passages, question, following)


def _opens(words: tuple[str, ...], openings: Iterable[tuple[str, ...]]) -> bool:
    return any(words[: len(opening)] == opening for opening in openings)


def _echoes(passages: Sequence[Passage], question: Sentence, following: Sentence) -> bool:
    """ "Who pays? The nurse pays." "Who gains? The banks do." """
    asked, words = _spoken(passages, question), _spoken(passages, following)
    if question.passage != following.passage or _QUESTION_WORDS.isdisjoint(asked[:2]):
        return False
    if len(words) <= _SHORT_ANSWER and words[-1] in _STAND_INS:
        return True
    passage, start = passages[question.passage], following.start
    return len(asked) <= _PLAIN_QUESTION and not _verbs(passage, question.start, question.end).isdisjoint(
        _verbs(passage, start, min(start + _TAKEN_UP, following.end))
    )


def _verbs(passage: Passage, start: int, end: int) -> set[str]:
    return {passage.lemma[i] for i in range(start, end) if passage.tag[i].startswith("VB")} - _PALE_VERBS


def _is_meant(passages: Sequence[Passage], question: Sentence, following: Sentence | None) -> bool:
    """Whether somebody wants to know: the reader is polled, the answer is left open, or told what to do if so."""
    asked = _spoken(passages, question)
    if any(pair in _ASKING_YOU for pair in pairwise(asked)):
        return True
    if following is None or following.passage != question.passage or following.mark:
        return False
    words = _spoken(passages, following)
    told = passages[following.passage].tag[following.start] == "VB" and words[:1] != ("let",)
    return (told and _ARGUING.isdisjoint(asked)) or _opens(words, _WONDERING)


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
