"""The help pages are cut into entries that leave nothing out, and every link of theirs leads somewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from reader.help import GLOSSARY, WRITING_RULES, load_page
from reader.paths import resources_path
from reader.rules.categories import load_categories
from reader.rules.glossary import load_devices


@pytest.mark.parametrize("page", [GLOSSARY, WRITING_RULES])
def test_every_word_of_a_page_stands_in_one_entry(page: str) -> None:
    entries = load_page(page)
    whole = (resources_path() / "help" / f"{page}.md").read_text("utf-8")
    text = "".join(f"{'#' * entry.level}{entry.name}{entry.text}" for entry in entries)
    assert re.sub(r"[\s`]", "", text) == re.sub(r"[\s`]", "", whole)
    assert [entry.level for entry in entries].count(1) == 1


def test_every_device_is_an_entry_below_its_category() -> None:
    entries = {(entry.group, entry.name) for entry in load_page(GLOSSARY)}
    devices = load_devices()
    for category in load_categories():
        for kind, name in category.kinds.items():
            assert ((category.name, name) in entries) is (f"{category.id}.{kind}" in devices), name


@pytest.mark.parametrize("page", [GLOSSARY, WRITING_RULES])
def test_links_inside_a_page_lead_to_an_entry(page: str) -> None:
    html = "".join(entry.html for entry in load_page(page))
    anchors = re.findall(r'<a name="([^"]+)">', html)
    assert len(set(anchors)) == len(anchors)
    assert {unquote(link) for link in re.findall(r'href="#([^"]+)"', html)} <= set(anchors)


def test_an_entry_is_found_by_words_in_any_order_and_case() -> None:
    modal = next(entry for entry in load_page(GLOSSARY) if entry.name == "Modal verb")
    assert modal.has("VERB modal")
    assert modal.has("might")
    assert not modal.has("modal crane")
