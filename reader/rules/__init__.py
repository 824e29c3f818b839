"""Rules as data: TOML files, checked when they are loaded. Nothing here imports the language model.

The names below are imported when they are used: a window that only wants the categories must not pay
for the figures and the schema.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.rules.agreement import Agreement
    from reader.rules.catalogue import Catalogue, load_catalogue
    from reader.rules.categories import Category
    from reader.rules.rule import Rule

__all__ = ["Agreement", "Catalogue", "Category", "Rule", "load_catalogue"]

_HOMES = {
    "Agreement": "agreement",
    "Catalogue": "catalogue",
    "Category": "categories",
    "Rule": "rule",
    "load_catalogue": "catalogue",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
