"""The shape of a clause: what makes two clauses parallel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.figures.chance import is_full_word
from reader.figures.clauses import Clause, is_word

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

Shape = tuple[tuple[str, str], ...]

_ALIKE = {
    "PRP$": "DT",
    "PDT": "DT",
    "WP$": "DT",
    "NNPS": "NN",
    "NNP": "NN",
    "NNS": "NN",
    "MD": "VB",
    "CD": "JJ",
}
_NOUNS = (["NN"], ["NNS"], ["NNP"], ["NNPS"])
_SAME_ROLE = {
    "nsubjpass": "nsubj",
    "attr": "obj",
    "dobj": "obj",
    "acomp": "obj",
    "poss": "det",
    "nummod": "amod",
}


def coarse_tag(tag: str) -> str:
    """Word class without number, person and tense."""
    return _ALIKE.get(tag, tag[:2])


def shape(passage: Passage, first: int, last: int) -> Shape:
    """The clause tree flattened: for each word its class and its role, without marks."""
    return tuple(
        (coarse_tag(passage.tag[i]), _SAME_ROLE.get(passage.dep[i], passage.dep[i]))
        for i in range(first, last + 1)
        if is_word(passage.lower[i])
    )


def built_alike(passage: Passage, a: Clause, b: Clause) -> bool:
    """The same classes, word for word, and the same roles but for one in five, where the parser may err."""
    ours, theirs = shape(passage, a.first, a.last), shape(passage, b.first, b.last)
    if len(ours) != len(theirs) or any(x[0] != y[0] for x, y in zip(ours, theirs, strict=True)):
        return False
    return sum(x != y for x, y in zip(ours, theirs, strict=True)) * 5 <= len(ours)


def is_in_noun(passage: Passage, i: int) -> bool:
    """Whether a word only tells which of the things that another noun names: "bridge" in "the bridge tolls"."""
    is_noun = passage.tag[i].startswith("NN")
    return passage.dep[i] == "compound" or (is_noun and passage.tag[i + 1 : i + 2] in _NOUNS)


def tags(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    """The word classes alone: what remains of the shape where the tree may err."""
    return tuple(coarse_tag(passage.tag[i]) for i in range(first, last + 1) if is_word(passage.lower[i]))


def has_verb(passage: Passage, first: int, last: int) -> bool:
    return any(tag[:2] in ("VB", "MD") for tag in passage.tag[first : last + 1])


def full_words(passage: Passage, first: int, last: int) -> int:
    return sum(is_full_word(word) for word in passage.lower[first : last + 1])


def is_list_of_names(passage: Passage, first: int, last: int) -> bool:
    """Names and numbers: a list of what there is, not a figure."""
    return any(tag.startswith("NNP") or tag in ("CD", "$") for tag in passage.tag[first : last + 1])


def in_common(a: Sequence[str], b: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]
