"""Which words are names: proper nouns, and what the tagger overlooks of them."""

from __future__ import annotations

from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import Phrase, Reading

QUANTIFIERS = frozenset(
    """many some most several few others other all more none nobody everyone everybody somebody someone anyone
    anybody people one folks lots plenty dozens scores hundreds thousands millions majority minority half third
    quarter number handful plurality percent % two-thirds three-quarters those none neither both each
    fraction share lot bulk tens bunch variety range group another""".split()
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
OPENERS = frozenset("\"“”„«‘'``—–-:(")


def named(reading: Reading, first: int, last: int) -> bool:
    """Whether a proper name (not of a day or month) stands among the tokens."""
    return any(is_name(reading, i) for i in range(first, last + 1))


def is_name(reading: Reading, i: int) -> bool:
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


def is_date(reading: Reading, i: int) -> bool:
    """A day or month by name: “may” in small letters is a verb."""
    p = reading.passage
    return p.lower[i] in CALENDAR and p.words[i][0].isupper() and p.tag[i] != "MD"
