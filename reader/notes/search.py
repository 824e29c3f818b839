"""Search over notes, quotations and articles.

What may be asked: words (stemmed, so "reports" finds "reported"; all of them must occur), `begin*`,
`"a phrase"`, `-without`, `tag:sources` or `tag:"two words"`, `in:notes`, `in:quotations`, `in:articles`.
Anything else that is typed is looked for as words; nothing that is typed is an error.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass

from reader.finding import Span
from reader.notes.connection import Connection, storable
from reader.notes.records import Hit, HitKind, article_name
from reader.notes.rows import tags_of

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which no text contains, around what matched."""

SNIPPET = 140
TERM = re.compile(r'(?P<minus>-?)(?:(?P<key>tag|in):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.I)
SCOPES = {kind + "s": kind for kind in HitKind}


@dataclass(frozen=True, slots=True)
class Query:
    """match: an FTS5 expression, "" when only tags are asked for. scopes: which kinds of hits."""

    match: str
    tags: tuple[str, ...]
    scopes: frozenset[HitKind]

    @property
    def asks(self) -> bool:
        return bool(self.match or self.tags)


def parse_query(text: str, *, typing: bool = False) -> Query:
    """Never fails. typing: the last word may be the beginning of one."""
    straight = storable(text).translate(str.maketrans("“”„\0", '""" '))
    wanted: list[str] = []
    unwanted: list[str] = []
    tags: list[str] = []
    scopes: set[HitKind] = set()
    terms = list(TERM.finditer(straight))
    for term in terms:
        words = term["phrase"] if term["phrase"] is not None else term["word"]
        key = (term["key"] or "").lower()
        if key == "tag":
            tags.append(words.lstrip("#"))
        elif key == "in" and words.lower() in SCOPES:
            scopes.add(SCOPES[words.lower()])
        elif _has_token(words):
            unfinished = typing and term is terms[-1] and term["word"] is not None
            begins = unfinished or (term["word"] is not None and words.endswith("*"))
            quoted = f'"{words}"' + (
                "*" if (begins and not straight.endswith(" ")) or words.endswith("*") else ""
            )
            (unwanted if term["minus"] else wanted).append(quoted)
    match = " AND ".join(wanted)
    if match and unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    return Query(match, tuple(t for t in tags if t), frozenset(scopes) or frozenset(HitKind))


def search(connection: Connection, text: str, *, typing: bool = False, limit: int = 50) -> list[Hit]:
    """Hits in notes and quotations first, then in articles; each best first, at most `limit` of each."""
    query = parse_query(text, typing=typing)
    if not query.asks:
        return []
    hits: list[Hit] = []
    if query.scopes & {HitKind.NOTE, HitKind.QUOTATION}:
        hits += _search_notes(connection, query, limit)
    if HitKind.ARTICLE in query.scopes:
        hits += _search_articles(connection, query, limit)
    return hits


def _search_notes(connection: Connection, query: Query, limit: int) -> list[Hit]:
    tagged = "".join(
        f" AND EXISTS (SELECT 1 FROM {tags_of('n.tags')} WHERE value = ? COLLATE NOCASE)" for _ in query.tags
    )
    live = f"n.deleted IS NULL AND r.removed IS NULL{tagged}"
    joins = "JOIN article a ON a.id = n.article JOIN reading r ON r.article = a.id"
    place = "n.id, n.start, n.stop, n.orphaned, a.hash, a.title, r.origin"
    if not query.match:
        sql = (
            f"SELECT {place}, n.body, n.exact FROM note n {joins} "
            f"WHERE {live} ORDER BY n.modified DESC LIMIT ?"
        )
        return [_note_hit(row) for row in connection.rows(sql, *query.tags, limit)]
    marked = ", ".join(
        f"highlight(note_fts, {i}, '{OPEN}', '{CLOSE}') AS {c}" for i, c in enumerate(("body", "exact"))
    )
    sql = (
        f"SELECT {place}, {marked} FROM note_fts CROSS JOIN note n ON n.id = note_fts.rowid {joins} "
        f"WHERE note_fts MATCH ? AND {live} ORDER BY rank LIMIT ?"
    )
    columns = {HitKind.NOTE: "body tags", HitKind.QUOTATION: "exact"}
    names = " ".join(columns[kind] for kind in columns if kind in query.scopes)
    match = f"{{{names}}} : ({query.match})"
    return [_note_hit(row) for row in connection.rows(sql, match, *query.tags, limit)]


def _note_hit(row: sqlite3.Row) -> Hit:
    in_quotation = OPEN in row["exact"] and OPEN not in row["body"]
    kind = HitKind.QUOTATION if in_quotation else HitKind.NOTE
    snippet, marks, _ = _snippet(row["exact"] if in_quotation or not row["body"] else row["body"])
    span = None if row["orphaned"] else (row["start"], row["stop"])
    return Hit(kind, row["hash"], article_name(row["title"], row["origin"]), row["id"], span, snippet, marks)


def _search_articles(connection: Connection, query: Query, limit: int) -> list[Hit]:
    tagged = "".join(
        f" AND EXISTS (SELECT 1 FROM {tags_of('r.tags')} WHERE value = ? COLLATE NOCASE)" for _ in query.tags
    )
    live = f"r.removed IS NULL{tagged}"
    if not query.match:
        sql = (
            "SELECT a.hash, a.title, r.origin, a.title AS title_marked, substr(a.text, 1, 300) AS text FROM article a "
            f"JOIN reading r ON r.article = a.id WHERE {live} ORDER BY r.opened DESC LIMIT ?"
        )
        return [_article_hit(row) for row in connection.rows(sql, *query.tags, limit)]
    sql = (
        f"SELECT a.hash, a.title, r.origin, highlight(article_fts, 0, '{OPEN}', '{CLOSE}') AS title_marked, "
        f"highlight(article_fts, 2, '{OPEN}', '{CLOSE}') AS text "
        "FROM article_fts CROSS JOIN article a ON a.id = article_fts.rowid "
        "JOIN reading r ON r.article = a.id "
        f"WHERE article_fts MATCH ? AND {live} ORDER BY rank LIMIT ?"
    )
    return [_article_hit(row) for row in connection.rows(sql, query.match, *query.tags, limit)]


def _article_hit(row: sqlite3.Row) -> Hit:
    in_text = OPEN in row["text"]
    snippet, marks, first = _snippet(
        row["text"] if in_text or not row["title_marked"] else row["title_marked"]
    )
    name = article_name(row["title"], row["origin"])
    return Hit(HitKind.ARTICLE, row["hash"], name, None, first if in_text else None, snippet, marks)


def _snippet(marked: str) -> tuple[str, tuple[Span, ...], Span | None]:
    """About 140 characters around the first match, its marks, and the first match's place in the text."""
    at = marked.find(OPEN)
    first = (at, marked.find(CLOSE, at) - 1) if at >= 0 else None
    begin = marked.rfind(" ", 0, max(at - SNIPPET // 3, 0)) + 1 if at > SNIPPET // 3 else 0
    piece = marked[begin : begin + SNIPPET + 20]
    if begin + len(piece) < len(marked):
        piece = piece[: max(piece.rfind(" "), piece.find(CLOSE) + 1, 1)] + " …"
    if begin:
        piece = "… " + piece
    return (*_take_marks(piece), first)


def _take_marks(piece: str) -> tuple[str, tuple[Span, ...]]:
    plain, marks = "", []
    for part in piece.split(OPEN):
        hit, closed, rest = part.partition(CLOSE)
        if closed:
            marks.append((len(plain), len(plain) + len(hit)))
        plain += hit + rest
    return plain, tuple(marks)


def _has_token(words: str) -> bool:
    """Whether the tokenizer (unicode61) sees a word at all: letters, numbers and private use."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in words)
