"""An article's notes as Markdown: the quotation, where it stands, and what the reader wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.address import Addresses
from reader.exchange.sheet import Sheet
from reader.finding import Finding
from reader.notes.records import Note
from reader.rules import Catalogue

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])|^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.M)


def to_markdown(sheets: Sequence[Sheet], catalogue: Catalogue) -> str:
    """One article after the other."""
    return "\n".join(_article(sheet, catalogue) for sheet in sheets)


def _article(sheet: Sheet, catalogue: Catalogue) -> str:
    """Headings, then notes and findings in text order with "paragraph.sentence" before each."""
    article = sheet.article
    lines = [f"# {escape(sheet.title)}", ""]
    about = " · ".join(escape(a) for a in (article.author, article.site, article.date, article.origin) if a)
    lines += [about, ""] if about else []
    if sheet.notes:
        lines += ["## Notes", ""]
        addresses = Addresses(article)
        for note in sheet.notes:
            lines += _note(note, addresses)
    if sheet.findings:
        lines += ["## What was found", "", *_findings(sheet, catalogue), ""]
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """So that an article's own characters are not taken for Markdown or HTML."""
    plain = SPECIAL.sub(lambda m: "\\" + m[1] if m[1] else f"{m[2]}\\{m[3]}", text)
    return plain.replace("&", "&amp;")


def _note(note: Note, addresses: Addresses) -> Iterator[str]:
    where = "no longer in the article" if note.orphaned else addresses.label(note.anchor.start)
    marks = [f"**{where}**"] if where else []
    marks += [escape(note.category)] if note.category else []
    marks += ["#" + escape("-".join(tag.split())) for tag in note.tags]
    yield from (f"> {escape(line)}" for line in note.anchor.exact.splitlines() or [""])
    yield ""
    yield from ([" · ".join(marks), ""] if marks else [])
    yield from ([note.body, ""] if note.body else [])


def _findings(sheet: Sheet, catalogue: Catalogue) -> Iterator[str]:
    addresses = Addresses(sheet.article)
    for finding in sheet.findings:
        label = catalogue.rule(finding.rule).label if finding.rule in catalogue else finding.kind
        words = " ".join(words_of(finding, sheet).split())
        place = addresses.label(finding.start)
        yield "- " + (f"**{place}** " if place else "") + f"“{escape(words)}”: {escape(label)}"


def words_of(finding: Finding, sheet: Sheet) -> str:
    """The coloured words; the parts of a figure with dots between."""
    return " … ".join(sheet.article.text[start:end] for start, end in finding.parts)
