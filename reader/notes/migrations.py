"""The schema, step by step. Append only: a library of any age is brought up to date when it is opened.

`SCHEMA_VERSION` in `library.py` is the number of steps; a file that says more was made by a newer
Hedgerow. sqlite-utils, which imports numpy, is imported only when there is a step to take.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

steps = Migrations("hedgerow")


def articles(db: Database) -> None:
    """`article` is a text, which never changes; `reading` is what the reader does with it."""
    db.execute("""
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL, site TEXT NOT NULL,
            format TEXT NOT NULL, language TEXT NOT NULL,
            words INTEGER NOT NULL,
            warnings TEXT NOT NULL, -- JSON [text, ...]
            blocks TEXT NOT NULL,   -- JSON [[kind, start, end, level, page], ...]
            text TEXT NOT NULL
        )""")
    db.execute("""
        CREATE TABLE reading (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            origin TEXT NOT NULL,   -- the path or address it was last opened from
            added TEXT NOT NULL, opened TEXT NOT NULL, removed TEXT,
            progress REAL NOT NULL DEFAULT 0,
            findings REAL,          -- per 1,000 words
            tags TEXT NOT NULL DEFAULT '[]',
            view TEXT NOT NULL DEFAULT '{}'
        )""")
    db.execute("CREATE INDEX reading_origin ON reading (origin)")


def notes(db: Database) -> None:
    db.execute("""
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            start INTEGER NOT NULL, stop INTEGER NOT NULL,
            exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, block TEXT NOT NULL,
            body TEXT NOT NULL,
            tags TEXT NOT NULL,     -- JSON [text, ...]
            category TEXT NOT NULL, colour TEXT NOT NULL, finding TEXT NOT NULL, author TEXT NOT NULL,
            created TEXT NOT NULL, modified TEXT NOT NULL, deleted TEXT,
            orphaned INTEGER NOT NULL DEFAULT 0
        )""")
    db.execute("CREATE INDEX note_article ON note (article, start)")


def dismissals_and_analyses(db: Database) -> None:
    db.execute("""
        CREATE TABLE dismissal (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL,
            article INTEGER REFERENCES article ON DELETE CASCADE, -- NULL: every article
            rule TEXT NOT NULL, word TEXT NOT NULL,
            anchor TEXT,            -- JSON
            created TEXT NOT NULL
        )""")
    db.execute("""
        CREATE TABLE analysis (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            rules_version TEXT NOT NULL, model TEXT NOT NULL,
            payload BLOB NOT NULL
        )""")


def search(db: Database) -> None:
    """Full text indices without a copy of the text; triggers keep them true."""
    _index(db, "article", ("title", "author", "text"))
    _index(db, "note", ("body", "exact", "tags"))


def editions(db: Database) -> None:
    """What the reader said about an article: its name, how its file is read, what is left out of it.

    whole: the article with everything in it, of which this one has the blocks that are not `left_out`.
    """
    db.execute("ALTER TABLE article ADD COLUMN address TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE article ADD COLUMN captions TEXT NOT NULL DEFAULT '[]'")  # JSON [text, ...]
    for column in (
        "described INTEGER NOT NULL DEFAULT 0",  # title, author, date and site are the reader's own words
        "encoding TEXT NOT NULL DEFAULT ''",
        "everything INTEGER NOT NULL DEFAULT 0",
        "whole INTEGER REFERENCES article ON DELETE SET NULL",
        "left_out TEXT NOT NULL DEFAULT '[]'",  # JSON [number of the block, ...]
    ):
        db.execute(f"ALTER TABLE reading ADD COLUMN {column}")


def _index(db: Database, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{c}" for c in columns) for row in ("new", "old"))
    insert = f"INSERT INTO {table}_fts (rowid, {names}) VALUES (new.id, {new});"
    forget = f"INSERT INTO {table}_fts ({table}_fts, rowid, {names}) VALUES ('delete', old.id, {old});"
    db.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5 "
        f"({names}, content = '{table}', content_rowid = 'id', tokenize = 'porter unicode61')"
    )
    db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
    for event, body in (
        ("INSERT", insert),
        ("DELETE", forget),
        (f"UPDATE OF {names}", forget + insert),
    ):
        name = f"{table}_{event.split()[0].lower()}"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END")


for number, step in enumerate((articles, notes, dismissals_and_analyses, search, editions), start=1):
    steps(name=f"{number:03} {step.__name__}")(step)
