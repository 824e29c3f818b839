"""Attribution by a verb with a subject: “observers have noted that …”, “… ,” said the minister.

The cue is looked up first; the tree is walked only around it.
"""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.clause import (
    antecedent,
    content,
    has_done,
    in_object,
    subject,
    takes_object,
    verb_group,
)
from reader.analysis.attribution.frames import frame
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.sources import RELATIVE, WRITER, classify, display_name
from reader.finding import SourceKind

INNER = frozenset({"belief", "stance", "intention", "naming"})
PROVING = frozenset(
    "show say find suggest indicate reveal report estimate conclude demonstrate confirm claim predict project forecast"
    " prove imply note establish warn argue state illustrate highlight tell document".split()
)
"""What evidence does for a claim; a report that gives or compares something only holds it."""
IMAGINED = frozenset({"may", "might", "should", "must", "if", "whether", "unless"})
HIDDEN_KINDS = (SourceKind.VAGUE, SourceKind.ANONYMOUS, SourceKind.FACELESS)


def verb_attribution(reading: Reading, i: int) -> Attribution | None:
    """The attribution whose cue is the active verb at token `i`, if it is one."""
    p = reading.passage
    if p.pos[i] != "VERB" or (reading.child(i, "auxpass") is not None and not has_done(reading, i)):
        return None
    reduced = p.tag[i] == "VBN" and p.dep[i] in ("acl", "amod", "advcl")
    if reduced and not takes_object(reading, i) and not in_object(reading, i):
        return None
    phrase = subject(reading, i)
    if phrase is None or p.lower[phrase.head] in ("you", "there"):
        return None
    form = frame(reading, i, phrase)
    if form is None or (form in INNER and _imagined(reading, i)):
        return None
    attribution = reported(reading, i, phrase, form)
    if attribution.kind is SourceKind.FACELESS and reading.lemma[i] not in PROVING:
        return None
    return None if attribution.kind in HIDDEN_KINDS and _identifies(reading, i, phrase, form) else attribution


def _imagined(reading: Reading, i: int) -> bool:
    """“She might support”, “if he believes”: nobody is said to do so."""
    p = reading.passage
    return any(p.lower[c] in IMAGINED and p.dep[c] in ("aux", "mark") for c in p.children[i] if c < i)


def _identifies(reading: Reading, i: int, phrase: Phrase, form: str) -> bool:
    """“People who say so”, “an aide, who asked not to be named”: the clause says who is meant, no more.

    So do the infinitive and the participle of an attitude: “voters to back”, “groups backing him”.
    """
    p = reading.passage
    if p.lower[phrase.head] in RELATIVE:
        return True
    bare = not any(p.dep[c] == "aux" and p.lower[c] != "to" for c in p.children[i])
    return bare and (p.tag[i] == "VB" or (p.tag[i] == "VBG" and form not in ("verb", "naming")))


def reported(reading: Reading, i: int, phrase: Phrase, form: str) -> Attribution:
    """The attribution of a verb with its subject, in a form that is known."""
    p = reading.passage
    start = _chain_start(reading, i, phrase)
    first, last = verb_group(reading, start)[0], verb_group(reading, i)[1]
    source = antecedent(reading, phrase) or phrase
    kind = SourceKind.VAGUE if form == "consensus" else classify(reading, source)
    if p.lower[phrase.head] in WRITER:
        form, kind = "writer", SourceKind.NAMED
    name = display_name(reading, source)
    return Attribution(
        cue=p.span(first, last),
        source=p.span(source.first, source.last),
        content=content(reading, i, phrase),
        kind=kind,
        form=form,
        parts=reading.spans((phrase.first, phrase.last), (first, last)),
        name=name,
        details={"source": name, "cue": reading.text(first, last)},
    )


def _chain_start(reading: Reading, i: int, phrase: Phrase) -> int:
    """“is expected to endorse”, “declined to say”: the first verb of a chain whose subject is the source."""
    p = reading.passage
    start = i
    while p.dep[start] == "xcomp" and phrase.last < p.head[start] < start and start - p.head[start] < 6:
        start = p.head[start]
    return start
