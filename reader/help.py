"""The pages of resources/help, cut into their entries: to be listed, searched and shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.paths import resources_path

GLOSSARY, WRITING_RULES = "rules", "writing-rules"
_HEADING = re.compile(r"^(#{1,3}) +(.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading and what stands below it up to the next one.

    level: 1 is the page's title. group: the heading of level 2 that it stands under, or is. anchor: as Markdown
    renderers make it from a heading, which the links of the page go to. html: of the whole entry.
    """

    level: int
    name: str
    group: str
    anchor: str
    text: str
    html: str

    def has(self, words: str) -> bool:
        """Whether all of the words stand in it, in any case."""
        whole = f"{self.name} {self.text}".casefold()
        return all(word in whole for word in words.casefold().split())


def load_page(page: str) -> tuple[Entry, ...]:
    """page: GLOSSARY or WRITING_RULES. The entries in the order of the page, its title first."""
    text = (resources_path() / "help" / f"{page}.md").read_text("utf-8")
    return tuple(_entries(text))


def _entries(text: str) -> Iterator[Entry]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A line of code that begins with "#" is no heading.
    code = [match.span() for match in _FENCE.finditer(text)]
    found = [m for m in _HEADING.finditer(text) if not any(a < m.start() < b for a, b in code)]
    group = ""
    for match, end in zip(found, [*(m.start() for m in found[1:]), len(text)], strict=True):
        level, name = len(match[1]), match[2]
        group = name if level <= 2 else group
        body = text[match.end() : end].strip()
        anchor = name.lower().replace(" ", "-")
        heading = f'<h{level}><a name="{anchor}"></a>{parser.renderInline(name)}</h{level}>'
        yield Entry(level, name.replace("`", ""), group, anchor, body, f"{heading}\n{parser.render(body)}")
