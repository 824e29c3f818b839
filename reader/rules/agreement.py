"""How often each rule agreed with people who marked such text: measured once, shipped as data, shown plainly."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

from reader.paths import resources_path

FEWEST = 10
"""Below so many cases a share says nothing."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """right of cases: how many of the rule's findings touched a passage that people marked alike.

    genres: what kinds of text that was ("news", "reviews"), the one with most cases first.
    """

    right: int = 0
    cases: int = 0
    genres: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        return self.cases >= FEWEST

    @property
    def share(self) -> float:
        return self.right / self.cases if self.cases else 0.0

    @property
    def genre(self) -> str:
        """The genres as a phrase."""
        *first, last = self.genres or ("",)
        return f"{', '.join(first)} and {last}" if first else last

    def __str__(self) -> str:
        if not self.measured:
            return "How often people agree with this rule is not yet measured."
        return (
            f"Where people marked such text, this rule agreed {round(100 * self.share)} times in 100 "
            f"({self.genre}, {self.cases} cases)."
        )


def together(agreements: Iterable[Agreement]) -> Agreement:
    """Of several rules: their cases added up."""
    found = sorted(agreements, key=lambda agreement: -agreement.cases)
    return Agreement(
        sum(agreement.right for agreement in found),
        sum(agreement.cases for agreement in found),
        tuple(dict.fromkeys(genre for agreement in found for genre in agreement.genres)),
    )


def load_agreements() -> dict[str, Agreement]:
    """By rule id, from resources/agreement.toml; empty where nothing was measured."""
    path = resources_path() / "agreement.toml"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        rows = tomllib.load(file).get("rules", {})
    return {rule: Agreement(row["right"], row["cases"], tuple(row["genres"])) for rule, row in rows.items()}
