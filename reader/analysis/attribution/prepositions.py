"""Attribution by a preposition: according to X, per X, in X's view, in the words of X."""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.names import named
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.sources import WRITER, classify, display_name, personal
from reader.finding import SourceKind

MEASURES = frozenset("rule standard policy score rating rank ranking scale number".split())
"""What one acts or sorts according to."""
VIEWS = frozenset(
    "view opinion word estimation judgment judgement mind telling account estimate reckoning admission assessment"
    " version analysis eye".split()
)
BY = frozenset("account reckoning admission telling estimate version".split())
"""“By her account” is what she says; “in her account”, “to her account” is a place."""


def according_to(reading: Reading, i: int) -> Attribution | None:
    """“According to X”, “per X” at token `i`."""
    p = reading.passage
    last = i
    if p.lower[i] == "according":
        if i + 1 >= len(p.words) or p.lower[i + 1] != "to":
            return None
        last = i + 1
    elif p.pos[i] != "ADP" or not _after_pause(reading, i):
        return None
    head = reading.child(last, "pobj")
    head = head if head is not None else reading.child(i, "pobj")
    if head is None:
        head = _next_noun(reading, last)
    if head is None or (p.lower[i] == "per" and p.tag[head] not in ("NNP", "NNPS")):
        return None
    phrase = reading.noun_phrase(head, last)
    document = reading.lemma[head] in lexicon().documents and reading.lemma[head] not in MEASURES
    if not document and not personal(reading, phrase) and not named(reading, phrase.first, phrase.last):
        return None
    return _attribution(reading, (i, last), phrase, "according-to")


def view_of(reading: Reading, i: int) -> Attribution | None:
    """“In X's view”, “in the words of X”, with the noun at token `i`."""
    p = reading.passage
    above = p.head[i]
    if p.dep[i] != "pobj" or p.lower[above] not in _leading_to(reading.lemma[i]):
        return None
    owner = reading.child(i, "poss")
    if owner is not None:
        phrase = reading.noun_phrase(owner, i)
        return _attribution(reading, (i, i), phrase, "view", start=above) if _whole_view(reading, i) else None
    of = next((c for c in p.children[i] if p.lower[c] == "of" and c > i), None)
    head = (
        reading.child(of, "pobj")
        if of is not None and reading.lemma[i] in ("word", "view", "opinion", "eye")
        else None
    )
    if of is None or head is None:
        return None
    return _attribution(reading, (above, of), reading.noun_phrase(head, of), "view")


def _attribution(
    reading: Reading, cue: tuple[int, int], source: Phrase, form: str, start: int | None = None
) -> Attribution | None:
    p = reading.passage
    if p.lower[source.head] in WRITER | {"my", "our", "your"}:
        return None
    kind = classify(reading, source)
    if p.tag[source.head] == "PRP$":
        kind = SourceKind.NAMED
    name = display_name(reading, source)
    first = cue[0] if start is None else start
    return Attribution(
        cue=p.span(*cue),
        source=p.span(source.first, source.last),
        content=None,
        kind=kind,
        form=form,
        parts=reading.spans((first, cue[1]), (source.first, source.last)),
        name=name,
        details={"source": name, "cue": reading.text(*cue)},
    )


def _leading_to(noun: str) -> tuple[str, ...]:
    """The prepositions that make a source of the noun: in her view, by her account, to her mind."""
    return ("by",) if noun in BY else ("to",) if noun == "mind" else ("in", "by")


def _whole_view(reading: Reading, i: int) -> bool:
    """“In her words”, “in his view”: not a single word of hers, nor his views or eyes."""
    p = reading.passage
    plural = p.tag[i] == "NNS"
    return plural == (reading.lemma[i] == "word") and reading.lemma[i] != "eye"


def _after_pause(reading: Reading, i: int) -> bool:
    return (
        i == 0
        or reading.passage.words[i - 1] in (",", "(", "—", "–", "-")
        or reading.passage.words[i][0] == "P"
    )


def _next_noun(reading: Reading, i: int) -> int | None:
    """The head of the noun phrase right behind, where the tree has lost it."""
    p = reading.passage
    for k in range(i + 1, min(i + 8, len(p.words))):
        if p.pos[k] in ("NOUN", "PROPN", "PRON") and p.dep[k] not in ("compound", "poss", "nmod"):
            return k
        if p.pos[k] == "PUNCT" or (p.pos[k] == "VERB" and k > i + 1):
            return None
    return None
