"""The page for paper: HTML as simple as a rich text printer (Qt's QTextDocument) understands it.

No variables, no columns, no switches: the legend in a line, the article, then notes and findings.
"""

from __future__ import annotations

from collections import Counter
from html import escape

from reader.exchange.looks import load_look
from reader.exchange.page import article_html, side_html
from reader.exchange.sheet import Sheet
from reader.rules import Catalogue


def to_print_html(sheet: Sheet, catalogue: Catalogue) -> str:
    """A whole HTML document in the light theme's colours. Print it, or write it to a PDF."""
    counts = Counter(f.category for f in sheet.findings)
    legend = " &nbsp; ".join(
        f'<span class="m {c.id}">{escape(c.name)}</span> {counts[c.id]}'
        for c in catalogue.categories
        if counts[c.id]
    )
    return "\n".join(
        (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>',
            f"<style>{_style(catalogue)}</style></head><body>",
            f'<p class="legend">{legend}</p>' if legend else "",
            *article_html(sheet, catalogue),
            *side_html(sheet, catalogue),
            "</body></html>\n",
        )
    )


def _style(catalogue: Catalogue) -> str:
    look = load_look("light")
    quiet, accent = look.colours["quiet"], look.colours["accent"]
    marks = "".join(
        f".{c.id}{{background-color:{look.grounds[c.id]};text-decoration:underline}}"
        for c in catalogue.categories
    )
    pens = "".join(f".pen-{pen}{{background-color:{colour}}}" for pen, colour in look.pens.items())
    return (
        "body{font-family:'Source Serif Pro',Georgia,serif;font-size:11pt;color:#000}"
        "p,li,blockquote{line-height:135%}.note blockquote{font-style:italic}h1{font-size:19pt}h2,h3{font-size:14pt}"
        ".legend,.by,.quiet,.number,.found,h2.part{font-family:'Source Sans Pro',sans-serif}"
        f".by,.quiet,.number{{color:{quiet};font-size:9pt}}.found{{font-size:9pt}}"
        f"sup,sup a,a{{color:{accent};text-decoration:none}}.plain{{background-color:{look.colours['selection']}}}"
        ".note{margin-top:10px}" + marks + pens + ".quoted{background-color:transparent}"
    )
