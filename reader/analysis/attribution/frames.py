"""The frames in which a verb reports: with a clause, a quotation, an infinitive, an object, a preposition.

Each word class of the lexicon has its own; outside its frame a verb only does something.
"""

from __future__ import annotations

from reader.analysis.attribution.clause import antecedent
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import MARKS, Phrase, Reading
from reader.analysis.attribution.sources import RELATIVE, bare_name, personal

CLAUSAL = frozenset("say hope think believe suspect fear insist claim argue know".split())
"""Verbs behind which a noun is nearly always the subject of a clause."""
KNOWING = frozenset(
    "see know fear foresee remember understand feel believe expect hear doubt suspect".split()
)
"""Verbs of thinking that may have a thing for their content."""
WANTING = frozenset("want need expect prefer like wish ask decide agree insist demand propose".split())
SEEKING = frozenset("seek offer prefer want propose".split())
ABOUT = frozenset({"about", "of", "on", "against", "for", "to", "with"})
SPEAKING = {"speak": frozenset({"about", "of", "against"}), "talk": frozenset({"about", "of"})}
AGREEING = frozenset(
    "know agree believe think say recognise recognize understand accept see realise realize".split()
)
DENYING = frozenset(
    "doubt dispute deny question believe think say disagree contest challenge seriously".split()
)
ANCHORS = frozenset({"say", "add", "tell"})
"""Verbs that report whatever stands beside them; the others need a content."""


def frame(reading: Reading, i: int, phrase: Phrase) -> str | None:
    """The form of attribution that the verb at token `i` makes with its subject, None where it makes none."""
    return _consensus(reading, i, phrase) or _form(reading, i, phrase)


def _consensus(reading: Reading, i: int, phrase: Phrase) -> str | None:
    """“Everyone knows that …”, “nobody disputes it”: all the world is the witness."""
    p = reading.passage
    head = p.lower[phrase.head]
    if phrase.head - phrase.first > 1 or phrase.last > phrase.head:
        return None
    if head in ("everyone", "everybody") and phrase.first == phrase.head and reading.lemma[i] in AGREEING:
        return "consensus"
    no_one = head == "nobody" or p.lower[phrase.first : phrase.last + 1] == ["no", "one"]
    return "consensus" if no_one and reading.lemma[i] in DENYING else None


def _form(reading: Reading, i: int, phrase: Phrase) -> str | None:
    """Which frame the verb stands in, None where it only does something."""
    p, words = reading.passage, lexicon()
    lemma, head = reading.lemma[i], reading.lemma[phrase.head]
    beside = reading.quote_beside(min(phrase.first, i), max(phrase.last, i)) is not None
    beside = beside or reading.quote_beside(i, i) is not None
    clause = reading.child(i, "ccomp") is not None or p.dep[i] == "parataxis" or _clause_behind(reading, i)
    clause = clause or _as_they_say(reading, i)
    infinitive = reading.child(i, "xcomp") is not None
    obj = reading.child(i, "dobj") is not None
    about = _about(reading, i)
    if head in words.documents and head not in words.people:
        speaks = lemma in words.show or (obj and lemma in words.judge) or (clause and lemma in words.say)
        return "document" if speaks and (clause or beside or obj) else None
    if p.lower[phrase.head] in RELATIVE:
        source = antecedent(reading, phrase)
        if source is None or not (personal(reading, source) or p.lower[phrase.head] == "who"):
            return None
    elif not personal(reading, phrase) and not (
        p.lower[phrase.head] == "it" and lemma in words.say | words.judge
    ):
        spoken = lemma in ANCHORS or (lemma in words.say and bare_name(reading, phrase))
        return "verb" if spoken and (clause or beside) else None
    if lemma in words.going_on:
        return "verb" if beside else None
    if lemma == "make":
        return "verb" if _makes_clear(reading, i) else None
    if (lemma == "call" and _about(reading, i)) or (lemma == "put" and _puts_it(reading, i)):
        return "verb"
    if lemma in words.name and (reading.child(i, "oprd") is not None or _as(reading, i)):
        return "naming"
    if lemma in words.say and (lemma in ANCHORS or clause or beside or infinitive or obj or about):
        return "verb"
    if lemma in words.tell and (obj or clause or beside or infinitive):
        return "verb"
    if lemma in words.intend and (infinitive or (clause and lemma in WANTING) or (obj and lemma in SEEKING)):
        return "intention"
    if lemma in words.think and (clause or infinitive or (obj and lemma in KNOWING)):
        return "belief"
    if lemma in words.judge and beside:
        return "verb"
    if lemma in words.judge and (obj or clause):
        return "stance"
    if _leaning(reading, i):
        return "stance"
    if lemma in words.name and clause:
        return "naming"
    if lemma in ("call", "dub", "label", "brand", "term") and obj and _names_it(reading, i):
        return "naming"
    if lemma in words.show and lemma not in words.say and clause:
        return "verb"
    return None


def _leaning(reading: Reading, i: int) -> bool:
    """A verb that takes a side with its preposition: voted for, campaigned against, balked at."""
    p = reading.passage
    lemma, leaning = reading.lemma[i], lexicon().leaning
    return any(f"{lemma} {p.lower[c]}" in leaning for c in p.children[i] if c > i)


def _puts_it(reading: Reading, i: int) -> bool:
    """“As she put it, …”."""
    return reading.passage.lower[i + 1 : i + 2] == ["it"]


def _makes_clear(reading: Reading, i: int) -> bool:
    """“She made it clear that”, “he made the case for”."""
    p = reading.passage
    return any(word in p.lower[i + 1 : i + 5] for word in ("clear", "plain", "known", "case", "point"))


def _about(reading: Reading, i: int) -> bool:
    p = reading.passage
    prepositions = SPEAKING.get(reading.lemma[i], ABOUT)
    if any(p.dep[c] == "prep" and p.lower[c] in prepositions for c in p.children[i]):
        return True
    return reading.lemma[i] == "call" and p.lower[i + 1 : i + 2] in (["for"], ["on"])


def _names_it(reading: Reading, i: int) -> bool:
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


def _as(reading: Reading, i: int) -> bool:
    p = reading.passage
    if any(p.lower[c] == "as" for c in p.children[i] if c > i):
        return True
    obj = reading.child(i, "dobj")
    return obj is not None and any(p.lower[c] == "as" for c in p.children[obj] if c > obj)


def _as_they_say(reading: Reading, i: int) -> bool:
    """“…, as critics have noted”: the main clause is what is said."""
    mark = reading.child(i, "mark")
    return mark is not None and reading.passage.lower[mark] == "as"


def _clause_behind(reading: Reading, i: int) -> bool:
    """A clause that the parser has not tied to the verb: “hoped the talks would …”, “declared: …”."""
    p = reading.passage
    if i + 2 >= len(p.words):
        return p.words[-1] == ":"
    if p.lower[i + 1] in ("that", "how", "why", "whether", "if", ":"):
        return True
    if p.words[i + 1] == "," and p.words[i + 2] in MARKS:
        return True
    return (
        reading.lemma[i] in CLAUSAL
        and p.pos[i + 1] in ("DET", "PRON", "PROPN")
        and reading.child(i, "dobj") is None
    )
