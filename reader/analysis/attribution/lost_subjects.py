"""Subjects that the tree has lost: behind the verb, just before it, or in front of an apposition."""

from __future__ import annotations

from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import MARKS, Phrase, Reading

FAR = 16
"""Tokens of an apposition between a name and its verb."""


def inverted(reading: Reading, i: int) -> Phrase | None:
    """“…,” said the minister: the subject behind the verb, whatever the parser calls it."""
    p = reading.passage
    if reading.lemma[i] not in lexicon().say:
        return None
    opens = _name_behind(reading, i) if reading.sentence(i)[0] == i and p.tag[i] == "VBD" else None
    if opens is not None or i == 0:
        return opens
    if p.words[i - 1] not in MARKS | {","}:
        return None
    behind = [
        c for c in p.children[i] if c > i and p.dep[c] in ("dobj", "attr", "nsubj", "npadvmod", "dative")
    ]
    if behind:
        return reading.noun_phrase(behind[0], i)
    return _name_behind(reading, i) if p.words[i - 1] in MARKS else None


def _name_behind(reading: Reading, i: int) -> Phrase | None:
    """The names right behind the verb, where the tree has tied them to something else."""
    p = reading.passage
    last = i
    while last + 1 < len(p.words) and p.pos[last + 1] == "PROPN":
        last += 1
    return Phrase(i + 1, last, last) if last > i else None


def beside(reading: Reading, i: int) -> Phrase | None:
    """The noun or pronoun just before the verb (and its auxiliaries), where the tree gives no subject."""
    p = reading.passage
    k = i - 1
    while k >= 0 and p.pos[k] in ("AUX", "ADV", "PART"):
        k -= 1
    if k < 0 or p.tag[k] not in ("NNP", "PRP", "NNS", "NN", "NNPS"):
        return None
    first, last = reading.core(k)
    finite = p.tag[i] in ("VBD", "VBZ", "VBP") or (k == i - 1 and _behind_speech(reading, i, first))
    return Phrase(first, last, k) if finite else None


def _behind_speech(reading: Reading, i: int, first: int) -> bool:
    """“Go home,” Lund barked: a past participle by its tag, behind quotation mark and name."""
    p = reading.passage
    return p.tag[i] == "VBN" and p.tag[i - 1] in ("NNP", "PRP") and first > 0 and p.words[first - 1] in MARKS


def before_apposition(reading: Reading, i: int) -> Phrase | None:
    """“Anna Holm, the club's president, said”: the name before an apposition that the tree has torn off."""
    p = reading.passage
    start, _ = reading.sentence(i)
    finite = p.tag[i] in ("VBD", "VBZ")
    i -= p.pos[i - 1] == "ADV"
    if not finite or i - 1 <= start or p.words[i - 1] not in (",", ")", "—", "–"):
        return None
    opening = "(" if p.words[i - 1] == ")" else p.words[i - 1]
    before = next((k for k in range(i - 3, max(start, i - FAR), -1) if p.words[k] == opening), start)
    if before == start:
        return None
    if p.pos[before - 1] != "PROPN":
        named = all(p.pos[k] == "PROPN" for k in range(before + 1, i - 1))
        return Phrase(before + 1, i - 2, i - 2) if named else None
    return Phrase(reading.core(before - 1)[0], i - 2 + (opening == "("), before - 1)
