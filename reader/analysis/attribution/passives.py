"""Attribution in the passive: by an agent (“was accused by the ministry of …”), or by nobody at all.

The agentless passive of saying, believing and judging is the classical way to report without a
reporter (Fowler et al. 1979; Wikipedia, Manual of Style: Words to watch).
"""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.clause import AUXILIARY, content, has_done
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import Reading
from reader.analysis.attribution.sources import classify, display_name, personal
from reader.finding import SourceKind

EXPECTED = frozenset("expect think believe presume assume project schedule".split())
NOT_SAID = frozenset(
    "love like forget learn find see consider contain put place list support give make hold treat understand"
    " need elect commit bill back address write rule speak talk greet invite interview read confide protest"
    " add recite express cite admit repeat honor honour knock rip rap pan bash confirm deny celebrate thank"
    " suppose intend mean charge compare liken prefer approve echo"
    " name broadcast push ignore avoid resist block second shame share post address promote trump".split()
)
ACCEPTED = frozenset(
    "recognize recognise acknowledge accept understand interpret dismiss perceive read".split()
)
TOLD = frozenset(
    "tell ask inform notify remind warn advise urge brief question query quiz press grill instruct order request"
    " assure reassure caution implore".split()
)
TERMS = frozenset("call know refer term dub nickname label".split())
"""Verbs that give things their usual names, and judge only people."""
KNOWN_AS = frozenset(
    "call know dub brand label term refer nickname describe regard see view consider".split()
)


def passive_attribution(reading: Reading, i: int) -> Attribution | None:
    """The attribution whose cue is the past participle at token `i`, if it is one."""
    p = reading.passage
    if p.tag[i] not in ("VBN", "VBD"):
        return None
    full = reading.child(i, "auxpass") is not None
    by = _agent(reading, i)
    if by is not None and not full and _judged(reading, i):
        return _by_agent(reading, i, by)
    if not full and not _reduced(reading, i):
        return None
    form = _form(reading, i, full)
    if form is None:
        return None
    if by is not None:
        return _by_agent(reading, i, by)
    first, last = _group(reading, i)
    return Attribution(
        cue=p.span(first, last),
        source=None,
        content=content(reading, i),
        kind=SourceKind.NONE,
        form=form,
        parts=reading.spans((first, last)),
        details={"cue": reading.text(first, last)},
    )


def _judged(reading: Reading, i: int) -> bool:
    """“A plan opposed by the sailors”, “mended, and praised by the mayor”."""
    p = reading.passage
    return p.tag[i] == "VBN" and p.dep[i] in ("acl", "conj") and reading.lemma[i] in lexicon().judge


def _reduced(reading: Reading, i: int) -> bool:
    """“a plan known as …”, “asked about it, he …”: a participle without its auxiliary."""
    p = reading.passage
    return p.tag[i] == "VBN" and p.dep[i] in ("acl", "advcl") and reading.child(i, "aux", "nsubj") is None


def _form(reading: Reading, i: int, full: bool) -> str | None:
    p, words = reading.passage, lexicon()
    lemma = reading.lemma[i]
    infinitive, clause = reading.child(i, "xcomp") is not None, reading.child(i, "ccomp") is not None
    as_what = reading.child(i, "oprd") is not None or any(
        p.lower[c] == "as" and p.dep[c] == "prep" for c in p.children[i] if c > i
    )
    if lemma in KNOWN_AS:
        judged = lemma not in TERMS or (full and _of_person(reading, i))
        return "passive-naming" if as_what and judged and not _named_so(reading, i) else None
    if lemma in ACCEPTED and as_what:
        return "passive-belief"
    if lemma in EXPECTED:
        return "passive-belief" if infinitive or clause else None
    if lemma in NOT_SAID or has_done(reading, i):
        return None
    if lemma in TOLD:
        return None if lemma == "assure" and _of(reading, i) else "passive-telling"
    if lemma in words.judge:
        return "passive-judgement" if full or as_what or lemma == "accuse" else None
    if lemma in words.name:
        return "passive-naming" if as_what else None
    if lemma in words.say:
        return "passive-saying" if full else None
    if lemma in words.think:
        return "passive-belief" if infinitive or clause else None
    return None


def _of(reading: Reading, i: int) -> bool:
    """“Assured of a seat” is sure of it."""
    return any(reading.passage.lower[c] == "of" for c in reading.passage.children[i])


def _of_person(reading: Reading, i: int) -> bool:
    subject = reading.child(i, "nsubjpass")
    return subject is not None and personal(reading, reading.noun_phrase(subject, i))


def _named_so(reading: Reading, i: int) -> bool:
    """“A group called Black Sheep”, “the day known as Super Tuesday”: a name and no judgement."""
    p = reading.passage
    last = _group(reading, i)[1]
    behind = [k for k in range(last + 1, min(last + 4, len(p.words))) if p.pos[k] != "DET"]
    return bool(behind) and (p.words[behind[0]][0].isupper() or not p.words[behind[0]][0].isalpha())


def _agent(reading: Reading, i: int) -> int | None:
    p = reading.passage
    for c in p.children[i]:
        if c > i and p.lower[c] == "by":
            return reading.child(c, "pobj")
    return None


def _by_agent(reading: Reading, i: int, by: int) -> Attribution | None:
    p = reading.passage
    source = reading.noun_phrase(by, i)
    if not personal(reading, source) and reading.lemma[by] not in lexicon().documents:
        return None
    first, last = _group(reading, i)
    preposition = p.head[by]
    name = display_name(reading, source)
    return Attribution(
        cue=p.span(first, last),
        source=p.span(source.first, source.last),
        content=content(reading, i),
        kind=classify(reading, source),
        form="passive",
        parts=reading.spans((first, last), (preposition, source.last)),
        name=name,
        details={"source": name, "cue": reading.text(first, last)},
    )


def _group(reading: Reading, i: int) -> tuple[int, int]:
    """Auxiliaries, adverbs and participle, with the “as” or “of” that goes with it."""
    p = reading.passage
    first = last = i
    while first > 0 and p.head[first - 1] == i and p.dep[first - 1] in AUXILIARY:
        first -= 1
    while last + 1 < len(p.words) and p.head[last + 1] == i and p.lower[last + 1] in ("as", "of", "to"):
        last += 1
    return first, last


def impression(reading: Reading, i: int) -> Attribution | None:
    """“It seems that”, “he appears to be”: an impression in the main clause, and nobody who has it."""
    p = reading.passage
    if p.dep[i] != "ROOT":
        return None
    if reading.child(i, "xcomp", "ccomp", "oprd", "acomp") is None or _to_somebody(reading, i):
        return None
    return Attribution(
        cue=p.span(i, i),
        source=None,
        content=content(reading, i),
        kind=SourceKind.NONE,
        form="impression",
        parts=reading.spans((i, i)),
        details={"cue": reading.text(i, i)},
    )


def _to_somebody(reading: Reading, i: int) -> bool:
    """“It seems to me”, “it appeared to the crowd that”."""
    p = reading.passage
    return any(p.lower[c] == "to" and p.dep[c] == "prep" and i < c < i + 3 for c in p.children[i])
