"""What is to be said about an article when it is opened: how it was loaded, and whether it is English."""

from __future__ import annotations

from reader.article import Article

NOT_ENGLISH = (
    "This text does not seem to be in English: highlights are for English, but notes work all the same."
)


def may_be_english(article: Article) -> bool:
    """Only such texts are coloured; of a short one the language is not known."""
    return article.language in ("", "en")


def remarks(article: Article) -> str:
    """Sentences for the message bar, "" for none."""
    english = may_be_english(article)
    return " ".join(article.warnings if english else (NOT_ENGLISH, *article.warnings))
