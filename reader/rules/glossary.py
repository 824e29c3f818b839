"""The glossary of devices, generated: resources/help/rules.md is this text, and a test holds it to it.

One entry for each kind of device, for a teacher to print; the rules of a kind are merged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.paths import resources_path
from reader.rules.agreement import together
from reader.rules.catalogue import Catalogue
from reader.rules.examples import MARKED
from reader.rules.rule import Rule

EXAMPLES = 2
HEAD = """# What Hedgerow marks: a glossary

{devices} devices in {categories} groups, found by {rules} rules. A mark is a pattern to ask about, never a verdict.
Each entry says what the device is, shows it, gives a question to ask of it, and says how often people who
marked such text agreed with Hedgerow. An index from A to Z stands at the end.
"""


@dataclass(frozen=True, slots=True)
class Device:
    """definition: what it is. ask: a question for all its rules; "" where that of the first rule will do."""

    definition: str
    ask: str = ""


def load_devices() -> dict[str, Device]:
    """By "category.kind", from resources/devices.toml."""
    with (resources_path() / "devices.toml").open("rb") as file:
        groups = tomllib.load(file)
    return {
        f"{category}.{kind}": Device(**table)
        for category, kinds in groups.items()
        for kind, table in kinds.items()
    }


def glossary(catalogue: Catalogue) -> str:
    """Markdown: one entry a device, by category, and an index of their names."""
    return "\n".join(_lines(catalogue, load_devices()))


def _lines(catalogue: Catalogue, devices: Mapping[str, Device]) -> Iterator[str]:
    names: list[str] = []
    entries: list[str] = []
    for category in catalogue.categories:
        entries.append(f"## {category.name}\n\n{category.about}\n")
        for kind, name in category.kinds.items():
            rules = [r for r in catalogue.rules if (r.category, r.kind) == (category.id, kind)]
            if rules:
                names.append(name)
                entries.append(_entry(name, devices[f"{category.id}.{kind}"], rules, catalogue))
    yield HEAD.format(devices=len(names), categories=len(catalogue.categories), rules=len(catalogue.rules))
    yield from entries
    yield _index(names)


def _entry(name: str, device: Device, rules: Sequence[Rule], catalogue: Catalogue) -> str:
    """The rules that are on come first: their examples and their question stand for the device."""
    first = sorted(rules, key=lambda rule: not rule.default)
    shown = [rule.hits[0] for rule in first] + list(first[0].hits[1:])
    examples = "\n>\n".join(f"> {_printed(hit)}" for hit in shown[:EXAMPLES])
    agreement = together(catalogue.agreement(rule.id) for rule in rules if rule.default == first[0].default)
    off = "" if first[0].default else " Off unless you switch it on."
    return (
        f"### {name}\n\n{device.definition}\n\n{examples}\n\n"
        f"*{device.ask or first[0].ask}*\n\n{_agreement_sentence(str(agreement))}{off}\n"
    )


def _agreement_sentence(text: str) -> str:
    """As on the card of a rule, which speaks of one rule."""
    return text.replace("agreed with this rule", "agreed with Hedgerow").replace(
        "agree with this rule", "agree here"
    )


def _index(names: Sequence[str]) -> str:
    """Names by their first letter, each a link to its entry."""
    lines = ["## A to Z\n"]
    for letter, group in groupby(sorted(names, key=str.casefold), key=lambda name: name[0].upper()):
        links = ", ".join(f"[{name}](#{_anchor(name)})" for name in group)
        lines.append(f"**{letter}** {links}\n")
    return "\n".join(lines)


def _anchor(name: str) -> str:
    """As Markdown renderers make it from a heading."""
    return name.lower().replace(" ", "-")


def _printed(marked: str) -> str:
    return " / ".join(MARKED.sub(r"**\1**", marked).split("\n\n"))
