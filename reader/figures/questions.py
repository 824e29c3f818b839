"""Questions that want no answer, questions that the writer answers, and exclamations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.figures.answers import is_answered, is_meant
from reader.figures.clauses import as_written, is_word
from reader.figures.figure import Figure
from reader.figures.sentences import Sentence, sentences, spoken

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_SIGNS = frozenset("danger warning caution attention note notice important hello hi thanks thank you".split())
"""On signs and in greetings the mark is not a cry."""


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
    for sentence, following in pairwise([*sentences(passages), None]):
        if sentence is None or not _asks(passages, sentence, shortest) or (sentence.quoted and not quoted):
            continue
        if not (is_answered(passages, sentence, following) or is_meant(passages, sentence, following)):
            yield _figure(passages, sentence)


def hypophora(passages: Sequence[Passage], *, shortest: int = 1) -> Iterator[Figure]:
    """The writer asks and answers at once: "Did it help? Not at all."

    Silva Rhetoricae, "hypophora" (anthypophora); Lanham. Question and answer stand in one voice: headings,
    interviews and dialogue are left out.

    shortest: words of the question. Details: words.
    """
    for sentence, following in pairwise(sentences(passages)):
        if (
            _asks(passages, sentence, shortest)
            and not sentence.quoted
            and is_answered(passages, sentence, following)
        ):
            question = _span(passages, sentence)
            yield Figure((question, _span(passages, following)), {"words": _words(passages, sentence)})


def exclamation(passages: Sequence[Passage], *, shortest: int = 1) -> Iterator[Figure]:
    """A sentence cried out: it ends with an exclamation mark.

    Silva Rhetoricae, "ecphonesis"; Lanham, "exclamatio". The mark of a name ("Yahoo!") within a sentence
    does not count, nor does a sign ("Danger!").

    shortest: words of the sentence. Details: words.
    """
    for sentence in sentences(passages):
        words = spoken(passages, sentence) if sentence.mark == "!" else ()
        if words and len(words) >= shortest and not _SIGNS.issuperset(words):
            yield _figure(passages, sentence)


def _asks(passages: Sequence[Passage], sentence: Sentence, shortest: int) -> bool:
    return sentence.mark == "?" and len(spoken(passages, sentence)) >= shortest


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
