"""What sort of source a noun phrase is: can it be asked, and if not, why not?

The line between a role and a vague source is drawn by what makes a noun phrase identify somebody: a
name, a definite determiner, a possessor, or an institution behind a preposition (Ganter & Strube 2009
on weasels; Newell et al. 2018 on sources of attributions).
"""

from __future__ import annotations

import re

from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.names import (
    BODIES,
    CALENDAR,
    QUANTIFIERS,
    SECRETIVE,
    bare_name,
    is_name,
    named,
)
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.traces import DEFINITE, belongs, of_party, part_of_known, traceable
from reader.finding import SourceKind

NAMED, ROLE, DOCUMENT = SourceKind.NAMED, SourceKind.ROLE, SourceKind.DOCUMENT
VAGUE, ANONYMOUS, FACELESS = SourceKind.VAGUE, SourceKind.ANONYMOUS, SourceKind.FACELESS

WRITER = frozenset({"i", "we", "me", "us"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
ALL_OR_NONE = frozenset({"every", "any", "no"})
HIDDEN = re.compile(
    r"(?:condition of|granted|request\w*|on the grounds of|guarantee\w*) anonymity|anonymously"
    r"|(?:not (?:to )?be|declin\w* to be|refus\w* to be|without being) (?:named|identified|quoted by name)"
    r"|not (?:to be )?authori[sz]ed to (?:speak|talk|discuss|comment)"
)
HIDDEN_PERSON = re.compile(
    r"(?:familiar|acquainted) with|close to the|with (?:direct )?knowledge of|briefed on|privy to"
    r"|speaking on background"
)


def classify(reading: Reading, phrase: Phrase) -> SourceKind:
    """The kind of a source phrase; a pronoun that goes back to somebody counts as named until it is linked."""
    p = reading.passage
    head, tag = p.lower[phrase.head], p.tag[phrase.head]
    if tag == "PRP":
        return VAGUE if head == "one" else NAMED
    first, last = phrase.first, _core_end(reading, phrase)
    if tag == "NN" and any(p.lower[i] in ALL_OR_NONE for i in p.children[phrase.head]):
        return VAGUE  # “every decent person in Leeds” has a name in it, and is nobody
    if named(reading, first, last):
        return _kind_with_name(reading, phrase, last)
    if _hides(reading, phrase):
        return ANONYMOUS
    lemma = reading.lemma[phrase.head]
    if bare_name(reading, phrase) and not (tag == "NNS" and _plural(reading, phrase.head)):
        return NAMED
    if head in QUANTIFIERS or lemma in QUANTIFIERS or tag == "CD":
        known = of_party(reading, phrase, last) or part_of_known(reading, phrase, last)
        return ROLE if known else VAGUE
    definite = any(
        p.lower[i] in DEFINITE or p.tag[i] == "POS" or p.dep[i] == "case" for i in range(first, phrase.head)
    )
    if lemma in lexicon().documents and lemma not in lexicon().people:
        return DOCUMENT if definite or traceable(reading, phrase) else FACELESS
    if definite or (not _indefinite(reading, phrase) and (lemma in BODIES or head in BODIES)):
        return ROLE
    if lemma in SECRETIVE:
        return ANONYMOUS
    if of_party(reading, phrase, last):
        return ROLE
    return ROLE if belongs(reading, phrase, last) else VAGUE


def _plural(reading: Reading, head: int) -> bool:
    """“Waters says” is a name, “waters rise” is none: the verb tells, where it has two forms."""
    p = reading.passage
    verb = p.head[head]
    return any(
        p.tag[i] == "VBP" or p.lower[i] == "were" for i in (verb, *p.children[verb]) if head < i <= verb
    )


def _kind_with_name(reading: Reading, phrase: Phrase, last: int) -> SourceKind:
    p = reading.passage
    head, lemma = phrase.head, reading.lemma[phrase.head]
    if (p.tag[head] == "NNP" and not p.words[head].islower()) or (
        p.tag[head] == "NN" and lemma not in lexicon().people and is_name(reading, head)
    ):
        return NAMED
    if p.tag[head] == "NNPS":
        return ROLE
    if lemma in lexicon().documents and lemma not in lexicon().people:
        return DOCUMENT
    apposed = reading.child(head, "appos")
    if apposed is not None and p.tag[apposed] == "NNP":
        return NAMED
    return ROLE


def _indefinite(reading: Reading, phrase: Phrase) -> bool:
    """“A court ruled”: which of them?"""
    return any(reading.passage.lower[i] in ("a", "an") for i in range(phrase.first, phrase.head))


def _hides(reading: Reading, phrase: Phrase) -> bool:
    p = reading.passage
    start, end = reading.sentence(phrase.head)
    text = " ".join(p.lower[start:end])
    return HIDDEN.search(text) is not None or (
        HIDDEN_PERSON.search(" ".join(p.lower[phrase.head : phrase.last + 1])) is not None
    )


def _core_end(reading: Reading, phrase: Phrase) -> int:
    """Where the phrase ends if its relative clauses are left out: a name in them does not name the source."""
    p = reading.passage
    clauses = [
        reading.left_edge(c)
        for c in p.children[phrase.head]
        if c > phrase.head and p.dep[c] in ("relcl", "acl")
    ]
    return min([phrase.last, *(c - 1 for c in clauses if c > phrase.head)])


def personal(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase means people or a body that can have an opinion."""
    p = reading.passage
    head, tag = phrase.head, p.tag[phrase.head]
    if tag in ("NNP", "NNPS"):
        return p.lower[head] not in CALENDAR
    if tag == "PRP":
        return p.lower[head] != "it"
    lemma = reading.lemma[head]
    words = lexicon()
    if lemma in words.people or lemma in words.groups or tag == "CD":
        return True
    if p.lower[head] in QUANTIFIERS or lemma in QUANTIFIERS:
        return True
    if lemma.endswith(("ist", "ian", "man", "men", "woman", "person", "crat", "goer", "holder", "maker")):
        return True
    if p.lower[head] in ("who", "whom") or (tag == "JJ" and p.lower[head] not in RELATIVE):
        return True
    return is_name(reading, head) or bare_name(reading, phrase)


def display_name(reading: Reading, phrase: Phrase) -> str:
    """The source as it is listed: its words without relative clauses, appositions and the owner’s “’s” at the end."""
    p = reading.passage
    last = _core_end(reading, phrase)
    commas = [i for i in range(phrase.head, last + 1) if p.words[i] in (",", "—", "–", "(", ";", ":")]
    last = max(min([last, *(c - 1 for c in commas)]), phrase.head)
    return reading.text(phrase.first, last - (p.tag[last] == "POS"))
