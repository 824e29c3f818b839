"""The frames in which a verb reports: with a clause, a quotation, an infinitive, an object, a preposition.

Each word class of the lexicon has its own; outside its frame a verb only does something.
"""

from __future__ import annotations

from reader.analysis.attribution.clause import antecedent
from reader.analysis.attribution.complements import (
    Complements,
    complements,
    describes_as,
    makes_clear,
    names_it,
    sees_now,
    takes_side,
)
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.names import bare_name
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.sources import RELATIVE, personal

KNOWING = frozenset(
    "know fear foresee envision envisage contemplate dread remember understand feel believe expect hear doubt"
    " suspect".split()
)
"""Verbs of thinking that may have a thing for their content."""
WANTING = frozenset("want need expect prefer like wish ask decide agree insist demand propose".split())
SEEKING = frozenset("seek offer prefer propose".split())
DEEDS = frozenset("add maintain hold invite greet advise address recite continue".split())
"""Verbs that report with a clause or a quotation, and with a bare object only do something."""
CALLING = frozenset("call dub label brand term".split())
LIGHT = frozenset("make give put".split())
HABITS = frozenset("like love hate".split())
"""With an infinitive these say what somebody often does."""
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
    p, words, lemma = reading.passage, lexicon(), reading.lemma[i]
    has = complements(reading, i, phrase)
    if _is_document(reading, phrase):
        return "document" if _document_speaks(reading, i, has) else None
    if lemma in DEEDS and not has.content:
        return None
    if p.lower[phrase.head] in RELATIVE:
        source = antecedent(reading, phrase)
        if source is not None and _is_document(reading, source):
            speaks = lemma in words.say or (lemma in words.show and lemma not in LIGHT)
            return "document" if speaks and has.content else None
        if source is None or not (personal(reading, source) or p.lower[phrase.head] == "who"):
            return None
    elif not personal(reading, phrase) and not _it_speaks(reading, i, phrase):
        return _of_thing(reading, i, phrase) if has.content else None
    return _idiom(reading, i, has) or _spoken(reading, i, has) or _inner(reading, i, has)


def _is_document(reading: Reading, phrase: Phrase) -> bool:
    words, lemma = lexicon(), reading.lemma[phrase.head]
    return (
        lemma in words.documents and lemma not in words.people and reading.passage.tag[phrase.head] != "NNP"
    )


def _document_speaks(reading: Reading, i: int, has: Complements) -> bool:
    """“The report says”, “the letter urges the mayor”, “the charter mentions it”; not: “signs promising a lift”."""
    words, lemma = lexicon(), reading.lemma[i]
    if lemma in words.show or (lemma in words.say and has.clause):
        return has.content or has.obj
    tells = lemma in (words.tell | words.say) - DEEDS and reading.passage.tag[i] != "VBG"
    return (tells and (has.obj or has.content)) or (lemma in words.judge and has.obj)


def _it_speaks(reading: Reading, i: int, phrase: Phrase) -> bool:
    """“It said that …”, of a ministry; “it is hard to say” is nobody."""
    p, words = reading.passage, lexicon()
    speaks = any(reading.lemma[i] in verbs for verbs in (words.say, words.tell, words.judge))
    return p.lower[phrase.head] == "it" and speaks and p.head[phrase.head] == i


def _of_thing(reading: Reading, i: int, phrase: Phrase) -> str | None:
    """The form with a subject that is no person by the lexicon: what says or thinks, and not just shows, is one."""
    p, words, lemma = reading.passage, lexicon(), reading.lemma[i]
    if p.lower[phrase.head] == "it":
        return None
    if lemma in ANCHORS or (lemma in words.say and bare_name(reading, phrase)):
        return "verb"
    noun = p.pos[phrase.head] in ("NOUN", "PROPN") and p.head[phrase.head] == i
    says = lemma in words.say or lemma in words.think
    return "verb" if noun and says and lemma not in words.show else None


def _idiom(reading: Reading, i: int, has: Complements) -> str | None:
    """“Made it clear that”, “called for”, “as she put it”, “described it as”."""
    words, lemma = lexicon(), reading.lemma[i]
    behind = reading.passage.lower[i + 1 : i + 2]
    if lemma == "make":
        return "verb" if makes_clear(reading, i) else None
    if lemma == "call" and (has.about or behind in (["for"], ["on"], ["to"])):
        return "verb"
    if lemma == "put" and behind == ["it"]:
        return "verb"
    if lemma in words.name and (reading.child(i, "oprd") is not None or describes_as(reading, i)):
        return "naming"
    return None


def _spoken(reading: Reading, i: int, has: Complements) -> str | None:
    words, lemma = lexicon(), reading.lemma[i]
    if lemma in words.going_on:
        return "verb" if has.quoted or (has.clause and lemma in DEEDS) else None
    if lemma in words.say and (lemma in ANCHORS or has.content or has.infinitive or has.obj or has.about):
        return "verb"
    if lemma in words.tell and (has.obj or has.content or has.infinitive):
        return "verb"
    return "verb" if lemma in words.judge and has.quoted else None


def _inner(reading: Reading, i: int, has: Complements) -> str | None:
    """Wishes, beliefs and judgements, and last the names that are given."""
    words, lemma = lexicon(), reading.lemma[i]
    wants = has.infinitive or (has.clause and lemma in WANTING) or (has.obj and lemma in SEEKING)
    if lemma in words.intend and wants:
        return "intention"
    knows = has.obj and (lemma in KNOWING or sees_now(reading, i))
    if lemma in words.think and (has.clause or has.infinitive or knows):
        return "belief"
    if lemma in words.judge and (has.obj or has.clause or (has.infinitive and lemma not in HABITS)):
        return "stance"
    if takes_side(reading, i):
        return "stance"
    if lemma in words.name and (has.clause or (lemma in CALLING and names_it(reading, i))):
        return "naming"
    shows = lemma in words.show and lemma not in LIGHT and lemma not in words.going_on
    return "verb" if shows and has.clause else None
