"""Who is who: the sources of an article, merged over pronouns, short names and descriptions.

A light coreference by heads: a name goes with the names that end in it, an acronym with its long
form, a definite description (“the senator”) with the last name that was introduced by that noun, a
pronoun with the nearest name or source that could stand for it (after Lappin & Leass 1994, without
its weights).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.mentions import Mentions, name_words, role_words
from reader.analysis.passage import Passage
from reader.finding import THE_WRITER, SourceKind

SHE = frozenset({"she", "her"})
HE = SHE | {"he", "him", "his"}
THEY = frozenset({"they", "them", "their", "both"})
IT = frozenset({"it", "its"})
WHO = HE | THEY | IT
WOMEN = frozenset(
    "ms mrs miss dame lady queen princess chairwoman congresswoman spokeswoman woman mother wife".split()
)
MEN = frozenset("mr sir lord king prince pope chairman congressman spokesman man father husband".split())
"""Titles and nouns that say which pronoun a person takes."""
NEARBY = 1_500
"""Code points within which a pronoun or description may go back to a name."""


@dataclass(slots=True)
class Entity:
    """One who speaks: the fullest name so far, and the nouns that have introduced it."""

    name: str
    kind: SourceKind
    words: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    last: int = -NEARBY


class Linker:
    """Goes through the attributions of an article once, in text order."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._mentions = Mentions(passages)
        self._entities: list[Entity] = []
        self._by_key: dict[tuple[SourceKind, str], Entity] = {}

    def link(self, attributions: Sequence[Attribution]) -> list[tuple[Attribution, Entity | None]]:
        """Each attribution, its kind changed where its source goes back to another, with its entity."""
        first = [(a, self._entity(a)) for a in attributions]
        linked = [(a, self._later_named(k, first) or e) for k, (a, e) in enumerate(first)]
        return [(_renamed(a, e), e) for a, e in linked]

    def _entity(self, attribution: Attribution) -> Entity | None:
        if attribution.source is None:
            return None
        at = attribution.source[0]
        name = attribution.name
        if attribution.kind in (SourceKind.VAGUE, SourceKind.ROLE):
            attribution = self._known_by_name(attribution)
        if name.lower() in WHO:
            entity = self._pronoun(name.lower(), at)
        elif attribution.form == "writer":
            entity = self._get(THE_WRITER, SourceKind.NAMED)
        elif attribution.kind is SourceKind.NAMED:
            entity = self._named(attribution, name)
        elif attribution.kind is SourceKind.ROLE:
            entity = self._described(name, at) or self._get(name, attribution.kind)
        else:
            entity = self._get(name, attribution.kind)
        if entity is not None:
            entity.last = at
        return entity

    def _known_by_name(self, attribution: Attribution) -> Attribution:
        """“Waters said”, “Waters supporters said”: the rest of the article shows that it is a name."""
        words = attribution.name.split()
        if not words or words[0] not in self._mentions.names:
            return attribution
        return replace(attribution, kind=SourceKind.NAMED if len(words) == 1 else SourceKind.ROLE)

    def _named(self, attribution: Attribution, name: str) -> Entity:
        words = name_words(name)
        found = next((e for e in reversed(self._entities) if _same_name(words, e.words)), None)
        if found is None or not words:
            found = self._get(" ".join(words) or name, SourceKind.NAMED)
        elif len(words) > len(found.words):
            found.name, found.words = " ".join(words), words
        found.kind = SourceKind.NAMED
        found.roles |= role_words(self._mentions.words(attribution.source))
        return found

    def _described(self, name: str, at: int) -> Entity | None:
        """“The senator”: the last one introduced by that noun."""
        words = name.lower().split()
        if len(words) > 3 or words[0] not in ("the", "this", "that"):
            return None
        near = [e for e in self._entities if words[-1] in e.roles and at - e.last < NEARBY]
        return max(near, key=lambda e: e.last, default=None)

    def _pronoun(self, pronoun: str, at: int) -> Entity | None:
        plural = pronoun in THEY
        near = [e for e in self._entities if at - e.last < NEARBY and _agrees(e, pronoun)]
        speaker = max(near, key=lambda e: e.last, default=None)
        if pronoun in HE:
            speaker = self._mentioned(pronoun, at, speaker) or speaker
            if speaker is not None and speaker.roles.isdisjoint(WOMEN | MEN):
                speaker.roles.add("woman" if pronoun in SHE else "man")
        return speaker if speaker is not None else self._get("they" if plural else pronoun, SourceKind.NAMED)

    def _mentioned(self, pronoun: str, at: int, speaker: Entity | None) -> Entity | None:
        """The name behind the last speaker that the pronoun can best stand for, whether it has spoken or not."""
        for mentioned, where in self._mentions.names_before(at):
            words = name_words(mentioned)
            if not words or (speaker is not None and where <= speaker.last):
                continue
            known = next((e for e in self._entities if _same_name(words, e.words)), None)
            roles = role_words(mentioned.split()) | (known.roles if known else set())
            if _may_be(pronoun, roles):
                found = known or self._get(" ".join(words), SourceKind.NAMED)
                found.roles |= roles
                return found
        return None

    def _later_named(self, k: int, linked: Sequence[tuple[Attribution, Entity | None]]) -> Entity | None:
        """“One resident said … Ana Ruiz, a resident of the street, said …”: the first is the second."""
        attribution, entity = linked[k]
        if entity is None or attribution.kind is not SourceKind.VAGUE or len(entity.name.split()) > 3:
            return None
        words = entity.name.lower().split()
        if words[0] not in ("a", "an", "one", "another"):
            return None
        for later, other in linked[k + 1 : k + 3]:
            close = later.cue[0] - attribution.cue[0] < NEARBY
            if close and other is not None and other.kind is SourceKind.NAMED and words[-1] in other.roles:
                return other
        return None

    def _get(self, name: str, kind: SourceKind) -> Entity:
        key = kind, _key(name)
        found = self._by_key.get(key)
        if found is None:
            found = Entity(name, kind, name_words(name) if kind is SourceKind.NAMED else [])
            self._by_key[key] = found
            self._entities.append(found)
        return found


def _renamed(attribution: Attribution, entity: Entity | None) -> Attribution:
    if entity is None:
        return attribution
    details = {**attribution.details, "source": entity.name}
    return replace(attribution, kind=entity.kind, name=entity.name, details=details)


def _key(name: str) -> str:
    words = name.lower().split()
    return " ".join(words[1:] if words and words[0] in ("the", "a", "an") else words)


def _agrees(entity: Entity, pronoun: str) -> bool:
    last = entity.name.split()[-1].lower() if entity.name else ""
    if entity.kind not in (SourceKind.NAMED, SourceKind.ROLE, SourceKind.DOCUMENT):
        return False
    plural = last.endswith("s") and entity.kind is not SourceKind.NAMED
    if pronoun in THEY:
        return plural or last in ("police", "people", "many", "some", "others")
    if plural or entity.name.lower() in WHO or entity.name == THE_WRITER:
        return False
    if pronoun in HE and not _may_be(pronoun, entity.roles):
        return False
    return entity.kind is not SourceKind.DOCUMENT if pronoun in HE else True


def _may_be(pronoun: str, roles: set[str]) -> bool:
    """Whether nothing that a person is called speaks against “he”, or against “she”."""
    other, own = (MEN, WOMEN) if pronoun in SHE else (WOMEN, MEN)
    return roles.isdisjoint(other) or not roles.isdisjoint(own)


def _same_name(one: list[str], other: list[str]) -> bool:
    """Whether one name may be a short form of the other: its last word, its end, or its initials."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short == long[-len(short) :] or (len(short) == 1 and short[0] == long[0] and len(long) > 1):
        return True
    if len(short) > 1:
        return short[-1] == long[-1] and short[0] == long[0]
    initials = "".join(word[0] for word in long if word[0].isupper())
    return len(initials) > 2 and short[0].replace(".", "") == initials
