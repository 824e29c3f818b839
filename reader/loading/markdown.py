"""Markdown (CommonMark with tables and footnotes), and the front matter before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import BlockKind
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece, Source
from reader.loading.plain import draft_of_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = r"([A-Za-z][\w -]*):[ \t]*(.*)"
_SIGN = re.compile(r"^(?:#{1,6} \S|[-*+] \S|> \S|```)|\[[^\]\n]{1,200}\]\([^)\n]+\)", re.MULTILINE)
_DEEPEST = 40  # nested lists and quotations: enough for any document, and no stack of them


def load_markdown(source: Source) -> Draft:
    decoded = decode(source.data, source.encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    fields, body = _split_front_matter(text)
    pieces = tuple(_pieces(body)) or draft_of_text(body).pieces  # nested too deeply for the parser
    title = fields.get("title", "")
    if title and not any(piece.kind is BlockKind.HEADING and piece.level == 1 for piece in pieces):
        pieces = (Piece(title, BlockKind.HEADING, 1), *pieces)
    return Draft(
        pieces,
        "markdown",
        title=title,
        author=fields.get("author", fields.get("authors", "")),
        date=fields.get("date", ""),
        site=fields.get("site", fields.get("publication", fields.get("source", ""))),
        warnings=decoded.warnings,
        encoding=decoded.encoding,
    )


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text is written with Markdown's signs: front matter, or several of its marks."""
    if _FRONT_MATTER.match(text):
        return True
    return bool(re.match(r"#{1,3} \S", text)) and len(_SIGN.findall(text)) > 1


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The simple fields of a YAML header, and what comes after it. Nested values are left alone."""
    text = text.removeprefix("\ufeff")
    header = _FRONT_MATTER.match(text)
    if not header:
        return {}, text
    fields: dict[str, str] = {}
    key = ""
    for line in header[1].split("\n"):
        if field := re.match(_FIELD, line):
            key = field[1].strip().lower()
            fields[key] = _scalar(field[2])
        elif key and line.lstrip().startswith("- "):
            item = _scalar(line.lstrip()[2:])
            fields[key] = f"{fields[key]}, {item}" if fields[key] else item
    return fields, text[header.end() :]


def _scalar(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item) for item in value[1:-1].split(",") if item.strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.partition(" #")[0].strip()


def _pieces(text: str) -> Iterator[Piece]:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    open_tokens: list[Token] = []
    row: list[str] = []
    for token in parser.parse(text):
        if token.nesting == 1:
            open_tokens.append(token)
        elif token.nesting == -1 and open_tokens:
            open_tokens.pop()
            if token.type == "tr_close":
                yield Piece(" · ".join(row))
                row = []
        elif token.type == "inline" and open_tokens and open_tokens[-1].type in ("td_open", "th_open"):
            row.append(_plain(token))
        elif token.type == "inline":
            yield from _piece(_plain(token), open_tokens)
        elif token.type in ("fence", "code_block"):
            yield Piece(token.content)


def _piece(text: str, around: list[Token]) -> Iterator[Piece]:
    """The piece of an inline run, by what it stands in."""
    types = [token.type for token in around]
    depth = sum(1 for name in types if name == "list_item_open")
    quotes = types.count("blockquote_open")
    if "heading_open" in types:
        yield Piece(text, BlockKind.HEADING, int(around[-1].tag[1:]))
    elif "footnote_open" in types:
        yield Piece(text, BlockKind.FOOTNOTE)
    elif depth:
        yield Piece(text, BlockKind.LIST_ITEM, depth)
    elif quotes:
        yield Piece(text, BlockKind.QUOTATION, quotes)
    else:
        yield Piece(text)


def _plain(token: Token) -> str:
    """The words of an inline run; a picture leaves its description out, a hard break stays."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)
