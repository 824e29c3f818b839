"""What stands with a verb and makes a report of it, where the tree does not say so: clauses, infinitives, particles."""

from __future__ import annotations

from typing import NamedTuple

from reader.analysis.attribution.clause import in_object
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import MARKS, Phrase, Reading

CLAUSAL = frozenset("say hope think believe suspect fear insist claim argue know".split())
"""Verbs behind which a noun is nearly always the subject of a clause."""
REACH = 8
"""Tokens behind the verb in which its conjunction may stand."""
ABOUT = frozenset({"about", "of", "on", "against", "for", "to", "with"})
SPOKEN = frozenset({",", "?", "!", "…", "...", "—"})
PAUSES = frozenset({",", "—", "–"})
SPEAKING = {"speak": frozenset({"about", "of", "against"}), "talk": frozenset({"about", "of"})}


class Complements(NamedTuple):
    """Which of them the verb has; `quoted`: words in quotation marks stand beside it."""

    quoted: bool
    clause: bool
    infinitive: bool
    obj: bool
    about: bool

    @property
    def content(self) -> bool:
        """Whether words are reported in full: a quotation or a clause."""
        return self.quoted or self.clause


def complements(reading: Reading, i: int, phrase: Phrase) -> Complements:
    """What stands with the verb at token `i` and its subject."""
    p = reading.passage
    around = reading.quote_beside(min(phrase.first, i), max(phrase.last, i))
    clause = reading.child(i, "ccomp") is not None or p.dep[i] == "parataxis"
    return Complements(
        quoted=around is not None
        or reading.quote_beside(i, i) is not None
        or _behind_words(reading, min(phrase.first, i)),
        clause=clause or _clause_behind(reading, i) or _as_they_say(reading, i) or _aside(reading, i, phrase),
        infinitive=reading.child(i, "xcomp") is not None or _infinitive_behind(reading, i),
        obj=reading.child(i, "dobj") is not None or in_object(reading, i),
        about=_about(reading, i),
    )


def _behind_words(reading: Reading, first: int) -> bool:
    """“No,” she said: however short, what ends in a comma or a call before the mark is speech."""
    words = reading.passage.words
    return first > 1 and words[first - 1] in MARKS and words[first - 2] in SPOKEN


def _infinitive_behind(reading: Reading, i: int) -> bool:
    """“Refuses to Sign”: in a headline the infinitive is taken for a preposition and a name."""
    p = reading.passage
    if p.lower[i + 1 : i + 2] != ["to"] or i + 2 >= len(p.words) or reading.lemma[i] not in lexicon().intend:
        return False
    return p.tag[i + 2] == "VB" or (p.words[i][0].isupper() and p.words[i + 2][0].isupper())


def sees_now(reading: Reading, i: int) -> bool:
    """“They see a chance”: in the present it is a view, in the past (“she saw the letter”) an event."""
    return reading.lemma[i] == "see" and reading.passage.tag[i] in ("VBP", "VBZ")


def takes_side(reading: Reading, i: int) -> bool:
    """A verb that takes a side with its preposition: voted for, campaigned against, balked at."""
    p = reading.passage
    lemma, leaning = reading.lemma[i], lexicon().leaning
    return any(f"{lemma} {p.lower[c]}" in leaning for c in p.children[i] if c > i)


def makes_clear(reading: Reading, i: int) -> bool:
    """“She made it clear that”, “he made the case for”."""
    p = reading.passage
    return any(word in p.lower[i + 1 : i + 5] for word in ("clear", "plain", "known", "case", "point"))


def _about(reading: Reading, i: int) -> bool:
    p = reading.passage
    prepositions = SPEAKING.get(reading.lemma[i], ABOUT)
    return any(p.dep[c] == "prep" and p.lower[c] in prepositions for c in p.children[i])


def names_it(reading: Reading, i: int) -> bool:
    """“She called his orders “a crucial step””: something stands behind the object that it is called."""
    p = reading.passage
    obj = reading.child(i, "dobj")
    if obj is None or obj < i:
        return False
    behind = reading.right_edge(obj) + 1
    quoted = any(word in MARKS for word in p.words[obj:behind])
    return quoted or (
        behind < len(p.words) and (p.words[behind] in MARKS or p.pos[behind] in ("DET", "ADJ", "NOUN"))
    )


def describes_as(reading: Reading, i: int) -> bool:
    p = reading.passage
    if any(p.lower[c] == "as" for c in p.children[i] if c > i):
        return True
    obj = reading.child(i, "dobj")
    return obj is not None and any(p.lower[c] == "as" for c in p.children[obj] if c > obj)


def _as_they_say(reading: Reading, i: int) -> bool:
    """“…, as critics have noted”: the main clause is what is said."""
    mark = reading.child(i, "mark")
    as_if = mark is not None and reading.passage.lower[mark] == "as"
    return as_if and reading.lemma[i] in lexicon().say and reading.child(i, "dobj") is None


def _aside(reading: Reading, i: int, phrase: Phrase) -> bool:
    """“The dam, she assumes, will hold”: a comment clause between pauses (Quirk et al. 1985, 15.53)."""
    words, reports = reading.passage.words, lexicon().say | lexicon().think
    before, behind = words[max(phrase.first - 1, 0)], words[i + 1 : i + 2]
    return reading.lemma[i] in reports and before in PAUSES and bool(behind) and behind[0] in {*PAUSES, "."}


def _clause_behind(reading: Reading, i: int) -> bool:
    """A clause that the parser has not tied to the verb: “hoped the talks would …”, “declared: …”."""
    p = reading.passage
    if i + 2 >= len(p.words):
        return p.words[-1] == ":"
    if p.lower[i + 1] in ("that", "how", "why", "whether", "if", ":"):
        return True
    if p.words[i + 1] == "," and p.words[i + 2] in MARKS:
        return True
    if reading.lemma[i] in CLAUSAL and p.pos[i + 1] in ("DET", "PRON", "PROPN"):
        return reading.child(i, "dobj") is None
    return _that_behind(reading, i)


def _that_behind(reading: Reading, i: int) -> bool:
    """“Recalled in May that …”: the conjunction a few words behind, with no other verb between."""
    p = reading.passage
    for k in range(i + 1, min(i + REACH, len(p.words))):
        if p.lower[k] == "that" and p.tag[k] == "IN":
            return True
        if p.pos[k] in ("VERB", "AUX", "PUNCT"):
            return False
    return False
