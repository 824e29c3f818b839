"""How often each rule agreed with people who marked such text: measured once, shipped as data, shown plainly."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from reader.paths import resources_path

FEWEST = 10
"""Below so many cases a share says nothing."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """right of cases: how many of the rule's findings touched a passage that people marked alike.

    genre: what kind of text that was ("news", "encyclopaedia").
    """

    right: int = 0
    cases: int = 0
    genre: str = ""

    @property
    def measured(self) -> bool:
        return self.cases >= FEWEST

    @property
    def share(self) -> float:
        return self.right / self.cases if self.cases else 0.0

    def __str__(self) -> str:
        if not self.measured:
            return "How often people agree with this rule is not yet measured."
        return (
            f"Where people marked such text, this rule agreed {round(100 * self.share)} times in 100 "
            f"({self.genre}, {self.cases} cases)."
        )


def load_agreements() -> dict[str, Agreement]:
    """By rule id, from resources/agreement.toml; empty where nothing was measured."""
    path = resources_path() / "agreement.toml"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {rule: Agreement(**row) for rule, row in tomllib.load(file).get("rules", {}).items()}
