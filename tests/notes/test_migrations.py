"""A library of any age opens with everything in it; a step that fails or is repeated does no harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from reader.article import Article
from reader.notes import migrations
from reader.notes.anchoring import describe
from reader.notes.connection import APPLICATION_ID
from reader.notes.library import SCHEMA_VERSION, Library
from reader.notes.migrations import steps

NAMES = [step.name for step in steps._migrations]


def schema(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return [(name, sql) for name, sql in found if not name.startswith(("sqlite_", "_sqlite_"))]


def library_of_age(path: Path, version: int, article: Article) -> None:
    """As an older Hedgerow left it: only the first steps taken, with what it could hold."""
    connection = sqlite3.connect(path, isolation_level=None)
    database = Database(connection)
    if version < len(NAMES):
        steps.apply(database, stop_before=NAMES[version])
    else:
        steps.apply(database)
    connection.execute(
        "INSERT INTO article (id, hash, title, author, date, site, format, language, words, warnings, blocks, text) "
        "VALUES (7, ?, 'Quay', '', '', '', 'text', 'en', 60, '[]', '[]', ?)",
        (article.text_hash, article.text),
    )
    connection.execute(
        "INSERT INTO reading (article, origin, added, opened) VALUES (7, '', ?, ?)", [WHEN] * 2
    )
    if version >= 2:
        connection.execute(
            "INSERT INTO note VALUES (3, 'uid', 7, 20, 29, 'Observers', '', '', '', 'Who?', '[]', '', '', '', '', "
            "?, ?, NULL, 0)",
            [WHEN] * 2,
        )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


WHEN = "2025-03-01T09:30:00.000000+00:00"


def test_schema_version_counts_the_steps() -> None:
    assert len(NAMES) == SCHEMA_VERSION
    assert sorted(NAMES) == NAMES


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_library_of_every_older_version_is_brought_up_to_date(
    tmp_path: Path, version: int, article: Article
) -> None:
    path = tmp_path / "old.db"
    library_of_age(path, version, article)
    with Library(path) as library:
        assert library.articles.load(article.text_hash).text == article.text
        assert [n.body for n in library.notes.of(article.text_hash)] == (["Who?"] if version >= 2 else [])
        library.notes.add(article.text_hash, describe(article, (20, 29)), "And why now?")
        assert {hit.article for hit in library.search("sinking")} == {article.text_hash}
        assert len(library.search("observer in:quotations")) == (2 if version >= 2 else 1)
    with Library(tmp_path / "new.db"):
        pass
    assert schema(path) == schema(tmp_path / "new.db")


def test_steps_taken_twice_change_nothing(library: Library) -> None:
    before = schema(library.path)
    with closing(sqlite3.connect(library.path)) as connection:
        steps.apply(Database(connection))
    assert schema(library.path) == before


def test_failing_step_leaves_the_library_as_it_was(
    tmp_path: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    library_of_age(path, 2, article)
    before = schema(path)

    def fail(db: Database) -> None:
        db.execute("CREATE TABLE half_done (x)")
        raise RuntimeError("a mistake in the step")

    with monkeypatch.context() as patch:
        patch.setattr(steps._migrations[-1], "fn", fail)
        with pytest.raises(RuntimeError, match="a mistake"):
            Library(path)
    assert schema(path) == before
    with Library(path) as library:
        assert [n.body for n in library.notes.of(article.text_hash)] == ["Who?"]


def test_steps_are_plain_functions_in_order() -> None:
    """So that a step's name in old libraries never changes."""
    assert NAMES == ["001 articles", "002 notes", "003 dismissals_and_analyses", "004 search", "005 editions"]
    assert all(hasattr(migrations, name.split()[1]) for name in NAMES)
