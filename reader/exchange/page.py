"""The article as one HTML file that looks like the view: colours, legend, notes. It needs nothing else,
not even the typefaces.

No script runs in it and nothing is loaded (its Content-Security-Policy says so); legend switches are
checkboxes and style rules. Everything that comes from an article or a note is escaped; Markdown is
rendered without HTML and cleaned once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

import nh3
from markdown_it import MarkdownIt

from reader.address import Addresses
from reader.article import Block, BlockKind
from reader.exchange.looks import PENS, Look, load_look
from reader.exchange.markdown import words_of
from reader.exchange.pieces import Cutter, Piece
from reader.exchange.sheet import Sheet
from reader.notes.records import Note
from reader.paths import resources_path
from reader.rules import Catalogue, Category

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "li",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.CAPTION: "figcaption",
    BlockKind.FOOTNOTE: "aside",
}


def to_html(sheet: Sheet, catalogue: Catalogue, *, fonts: bool = True) -> str:
    """A whole HTML document. fonts: with the reading typefaces in it, which takes a second or two."""
    present = Counter(f.category for f in sheet.findings)
    shown = [c for c in catalogue.categories if present[c.id]]
    own = {note.category for note in sheet.notes}
    marked = [c for c in catalogue.categories if c.id in own and not present[c.id]]
    body = "\n".join(
        (
            *_legend(shown, present),
            '<div class="columns"><main>',
            *article_html(sheet, catalogue),
            "</main>",
            '<section class="side">',
            *side_html(sheet, catalogue),
            "</section>",
            "</div></body></html>\n",
        )
    )
    faces = _faces(body) if fonts else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(sheet.article.language or "en")}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(sheet.title)}</title><style>{faces}{_style(shown, marked)}</style></head><body>\n{body}"
    )


def _faces(text: str) -> str:
    from reader.exchange.fonts import font_faces

    return font_faces(text)


def _style(categories: list[Category], marked: list[Category]) -> str:
    """marked: categories of the reader's own marks without a finding."""
    light, dark = load_look("light"), load_look("dark")
    colours = "".join(f".{c.id}{{--g:var(--g-{c.id});--l:var(--l-{c.id})}}" for c in (*categories, *marked))
    pens = "".join(f"mark.pen-{pen}{{background:var(--p-{pen})}}" for pen in PENS)
    lines = "".join(
        f".m.{c.id}{{background:var(--g);text-decoration-color:var(--l);text-decoration-style:{c.line}}}"
        f"#show-{c.id}:not(:checked)~.columns .m.{c.id}{{background:none;text-decoration-line:none}}"
        f"#show-{c.id}:not(:checked)~.legend .{c.id}{{opacity:.45}}"
        for c in categories
    )
    dark_root = f"@media screen and (prefers-color-scheme:dark){{{_root(dark)}}}"
    style = (resources_path() / "export" / "article.css").read_text(encoding="utf-8")
    return _root(light) + dark_root + style + colours + lines + pens


def _root(look: Look) -> str:
    names = {**look.colours, **{f"g-{c}": v for c, v in look.grounds.items()}}
    names |= {f"l-{c}": v for c, v in look.lines.items()}
    names |= {f"p-{pen}": v for pen, v in look.pens.items()}
    return (
        ":root{"
        + "".join(f"--{name}:{value};" for name, value in names.items() if value.startswith("#"))
        + "}"
    )


def _legend(categories: list[Category], present: Counter[str]) -> Iterator[str]:
    for c in categories:
        yield f'<input class="switch" type="checkbox" id="show-{c.id}" checked>'
    if categories:
        yield '<div class="legend">'
        for c in categories:
            yield (
                f'<label class="{c.id}" for="show-{c.id}" title="{escape(c.about)}">'
                f"<i>{c.letter}</i>{escape(c.name)}<u>{present[c.id]}</u></label>"
            )
        yield "</div>"


def article_html(sheet: Sheet, catalogue: Catalogue) -> Iterator[str]:
    """The title and every block, numbered and coloured."""
    article, cutter, numbers = sheet.article, Cutter(sheet), Addresses(sheet.article).numbers
    first = sheet.blocks[0] if sheet.blocks else None
    titled = first is not None and first.kind is BlockKind.HEADING
    if not titled:
        yield f"<h1>{escape(sheet.title)}</h1>"
    by = _by(sheet)
    if by and not titled:
        yield by
    going_out = set(sheet.blocks)
    for i, (block, number) in enumerate(zip(article.blocks, numbers, strict=True)):
        if block not in going_out:
            continue
        inside = "".join(_piece(piece, sheet, catalogue) for piece in cutter.pieces(block))
        count = f'<span class="number">{number} </span>' if number else ""
        tag = _tag(block)
        yield f'<{tag} id="b{i}">{count}{inside}</{tag}>'
        if block is first and titled and by:
            yield by


def _by(sheet: Sheet) -> str:
    a = sheet.article
    words = f"{a.word_count:,} words"
    return f'<div class="by">{escape(" · ".join(p for p in (a.author, a.site, a.date, words) if p))}</div>'


def _tag(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"h{min(max(block.level, 1), 3)}"
    return TAGS[block.kind]


def _piece(piece: Piece, sheet: Sheet, catalogue: Catalogue) -> str:
    before = "".join(f'<span id="p{number}"></span>' for number in piece.opens)
    inside = escape(piece.text)
    if piece.notes:
        own = mark_class([sheet.notes[number - 1] for number in piece.notes], catalogue)
        kind = own or ("" if piece.findings else "plain")
        classes = f' class="{kind}"' if kind else ""
        inside = f'<mark{classes} data-notes="{" ".join(map(str, piece.notes))}">{inside}</mark>'
    for finding in reversed(piece.findings):
        label = catalogue.rule(finding.rule).label if finding.rule in catalogue else finding.kind
        quoted = " quoted" if finding.in_quotation else ""
        inside = f'<span class="m {escape(finding.category)}{quoted}" title="{escape(label)}">{inside}</span>'
    behind = "".join(f'<sup><a href="#n{number}">{number}</a></sup>' for number in piece.closes)
    return before + inside + behind


def mark_class(notes: Sequence[Note], catalogue: Catalogue) -> str:
    """The reader's own marking, of the shortest note that has one: "own hedge", "pen-yellow", or ""."""
    known = {c.id for c in catalogue.categories}
    for note in reversed(notes):
        if note.category in known:
            return f"own {note.category}"
        if note.colour in PENS:
            return f"pen-{note.colour}"
    return ""


def side_html(sheet: Sheet, catalogue: Catalogue) -> Iterator[str]:
    """The notes, and what was found with its reasons."""
    addresses = Addresses(sheet.article)
    if sheet.notes:
        yield '<h2 class="part">Notes</h2>'
        yield from (_note(i, n, addresses, catalogue) for i, n in enumerate(sheet.notes, start=1))
    if sheet.findings:
        yield '<h2 class="part">What was found</h2><table class="found">'
        yield from _findings(sheet, addresses, catalogue)
        yield "</table>"


def _note(number: int, note: Note, addresses: Addresses, catalogue: Catalogue) -> str:
    where = "no longer in the article" if note.orphaned else addresses.label(note.anchor.start)
    known = {c.id: c.singular for c in catalogue.categories}
    marks = [where, known.get(note.category, note.category), *(f"#{tag}" for tag in note.tags), note.author]
    link = f'<a href="#p{number}">{number}</a>' if not note.orphaned else str(number)
    return (
        f'<div class="note" id="n{number}"><blockquote>{escape(note.anchor.exact)}</blockquote>'
        f'{render(note.body)}<div class="quiet">{link} · {escape(" · ".join(m for m in marks if m))}</div></div>'
    )


def render(body: str) -> str:
    """A note's Markdown as safe HTML: no tags of its own, no scripts, no pictures from elsewhere."""
    html = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image").render(body)
    return nh3.clean(html, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})


def _findings(sheet: Sheet, addresses: Addresses, catalogue: Catalogue) -> Iterator[str]:
    for finding in sheet.findings:
        rule = catalogue.rule(finding.rule) if finding.rule in catalogue else None
        said = (
            f"{escape(rule.label)}. {escape(rule.why)} <b>{escape(rule.ask)}</b>"
            if rule
            else escape(finding.kind)
        )
        words = escape(" ".join(words_of(finding, sheet).split()))
        yield (
            f"<tr><td>{addresses.label(finding.start)}</td>"
            f'<td><span class="m {escape(finding.category)}">{words}</span><br>{said}</td></tr>'
        )
