"""What sort of source a noun phrase is: can it be asked, and if not, why not?

The line between a role and a vague source is drawn by what makes a noun phrase identify somebody: a
name, a definite determiner, a possessor, or an institution behind a preposition (Ganter & Strube 2009
on weasels; Newell et al. 2018 on sources of attributions).
"""

from __future__ import annotations

import re

from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import Phrase, Reading
from reader.finding import SourceKind

NAMED, ROLE, DOCUMENT = SourceKind.NAMED, SourceKind.ROLE, SourceKind.DOCUMENT
VAGUE, ANONYMOUS, FACELESS = SourceKind.VAGUE, SourceKind.ANONYMOUS, SourceKind.FACELESS

WRITER = frozenset({"i", "we", "me", "us"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "both", "your"})
OURS = frozenset({"my", "our"})
QUANTIFIERS = frozenset(
    """many some most several few others other all more none nobody everyone everybody somebody someone anyone
    anybody people one folks lots plenty dozens scores hundreds thousands millions majority minority half third
    quarter number handful plurality percent % two-thirds three-quarters those none neither both each
    fraction share lot bulk tens bunch variety range group another""".split()
)
ALL_OR_NONE = frozenset({"every", "any", "no"})
CAMPS = frozenset(
    "critic opponent supporter proponent detractor skeptic sceptic fan advocate defender backer admirer observer"
    " analyst expert pundit commentator insider foe rival enemy student scholar user reader voter".split()
)
BODIES = frozenset(
    "police congress parliament government prosecution defense defence nato state court senate management"
    " city law".split()
)
SECRETIVE = frozenset({"source", "insider"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
PEOPLES = ("ican", "cratic", "ian", "ean", "ese", "lim", "wish")
"""How adjectives of peoples, faiths and parties end, for the head of a sentence, where all are capitals."""
LAWS = frozenset("law constitution statute treaty act policy regulation".split())
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
OPENERS = frozenset("\"“”„«‘'``—–-:(")
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
        return ROLE if _of_party(reading, phrase, last) else _kind_of_share(reading, phrase, last)
    definite = any(
        p.lower[i] in DEFINITE or p.tag[i] == "POS" or p.dep[i] == "case" for i in range(first, phrase.head)
    )
    if lemma in lexicon().documents and lemma not in lexicon().people:
        return DOCUMENT if definite or _traceable(reading, phrase) else FACELESS
    if definite or (not _indefinite(reading, phrase) and (lemma in BODIES or head in BODIES)):
        return ROLE
    if lemma in SECRETIVE:
        return ANONYMOUS
    if _of_party(reading, phrase, last):
        return ROLE
    return ROLE if _belongs(reading, phrase, last) else VAGUE


def named(reading: Reading, first: int, last: int) -> bool:
    """Whether a proper name (not of a day or month) stands among the tokens."""
    return any(_is_name(reading, i) for i in range(first, last + 1))


def _is_name(reading: Reading, i: int) -> bool:
    """A proper noun, or a noun with a capital inside a sentence: the tagger overlooks rare names."""
    p = reading.passage
    if p.lower[i] in CALENDAR:
        return False
    if p.tag[i] in ("NNP", "NNPS"):
        return not p.words[i].islower()
    if p.pos[i] not in ("NOUN", "VERB") or not p.words[i][0].isupper() or p.words[i].isupper():
        return False
    return reading.sentence(i)[0] != i and p.words[i - 1] not in OPENERS


def bare_name(reading: Reading, phrase: Phrase) -> bool:
    """“Trump says” at a sentence's head: a singular without a determiner is a name, whatever its tag.

    So is a plural that means no people (“Waters said”).
    """
    p = reading.passage
    head = phrase.head
    word, lemma = p.lower[head], reading.lemma[head]
    if phrase.first != head or not p.words[head][0].isupper() or word in QUANTIFIERS or word in BODIES:
        return False
    words = lexicon()
    if any(form in known for form in (word, lemma) for known in (words.groups, words.documents)):
        return False
    if p.tag[head] == "NNS":
        return lemma not in SECRETIVE and not any(
            f in k for f in (word, lemma) for k in (words.people, words.claims)
        )
    return p.tag[head] in ("NN", "JJ", "VB", "VBP")


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
        p.tag[head] == "NN" and lemma not in lexicon().people and _is_name(reading, head)
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


def _of_party(reading: Reading, phrase: Phrase, last: int) -> bool:
    """“A Chinese official”, “some Republican voters”: an adjective with a capital says whose people they are."""
    p = reading.passage
    return any(
        p.pos[i] == "ADJ"
        and p.words[i][0].isupper()
        and (i > reading.sentence(i)[0] or p.lower[i].endswith(PEOPLES))
        for i in range(phrase.first, last + 1)
    )


def _kind_of_share(reading: Reading, phrase: Phrase, last: int) -> SourceKind:
    """“Some of the aides”, “those who stayed” can be traced; “many in the field”, “47 percent of voters” cannot."""
    p = reading.passage
    if p.lower[phrase.head] == "those" and reading.child(phrase.head, "relcl") is not None:
        return ROLE
    own = any(
        (p.tag[i] == "PRP$" and p.lower[i] not in OURS) or p.lower[i] == "them"
        for i in range(phrase.first, last + 1)
    )
    definite = any(p.lower[i] in DEFINITE for i in range(phrase.first, phrase.head))
    definite = (definite and p.lower[phrase.head] != "others") or _of_the(reading, phrase.head)
    return ROLE if own or definite else VAGUE


def _of_the(reading: Reading, head: int) -> bool:
    """“Half of the members”: part of a whole that is known."""
    p = reading.passage
    of = next((c for c in p.children[head] if c > head and p.lower[c] == "of"), None)
    return of is not None and p.lower[head] != "none" and p.lower[of + 1 : of + 2] in (["the"], ["these"], ["those"])


def _traceable(reading: Reading, phrase: Phrase) -> bool:
    """“A paper published by the Weather Service”, “a 2002 survey”, “a May poll”, “a video of the crash”, “state law”."""
    p = reading.passage
    if named(reading, phrase.head + 1, phrase.last) or reading.lemma[phrase.head] in LAWS:
        return True
    if any(YEAR.fullmatch(p.words[i]) or _is_date(reading, i) for i in range(phrase.first, phrase.last + 1)):
        return True
    single = p.tag[phrase.head] == "NN"
    return single and any(p.lower[i] in DEFINITE for i in range(phrase.head + 1, phrase.last + 1))


def _is_date(reading: Reading, i: int) -> bool:
    """A day or month by name: “may” in small letters is a verb."""
    p = reading.passage
    return p.lower[i] in CALENDAR and p.words[i][0].isupper() and p.tag[i] != "MD"


def _belongs(reading: Reading, phrase: Phrase, last: int) -> bool:
    """“An official at the ministry” has an address; “critics of the plan” have only an opinion."""
    p = reading.passage
    if reading.lemma[phrase.head] in CAMPS or p.lower[phrase.head] in CAMPS:
        return False
    prepositions = [c for c in p.children[phrase.head] if p.dep[c] == "prep" and c <= last]
    return any(
        p.lower[i] in DEFINITE for c in prepositions for i in range(c, min(reading.right_edge(c), last) + 1)
    )


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
    return _is_name(reading, head) or bare_name(reading, phrase)


def display_name(reading: Reading, phrase: Phrase) -> str:
    """The source as it is listed: its words without relative clauses, appositions and outer articles."""
    p = reading.passage
    last = _core_end(reading, phrase)
    commas = [i for i in range(phrase.head, last + 1) if p.words[i] in (",", "—", "–", "(", ";", ":")]
    last = min([last, *(c - 1 for c in commas)])
    return reading.text(phrase.first, max(last, phrase.head))
