"""How dense the categories usually are in a report, an opinion piece and a speech."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from reader.paths import resources_path


@dataclass(frozen=True, slots=True)
class Typical:
    """densities: findings per 1,000 words by category. origin: the texts that were counted, in words."""

    genre: str
    origin: str
    densities: Mapping[str, float]


def load_typical() -> tuple[Typical, ...]:
    with (resources_path() / "typical.toml").open("rb") as file:
        return tuple(Typical(**table) for table in tomllib.load(file)["genre"])
