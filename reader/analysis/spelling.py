"""Verbs whose silent e the model's lemmatizer loses: “hoped” is a form of “hope”, not of “hop”.

The model tries the endings -ed, -ing and -es without an e before it tries them with one, and takes the
first verb of its list. English spelling tells the two apart: a base of one syllable that ends in one
vowel and one consonant doubles it (“hopped”), and only a hissing sound or an o takes -es for -s (Quirk
et al. 1985, 3.5 to 3.8).
"""

from __future__ import annotations

import re
from collections.abc import Container

DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
TAKES_ES = ("s", "x", "z", "ch", "sh", "o")


def with_final_e(word: str, lemma: str, verbs: Container[str]) -> str:
    """The verb of which `word` is a form: `lemma` with an e where its spelling calls for one.

    All in lower case; verbs: the verbs that there are.
    """
    ending = word.removeprefix(lemma)
    if ending in ("ed", "ing"):
        silent = DOUBLING.fullmatch(lemma) is not None
    else:
        silent = ending == "es" and not lemma.endswith(TAKES_ES)
    return lemma + "e" if silent and lemma + "e" in verbs else lemma
