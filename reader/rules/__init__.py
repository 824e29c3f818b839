"""Rules as data: TOML files, checked when they are loaded. Nothing here imports the language model."""

from reader.rules.agreement import Agreement
from reader.rules.catalogue import Catalogue, load_catalogue
from reader.rules.categories import Category
from reader.rules.rule import Rule

__all__ = ["Agreement", "Catalogue", "Category", "Rule", "load_catalogue"]
