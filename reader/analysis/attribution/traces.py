"""What in a noun phrase without a name says whose people they are, or which document it is."""

from __future__ import annotations

import re

from reader.analysis.attribution.names import is_date, named
from reader.analysis.attribution.reading import Phrase, Reading

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "both", "your"})
OURS = frozenset({"my", "our"})
CAMPS = frozenset(
    "critic opponent supporter proponent detractor skeptic sceptic fan advocate defender backer admirer observer"
    " analyst expert pundit commentator insider foe rival enemy student scholar user reader voter".split()
)
PEOPLES = ("ican", "cratic", "ian", "ean", "ese", "lim", "wish")
"""How adjectives of peoples, faiths and parties end, for the head of a sentence, where all are capitals."""
NO_PEOPLES = frozenset(
    "clean lean mean civilian humanitarian authoritarian vegetarian pedestrian utilitarian".split()
)
LAWS = frozenset("law constitution statute treaty act policy regulation".split())
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def of_party(reading: Reading, phrase: Phrase, last: int) -> bool:
    """“A Chinese official”, “some Republican voters”: an adjective with a capital says whose people they are."""
    p = reading.passage
    return any(
        p.pos[i] == "ADJ"
        and p.words[i][0].isupper()
        and (i > reading.sentence(i)[0] or _of_people(p.lower[i]))
        for i in range(phrase.first, last + 1)
    )


def _of_people(adjective: str) -> bool:
    return adjective.endswith(PEOPLES) and adjective not in NO_PEOPLES


def part_of_known(reading: Reading, phrase: Phrase, last: int) -> bool:
    """“Some of the aides”, “those who stayed” can be traced; “many in the field”, “47 percent of voters” cannot."""
    p = reading.passage
    if p.lower[phrase.head] == "those" and reading.child(phrase.head, "relcl") is not None:
        return True
    own = any(
        (p.tag[i] == "PRP$" and p.lower[i] not in OURS) or p.lower[i] == "them"
        for i in range(phrase.first, last + 1)
    )
    definite = any(p.lower[i] in DEFINITE for i in range(phrase.first, phrase.head))
    definite = (definite and p.lower[phrase.head] != "others") or _of_the(reading, phrase.head)
    return own or definite


def _of_the(reading: Reading, head: int) -> bool:
    """“Half of the members”: part of a whole that is known."""
    p = reading.passage
    of = next((c for c in p.children[head] if c > head and p.lower[c] == "of"), None)
    return (
        of is not None
        and p.lower[head] != "none"
        and p.lower[of + 1 : of + 2] in (["the"], ["these"], ["those"])
    )


def traceable(reading: Reading, phrase: Phrase) -> bool:
    """“A paper by the Weather Service”, “a 2002 survey”, “a May poll”, “a video of the crash”, “state law”."""
    p = reading.passage
    if named(reading, phrase.head + 1, phrase.last) or reading.lemma[phrase.head] in LAWS:
        return True
    if any(YEAR.fullmatch(p.words[i]) or is_date(reading, i) for i in range(phrase.first, phrase.last + 1)):
        return True
    single = p.tag[phrase.head] == "NN"
    return single and any(p.lower[i] in DEFINITE for i in range(phrase.head + 1, phrase.last + 1))


def belongs(reading: Reading, phrase: Phrase, last: int) -> bool:
    """“An official at the ministry” has an address; “critics of the plan” have only an opinion."""
    p = reading.passage
    if reading.lemma[phrase.head] in CAMPS or p.lower[phrase.head] in CAMPS:
        return False
    prepositions = [c for c in p.children[phrase.head] if p.dep[c] == "prep" and c <= last]
    return any(
        p.lower[i] in DEFINITE for c in prepositions for i in range(c, min(reading.right_edge(c), last) + 1)
    )
