"""All attributions of one passage, by one walk over its lemmas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from reader.analysis.attribution.attitudes import LONGEST_LABEL, attitude, participle, speaker_label
from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.complements import PAUSES
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.mistagged import headline_verb, verb_as_noun
from reader.analysis.attribution.nouns import noun_attribution
from reader.analysis.attribution.passives import impression, passive_attribution
from reader.analysis.attribution.prepositions import VIEWS, according_to, view_of
from reader.analysis.attribution.reading import Reading
from reader.analysis.attribution.unsourced import unsourced_figures
from reader.analysis.attribution.verbs import INNER, verb_attribution
from reader.analysis.passage import Passage
from reader.finding import Quotation

Finder = Callable[[Reading, int], Attribution | None]


@cache
def _finders() -> dict[str, tuple[Finder, ...]]:
    """Which functions look at a lemma, in the order in which they are asked."""
    words = lexicon()
    verbs = words.say | words.tell | words.think | words.judge | words.name | words.intend | words.show
    verbs |= words.going_on | {phrase.split()[0] for phrase in words.leaning}
    found: dict[str, tuple[Finder, ...]] = {}

    def add(lemmas: Iterable[str], *finders: Finder) -> None:
        for lemma in lemmas:
            found[lemma] = (*found.get(lemma, ()), *finders)

    add(verbs, verb_attribution, passive_attribution, verb_as_noun)
    add(("seem", "appear"), impression)
    add(
        map(_third_person, words.say | words.tell | words.judge | words.think | words.intend | words.name),
        headline_verb,
    )
    add(VIEWS, view_of)
    add(words.claims | words.stances, noun_attribution)
    add(("accord", "according", "per"), according_to)
    add(words.attitudes, attitude)
    add({stem for word in words.attitudes if word.endswith("ed") for stem in _stems(word)}, participle)
    return found


def _stems(participle: str) -> tuple[str, ...]:
    """What its verb may be: convince, please, thrill, worry."""
    return participle[:-1], participle[:-2], f"{participle[:-3]}y"


def _third_person(verb: str) -> str:
    """“Denies”, “pushes”, “says”."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"


def find_attributions(passage: Passage, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Who says what in one block, in text order; `quotations` are those of the article, in order."""
    if not passage.words:
        return []
    finders = _finders()
    reading = Reading(passage, quotations)
    found: dict[int, Attribution] = {}
    if ":" in passage.words[:LONGEST_LABEL] and (label := speaker_label(reading)) is not None:
        found[0] = label
    for i, lemma in enumerate(reading.lemma):
        if lemma in finders and reading.quote_at(i) is None:
            attribution = next((a for f in finders[lemma] if (a := f(reading, i)) is not None), None)
            if attribution is not None:
                found[i] = attribution
    kept = [a for i, a in found.items() if not _reported(reading, i, found) and not _in_noun(reading, i, a)]
    return sorted([*kept, *unsourced_figures(reading, kept)], key=lambda a: a.parts)


def _in_noun(reading: Reading, i: int, attribution: Attribution) -> bool:
    """“The news that he backs her”: what a noun reports is not reported by the one whose side it tells."""
    told = attribution.form in INNER and reading.passage.dep[i] == "acl"
    return told and reading.child(i, "nsubj") is not None


def _reported(reading: Reading, i: int, found: dict[int, Attribution]) -> bool:
    """Whether the cue stands in what another one reports: “he said that she had asked”.

    Or beside it, of the same speaker: “she asked, before adding …”. A relative clause behind a pause is the
    writer's own aside: “he said that the dam, which she calls a ruin, is safe”.
    """
    head, dep = reading.passage.head, reading.passage.dep
    below = ""
    if found[i].form == "verb" and _is_aside(reading, i):
        return False
    while head[i] != i:
        label, i = dep[i], head[i]
        if (label in ("ccomp", "xcomp") or (label, below) == ("prep", "pcomp")) and i in found:
            return True
        below = label
    return False


def _is_aside(reading: Reading, i: int) -> bool:
    p, first = reading.passage, reading.left_edge(i)
    pause = first > 0 and p.words[first - 1] in PAUSES | {"("}
    return pause and p.dep[i] == "relcl" and p.lower[first] in ("who", "which", "whom")
