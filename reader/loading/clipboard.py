"""HTML as the clipboard has it: with Windows' CF_HTML header, or a bare fragment."""

from __future__ import annotations

import re

from reader.loading.draft import Draft
from reader.loading.page import draft_of_html

_HEADER = re.compile(r"\s*Version:[\d.]+\s*\n(?:[A-Za-z]+:[^\n]*\n)*")
_SOURCE = re.compile(r"^SourceURL:\s*(\S+)", re.MULTILINE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL)


def draft_of_clipboard(text: str) -> Draft:
    """The fragment's blocks; the page's address, where the browser gave it, as origin."""
    text = text.replace("\r\n", "\n")
    header = _HEADER.match(text)
    source = _SOURCE.search(header[0]) if header else None
    markup = text[header.end() :] if header else text
    fragment = _FRAGMENT.search(markup)
    draft = draft_of_html(f"<div>{fragment[1]}</div>" if fragment else markup, everything=True)
    return draft._replace(address=source[1]) if source else draft
