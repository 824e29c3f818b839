"""Verbs that the tagger takes for nouns: “Mayor Lund Says No”, “the candidate plans to stay”."""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.names import named
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.verbs import reported

LONGEST_SUBJECT = 8


def headline_verb(reading: Reading, i: int) -> Attribution | None:
    """“Mayor Lund Says Dam Is Safe”: in a headline the verb at token `i` is taken for a part of the name."""
    p = reading.passage
    start, _ = reading.sentence(i)
    if p.pos[i] not in ("PROPN", "NOUN") or i - start > LONGEST_SUBJECT or not p.words[i][0].isupper():
        return None
    if i + 1 >= len(p.words) or not (p.words[i + 1][0].isupper() or p.words[i + 1] in ("to", "on")):
        return None
    if (
        i == start
        or not all(_of_title(reading, k) for k in range(start, i))
        or not named(reading, start, i - 1)
    ):
        return None
    return reported(reading, i, Phrase(start, i - 1, i - 1), "verb")


def _of_title(reading: Reading, k: int) -> bool:
    p = reading.passage
    return p.pos[k] in ("PROPN", "NOUN", "ADJ", "PART") and p.words[k][0].isupper()


def verb_as_noun(reading: Reading, i: int) -> Attribution | None:
    """“The candidate plans to …”: the noun at token `i` is the root of its sentence, and what it says goes on."""
    p = reading.passage
    start, end = reading.sentence(i)
    if p.pos[i] != "NOUN" or p.dep[i] != "ROOT" or i == start or i + 1 >= end:
        return None
    if p.dep[i - 1] not in ("compound", "nsubj") or p.pos[i - 1] not in ("NOUN", "PROPN"):
        return None
    form = _form(reading, i)
    if form is None or p.pos[i + 1] in ("NOUN", "VERB", "AUX"):
        return None
    first = min(reading.left_edge(i - 1), reading.core(i)[0])
    return reported(reading, i, Phrase(first, i - 1, i - 1), form)


def _form(reading: Reading, i: int) -> str | None:
    words, lemma = lexicon(), reading.lemma[i]
    classes = {
        "verb": words.say | words.tell | words.show,
        "stance": words.judge,
        "belief": words.think,
        "intention": words.intend,
        "naming": words.name,
    }
    return next((form for form, lemmas in classes.items() if lemma in lemmas), None)
