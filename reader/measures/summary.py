"""The figures of one article, as the window and the command line show them."""

from __future__ import annotations

from typing import NamedTuple

LAST_GRADE = 18
FEWEST = 100
"""Words: the formulas were made on passages of a hundred (Flesch 1948), and of less they say anything."""


class Measures(NamedTuple):
    """words, sentences: counts. minutes: reading time at 238 words a minute (Brysbaert 2019).

    grade: school grade by the Flesch-Kincaid formula; ease: Flesch reading ease (0 to 100).
    readability: every formula that was computed, by name.
    densities: findings per 1,000 words, by category, over all voices.
    """

    words: int
    sentences: int
    minutes: float
    grade: float
    ease: float
    readability: dict[str, float]
    densities: dict[str, float]

    @property
    def school_grade(self) -> str:
        """From "1" to "18"; where the formula goes on beyond every school, "18+"; "" for too few words."""
        if self.words < FEWEST:
            return ""
        grade = max(1, round(self.grade))
        return str(grade) if grade <= LAST_GRADE else f"{LAST_GRADE}+"
