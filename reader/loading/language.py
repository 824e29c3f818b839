"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reader.loading.words import word_set

_SAMPLE = 20_000  # characters: enough for certainty, and quick
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = word_set("the of and to that was with for is are this which it not from have they by be has")
_LEAST_WORDS = 20
_LEAST_LETTERS = 60  # for scripts without spaces
_LEAST_PROBABILITY = 0.9


def recognise_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, "" when unsure; short texts are unsure."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _LEAST_WORDS and sum(map(len, words)) < _LEAST_LETTERS:
        return ""
    if _plainly_english(words):
        return "en"
    code, probability = _identifier().classify(" ".join(words))
    return str(code) if probability >= _LEAST_PROBABILITY else ""


def _plainly_english(words: list[str]) -> bool:
    """English has these words at every turn; to know it by them saves the second that the model takes."""
    known = [word for word in words if word in _ENGLISH]
    return len(known) >= 0.15 * len(words) and len(set(known)) >= 5 and "the" in known


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
