"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reader.loading.words import word_set

_SAMPLE = 20_000  # characters: enough for certainty, and quick
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "[a-z\u00df-\u024f\u1e00-\u1eff]"
_NO_LETTER = r"[\d_\s!-/:-@\[-`{-~\u2010-\u205f]+"  # vowel signs, which are no letters to Python, stay
_QUOTED = re.compile(r"“[^”\n]{1,600}”|«[^»\n]{1,600}»|\"[^\"\n]{1,600}\"")
_ENGLISH = word_set("the of and to that was with for is are this which it not from have they by be has")
_LEAST_WORDS = 20
_LEAST_LETTERS = 60  # for scripts without spaces
_LEAST_PROBABILITY = 0.9


def recognise_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, "" when unsure; short texts are unsure.

    The writer's language: what stands in quotation marks may be in another. A text in another script than Latin has
    the likeliest code however unsure, for it is surely not English.
    """
    text = text[:_SAMPLE].lower()
    outside = _QUOTED.sub(" ", text)
    words = _WORD.findall(outside)
    if _is_enough(words):
        text = outside
    elif not _is_enough(words := _WORD.findall(text)):
        return ""
    if _plainly_english(words):
        return "en"
    code, probability = _identifier().classify(re.sub(_NO_LETTER, " ", text))
    foreign = len(re.findall(_LATIN, text)) < 0.5 * sum(map(len, words))
    return str(code) if foreign or probability >= _LEAST_PROBABILITY else ""


def _is_enough(words: list[str]) -> bool:
    return len(words) >= _LEAST_WORDS or sum(map(len, words)) >= _LEAST_LETTERS


def _plainly_english(words: list[str]) -> bool:
    """English has these words at every turn; to know it by them saves the second that the model takes."""
    known = [word for word in words if word in _ENGLISH]
    return len(known) >= 0.15 * len(words) and len(set(known)) >= 5 and "the" in known


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
