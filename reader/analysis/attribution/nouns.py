"""Attribution by a noun: the minister's claim that …, criticism from the unions, allegations that …

A nominalisation can leave its speaker out altogether (Billig 2008; Fowler et al. 1979): the claim is
there and nobody has made it.
"""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.clause import subject, verb_group
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import Phrase, Reading
from reader.analysis.attribution.sources import WRITER, classify, display_name, personal
from reader.finding import SourceKind, Span

GIVERS = frozenset(
    "express voice make raise offer give issue launch deliver share hold state send level air register lodge"
    " file throw land reiterate renew release read write publish post present send unveil tweet circulate sound"
    " strike".split()
)
"""Verbs whose subject says the noun: she voiced concern."""
TAKERS = frozenset(
    "face draw receive spark prompt provoke attract fuel meet invite trigger stir generate earn win get raise cause"
    " ignite stoke arouse elicit suffer endure weather encounter".split()
)
"""Verbs whose subject is what the noun is about: the plan drew criticism."""
RISING = frozenset(
    "arise emerge mount grow swirl abound linger remain persist surface circulate spread resurface build erupt"
    " intensify follow fly rise come increase continue begin exist".split()
)
OPEN = frozenset(
    {"that", "about", "of", "over", "for", "against", "from", "to", "on", "as", "whether", "by", "among"}
)
OWN_CONTENT = frozenset({"that", "of", "about", "against"})
"""“Her claim that”, “his criticism of”: behind an owner other prepositions say where or when it was made."""
SHOWN = frozenset("support protest scrutiny endorsement debate pushback applause thanks discussion".split())
"""What a thing meets with in deeds or votes, not in words alone."""
DEEDS = frozenset("attack threat protest debate".split())
"""What may be done without a word."""
TAKEN = frozenset("position stance proposal support question".split())
"""What somebody has rather than says: “her position of trust”."""
MANY_SENSES = frozenset(
    "call point word message request account sense reading position charge attack threat".split()
)
CLAIMS = frozenset(
    "allegation accusation concern fear complaint criticism speculation rumor rumour suspicion worry claim"
    " revelation doubt report suggestion grumbling rumbling talk whisper call outrage".split()
)
"""Without a determiner and with a content these are claims of nobody: “fears that”, “criticism of”."""
NOTIONS = frozenset("notion idea perception impression belief suggestion assumption theory myth view".split())
"""With “the” and a clause, as the subject, these are thoughts of nobody: “the notion that … is odd”."""


def noun_attribution(reading: Reading, i: int) -> Attribution | None:
    """The attribution whose cue is the noun at token `i`, if it is one."""
    p = reading.passage
    if p.pos[i] != "NOUN" or p.dep[i] == "compound":
        return None
    owner = reading.child(i, "poss")
    if owner is not None:
        return _owned(reading, i, owner)
    there = _existential(reading, i)
    if there is not None:
        return there
    giver = _giver(reading, i)
    if giver is not None:
        return giver
    speaker = _behind(reading, i)
    if speaker is not None:
        return speaker
    return _nobodys(reading, i)


def _owned(reading: Reading, i: int, owner: int) -> Attribution | None:
    p = reading.passage
    if (
        reading.lemma[i] in TAKEN
        or p.lower[owner] in ("my", "our", "your", "its", "whose")
        or not _has_content(reading, i, OWN_CONTENT)
    ):
        return None
    phrase = reading.noun_phrase(owner, i)
    if p.tag[owner] != "PRP$" and not personal(reading, phrase):
        return None
    kind = SourceKind.NAMED if p.tag[owner] == "PRP$" else classify(reading, phrase)
    return _attribution(reading, phrase, (_left(reading, i, phrase.last + 1), i), kind, "noun")


def _giver(reading: Reading, i: int) -> Attribution | None:
    """“She voiced concern about …”: the verb's subject speaks; “it drew criticism”: nobody does."""
    p = reading.passage
    verb = p.head[i]
    if p.dep[i] != "dobj" or p.pos[verb] != "VERB" or verb > i:
        return None
    if reading.lemma[verb] in TAKERS and reading.lemma[i] in lexicon().stances - SHOWN:
        if any(p.lower[c] in ("from", "by", "among") for c in (*p.children[i], *p.children[verb])):
            return None
        return _attribution(reading, None, (verb_group(reading, verb)[0], i), SourceKind.NONE, "noun-faced")
    if not _gives(reading, verb, i) or (reading.lemma[i] in MANY_SENSES and not _has_content(reading, i)):
        return None
    phrase = subject(reading, verb)
    if phrase is None or not personal(reading, phrase) or p.lower[phrase.head] in WRITER | {"you", "it"}:
        return None
    cue = (verb_group(reading, verb)[0], i)
    return _attribution(reading, phrase, cue, classify(reading, phrase), "noun")


def _gives(reading: Reading, verb: int, noun: int) -> bool:
    """Whether the verb's subject says the noun: one takes a swipe and has a doubt, but takes no questions."""
    words, lemma = lexicon(), reading.lemma[noun]
    if reading.lemma[verb] == "take":
        return lemma in words.stances
    if reading.lemma[verb] == "have":
        return lemma in words.claims and _has_content(reading, noun)
    return reading.lemma[verb] in GIVERS


def _behind(reading: Reading, i: int) -> Attribution | None:
    """“Criticism from the unions”, “a call by the minister for …”; a deed only with what it says."""
    p = reading.passage
    if reading.lemma[i] in DEEDS and reading.child(i, "acl") is None:
        return None
    for c in p.children[i]:
        if c > i and p.lower[c] in ("from", "by", "among"):
            head = reading.child(c, "pobj")
            if head is not None:
                phrase = reading.noun_phrase(head, c)
                if personal(reading, phrase):
                    return _attribution(
                        reading, phrase, (_left(reading, i, 0), c), classify(reading, phrase), "noun"
                    )
    return None


def _existential(reading: Reading, i: int) -> Attribution | None:
    """“There have been allegations”, “there is a sense among analysts”."""
    p = reading.passage
    head = p.head[i]
    there = next((c for c in p.children[head] if p.lower[c] == "there" and p.dep[c] == "expl"), None)
    if there is None or p.dep[i] not in ("attr", "nsubj", "dobj") or i - there > 12 or i < there:
        return None
    last = next((c for c in p.children[i] if c == i + 1 and p.lower[c] in ("among", "in", "within")), None)
    end = i if last is None else reading.right_edge(last)
    return _attribution(reading, None, (there, end if end - i < 5 else i), SourceKind.NONE, "existential")


def _nobodys(reading: Reading, i: int) -> Attribution | None:
    p = reading.passage
    head = p.head[i]
    first = _left(reading, i, 0)
    bare = p.lower[first] not in ("the", "this", "that", "a", "an", "his", "her", "their")
    rises = p.dep[i] in ("nsubj", "nsubjpass") and reading.lemma[head] in RISING
    if rises and bare and (reading.lemma[i] in CLAIMS - MANY_SENSES or reading.lemma[i] == "question"):
        last = verb_group(reading, head)[1]
        return _attribution(reading, None, (_left(reading, i, 0), last), SourceKind.NONE, "noun-rising")
    return _bare(reading, i)


def _bare(reading: Reading, i: int) -> Attribution | None:
    p = reading.passage
    lemma, first = reading.lemma[i], _left(reading, i, 0)
    behind = p.lower[i + 1] if i + 1 < len(p.words) else ""
    if (
        lemma in NOTIONS
        and behind == "that"
        and p.dep[i] in ("nsubj", "nsubjpass")
        and p.lower[first] in ("the", "this")
    ):
        return _attribution(reading, None, (first, i), SourceKind.NONE, "noun-notion")
    if lemma not in CLAIMS or p.pos[first] in ("DET", "PRON", "NUM") or not _has_content(reading, i):
        return None
    if behind not in ("that", "about", "of", "over", "for" if lemma == "call" else "that"):
        return None
    return _attribution(reading, None, (first, i), SourceKind.NONE, "noun-claim")


def _has_content(reading: Reading, i: int, prepositions: frozenset[str] = OPEN) -> bool:
    """Whether what is said stands behind the noun: a clause, or a preposition that leads to it."""
    p = reading.passage
    for c in p.children[i]:
        if c > i:
            if p.dep[c] in ("acl", "ccomp"):
                return True
            if p.dep[c] == "relcl" and p.lower[reading.left_edge(c)] == "that":
                return True
            if p.dep[c] == "prep" and p.lower[c] in prepositions:
                return True
    return False


def _left(reading: Reading, i: int, limit: int) -> int:
    """Where the noun's own phrase begins."""
    return max(reading.core(i)[0], limit)


def _attribution(
    reading: Reading, phrase: Phrase | None, cue: tuple[int, int], kind: SourceKind, form: str
) -> Attribution:
    p = reading.passage
    source: Span | None = p.span(phrase.first, phrase.last) if phrase else None
    name = display_name(reading, phrase) if phrase else ""
    ranges = [cue, (phrase.first, phrase.last)] if phrase else [cue]
    return Attribution(
        cue=p.span(*cue),
        source=source,
        content=p.span(cue[1], max(cue[1], reading.right_edge(cue[1]))),
        kind=kind,
        form=form,
        parts=reading.spans(*ranges),
        name=name,
        details={"source": name, "cue": reading.text(*cue)},
    )
