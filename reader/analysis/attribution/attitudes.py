"""Attribution by an adjective of attitude (“he was confident that …”), and by a label before a colon."""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.clause import antecedent, subject, verb_group
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.names import named
from reader.analysis.attribution.reading import MARKS, Phrase, Reading
from reader.analysis.attribution.sources import WRITER, classify, display_name, personal
from reader.finding import SourceKind

SIDES = frozenset({"for", "against", "behind"})
LONGEST_LABEL = 9


def attitude(reading: Reading, i: int) -> Attribution | None:
    """“Analysts are worried about …”, with the adjective at token `i`."""
    p = reading.passage
    verb = p.head[i]
    if p.dep[i] not in ("acomp", "ROOT", "oprd", "conj", "attr") and not (
        p.tag[i] == "VBN" and reading.child(i, "auxpass") is not None
    ):
        return None
    if p.dep[i] == "conj":
        return None
    verb = i if reading.child(i, "auxpass", "cop") is not None else verb
    if p.pos[verb] not in ("AUX", "VERB") or not _about_something(reading, i):
        return None
    phrase = subject(reading, verb)
    if phrase is None or phrase.head >= i or not personal(reading, phrase):
        return None
    if p.lower[phrase.head] in WRITER | {"you"}:
        return None
    source = antecedent(reading, phrase) or phrase
    first = verb_group(reading, verb)[0]
    return _attribution(reading, phrase, source, (first, i), "attitude")


def participle(reading: Reading, i: int) -> Attribution | None:
    """“The mayor is convinced that …”: an adjective of attitude that the tagger takes for a verb."""
    p = reading.passage
    is_one = p.tag[i] == "VBN" and p.lower[i] in lexicon().attitudes
    return attitude(reading, i) if is_one else None


def _about_something(reading: Reading, i: int) -> bool:
    p = reading.passage
    return any(c > i and p.dep[c] in ("prep", "ccomp", "xcomp", "advcl", "agent") for c in p.children[i])


def speaker_label(reading: Reading) -> Attribution | None:
    """“JANE ROE: We did.” at the head of a block: a label that gives the speaker of what follows."""
    p = reading.passage
    end = next((i for i in range(min(LONGEST_LABEL, len(p.words))) if p.words[i] == ":"), 0)
    if end == 0 or end + 1 >= len(p.words) or not _may_speak(reading, end):
        return None
    phrase = Phrase(0, end - 1, end - 1)
    return _attribution(reading, phrase, phrase, (end, end), "label", SourceKind.NAMED)


def _may_speak(reading: Reading, end: int) -> bool:
    """Whether the tokens before a colon are a name, and what follows is speech and no number."""
    p, words = reading.passage, lexicon()
    last = reading.lemma[end - 1]
    if not p.words[end - 1][0].isalpha() or p.words[end + 1][0].isdigit():
        return False
    if any(last in known for known in (words.claims, words.stances, words.documents - words.groups)):
        return False
    if end == 1 and p.words[0][0].isupper() and p.words[end + 1] in MARKS:
        return True
    if any(
        p.pos[i] in ("VERB", "AUX", "ADP", "SCONJ") or p.lower[i] in ("the", "a", "an") for i in range(end)
    ):
        return False
    return named(reading, 0, end - 1)


def _attribution(
    reading: Reading,
    near: Phrase,
    source: Phrase,
    cue: tuple[int, int],
    form: str,
    kind: SourceKind | None = None,
) -> Attribution:
    p = reading.passage
    name = display_name(reading, source)
    last = reading.right_edge(cue[1])
    return Attribution(
        cue=p.span(*cue),
        source=p.span(source.first, source.last),
        content=p.span(min(cue[1] + 1, len(p.words) - 1), max(cue[1], last)),
        kind=kind or classify(reading, source),
        form=form,
        parts=reading.spans((near.first, near.last), cue),
        name=name,
        details={"source": name, "cue": reading.text(*cue)},
    )
