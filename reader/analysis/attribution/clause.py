"""The parts of a clause around its verb: whose it is, the verb with its auxiliaries, what is reported.

The tree is walked first; where it gives no subject the order of the words is asked instead (a small
parser often loses the subject of an inverted “said X”).
"""

from __future__ import annotations

from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.lost_subjects import before_apposition, beside, inverted
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.sources import RELATIVE
from reader.finding import Span

AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
LOOSE = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp"})
CONTROLLED = frozenset({"by", "in", "to", "before", "after"})
"""Prepositions before a gerund whose doer is the subject of the clause."""


def subject(reading: Reading, i: int, depth: int = 0) -> Phrase | None:
    """The source phrase of a verb: its subject, or that of the verb it leans on."""
    p = reading.passage
    own = reading.child(i, "nsubj", "nsubjpass") if has_done(reading, i) else reading.child(i, "nsubj")
    if own is not None:
        return reading.noun_phrase(own, i)
    behind = inverted(reading, i)
    if behind is not None:
        return behind
    if depth < 4 and p.dep[i] in LOOSE and reading.child(i, "mark") is None:
        above = _leant_on(reading, i)
        if above is not None:
            return subject(reading, above, depth + 1)
    if p.dep[i] == "acl" and p.head[i] < i and (p.tag[i] == "VBG" or takes_object(reading, i)):
        return _issuer(reading, p.head[i], depth) or reading.noun_phrase(p.head[i], i)
    if in_object(reading, i):
        return Phrase(reading.core(i - 1)[0], i - 1, i - 1)
    words, lemma = lexicon(), reading.lemma[i]
    found = beside(reading, i) if lemma in words.say else None
    return found or (before_apposition(reading, i) if lemma in words.say or lemma in words.tell else None)


def _leant_on(reading: Reading, i: int) -> int | None:
    """The verb whose subject is this one's too: “began by saying”, “is more likely to say”."""
    p = reading.passage
    above = p.head[i]
    gerund = p.dep[i] == "pcomp" and p.dep[above] == "prep" and p.lower[above] in CONTROLLED
    if gerund or (p.dep[i] == "xcomp" and p.dep[above] == "acomp"):
        above = p.head[above]
    return above if above != i and p.pos[above] in ("VERB", "AUX") else None


def takes_object(reading: Reading, i: int) -> bool:
    """“Holm blasted the firm”: a participle with an object or a finite clause is no passive, whatever its tag."""
    p = reading.passage
    if p.tag[i] not in ("VBN", "VBD") or reading.child(i, "auxpass", "agent") is not None:
        return False
    if reading.child(i, "nsubj") is not None:
        return True
    obj = reading.child(i, "dobj")
    return p.dep[i] == "acl" and p.head[i] == i - 1 and obj is not None and obj > i


def in_object(reading: Reading, i: int) -> bool:
    """“Then Holm blasted rules that …”: behind a name the verb is taken for an adjective of its object."""
    p = reading.passage
    return (
        p.tag[i] in ("VBD", "VBN")
        and p.dep[i] == "amod"
        and p.head[i] > i > 0
        and p.tag[i - 1] in ("NNP", "PRP")
    )


def has_done(reading: Reading, i: int) -> bool:
    """“He’s praised the plan”, “he’s called for it” are no passives: an object or its preposition stands behind."""
    p = reading.passage
    auxiliary = reading.child(i, "auxpass")
    if auxiliary is None or p.lower[auxiliary] not in ("'s", "’s"):
        return False
    obj = reading.child(i, "dobj")
    return (obj is not None and obj > i) or p.lower[i + 1 : i + 2] == ["for"]


def _issuer(reading: Reading, noun: int, depth: int) -> Phrase | None:
    """“The union issued a note saying …”: the union speaks."""
    p = reading.passage
    if p.dep[noun] != "dobj" or reading.lemma[noun] not in lexicon().documents or depth > 2:
        return None
    return subject(reading, p.head[noun], depth + 2)


def antecedent(reading: Reading, phrase: Phrase) -> Phrase | None:
    """What “who”, “which” or “that” stands for."""
    p = reading.passage
    if p.lower[phrase.head] not in RELATIVE or p.tag[phrase.head] not in ("WP", "WDT"):
        return None
    verb = p.head[phrase.head]
    if p.dep[verb] != "relcl" or p.head[verb] >= phrase.head:
        return None
    whole = reading.noun_phrase(p.head[verb], phrase.head)
    return Phrase(whole.first, min(whole.last, phrase.first - 1), whole.head)


def verb_group(reading: Reading, i: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation, particle and the adverbs among them."""
    p = reading.passage
    first = last = i
    while first > 0 and p.head[first - 1] == i and p.dep[first - 1] in AUXILIARY:
        first -= 1
    while last + 1 < len(p.words) and p.head[last + 1] == i and p.dep[last + 1] == "prt":
        last += 1
    return first, last


def content(reading: Reading, i: int, phrase: Phrase | None = None) -> Span | None:
    """What is reported: the quotation beside the words, and the clause or object of the verb."""
    p = reading.passage
    first, last = verb_group(reading, i)
    near = reading.quote_beside(first, last)
    if phrase is not None and near is None:
        near = reading.quote_beside(min(first, phrase.first), max(last, phrase.last))
    clause = reading.child(i, "ccomp", "xcomp")
    clause = clause if clause is not None else reading.child(i, "dobj")
    if clause is None:
        return (near.start, near.end) if near else None
    left, right = reading.left_edge(clause), reading.right_edge(clause)
    if clause > i:
        left = max(left, last + 1)
    else:
        right = min(right, first - 1)
    start, end = p.span(left, max(left, right))
    return (min(start, near.start), max(end, near.end)) if near else (start, end)
