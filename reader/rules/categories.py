"""The vocabulary of categories and kinds, from resources/categories.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reader.paths import resources_path


class Category(NamedTuple):
    """kinds: from a kind's id to its name. letter and line tell categories apart without colour."""

    id: str
    name: str
    singular: str
    letter: str
    line: str
    default: bool
    about: str
    kinds: Mapping[str, str]


@cache
def load_categories() -> tuple[Category, ...]:
    """In the order of the legend."""
    with (resources_path() / "categories.toml").open("rb") as file:
        return tuple(Category(**table) for table in tomllib.load(file)["category"])
