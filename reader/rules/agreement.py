"""How often each rule agreed with people who marked such text: measured once, shipped as data, shown plainly."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

from reader.paths import resources_path

FEWEST = 10
"""Below so many cases a share says nothing, for the rule or against it: the card says how few there were."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """right of cases: how many of the rule's findings touched a passage that people marked alike.

    genres: what kinds of text that was ("news", "reviews"), the one with most cases first. sentences: in
    how many of the cases whole sentences were marked, so that a finding was right when its sentence was.
    """

    right: int = 0
    cases: int = 0
    genres: tuple[str, ...] = ()
    sentences: int = 0

    @property
    def measured(self) -> bool:
        return self.cases >= FEWEST

    @property
    def contradicted(self) -> bool:
        """Whether people left such text unmarked more often than not: such a rule is off by default."""
        return self.measured and 2 * self.right < self.cases

    @property
    def share(self) -> float:
        return self.right / self.cases if self.cases else 0.0

    @property
    def genre(self) -> str:
        """The genres as a phrase."""
        *first, last = self.genres or ("",)
        return f"{', '.join(first)} and {last}" if first else last

    def __str__(self) -> str:
        if not self.cases:
            return "How often people agree with this rule is not yet measured."
        if not self.measured:
            return (
                "There were too few cases in texts that people marked to say how often they agree with this rule "
                f"({self.right} of {self.cases})."
            )
        return (
            f"People who marked {self._marked} agreed with this rule {round(100 * self.share)} times in 100 "
            f"({self.genre}, {self._cases})."
        )

    @property
    def _marked(self) -> str:
        if not self.sentences:
            return "such words"
        return "such words, or whole sentences," if self._mixed else "whole sentences"

    @property
    def _cases(self) -> str:
        return f"{self.cases} cases" + (f", {self.sentences} of them sentences" if self._mixed else "")

    @property
    def _mixed(self) -> bool:
        return 0 < self.sentences < self.cases


def together(agreements: Iterable[Agreement]) -> Agreement:
    """Of several rules: their cases added up."""
    found = sorted(agreements, key=lambda agreement: -agreement.cases)
    return Agreement(
        sum(agreement.right for agreement in found),
        sum(agreement.cases for agreement in found),
        tuple(dict.fromkeys(genre for agreement in found for genre in agreement.genres)),
        sum(agreement.sentences for agreement in found),
    )


def load_agreements() -> dict[str, Agreement]:
    """By rule id, from resources/agreement.toml; empty where nothing was measured."""
    path = resources_path() / "agreement.toml"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        rows = tomllib.load(file).get("rules", {})
    return {
        rule: Agreement(row["right"], row["cases"], tuple(row["genres"]), row.get("sentences", 0))
        for rule, row in rows.items()
    }
