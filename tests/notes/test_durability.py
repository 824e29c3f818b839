"""Nothing that was committed is lost: killed, full disk, read-only, two writers, damage, strangers."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from reader.article import Article
from reader.errors import LibraryError
from reader.notes.anchoring import describe
from reader.notes.backup import KEPT, put_back, set_aside_closed
from reader.notes.library import Library
from reader.notes.recovery import DamagedLibraryError, backup_folder, backups
from tests.notes.conftest import Clock, make_article

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def start_writer(library: Path, how_many: int, prefix: str = "") -> subprocess.Popen[str]:
    command = [
        sys.executable,
        str(Path(__file__).with_name("writer.py")),
        str(library),
        str(how_many),
        prefix,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)


def bodies(path: Path) -> list[str]:
    with Library(path) as library:
        return [note.body for note in library.notes.all()]


@pytest.fixture
def filled(tmp_path: Path, clock: Clock, article: Article) -> Path:
    """A closed library with one note and a backup of it."""
    path = tmp_path / "library.db"
    with Library(path, clock) as library:
        library.articles.keep(article)
        library.notes.add(article.text_hash, describe(article, (20, 30)), "kept")
        library.backup()
    return path


@pytest.mark.parametrize("seed", range(2))
def test_killed_writer_loses_nothing_it_had_saved(tmp_path: Path, seed: int) -> None:
    """500 writes, SIGKILL after a random one, and on with the rest in the same library."""
    random, path, written = Random(seed), tmp_path / "library.db", 0
    while written < 500:
        before = len(bodies(path)) if written else 0
        with start_writer(path, 500 - written) as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(min(random.randint(1, 250), 500 - written))]
            process.send_signal(signal.SIGKILL)
            said += process.stdout.readlines()
        kept = bodies(path)
        assert len([line for line in said if line.strip()]) <= len(kept) - before
        written = len(kept)
    assert written >= 500


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A tmpfs of 600 kB where root may mount one; else a limit of file size does the same to SQLite."""
    folder = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)]
    mounted = shutil.which("mount") and subprocess.run(mount, capture_output=True).returncode == 0
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    if not mounted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limits[1]))
    yield folder
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)
    shutil.rmtree(folder)


def test_full_disk_is_one_sentence_and_loses_nothing(tiny_disk: Path) -> None:
    article, path = make_article(), tiny_disk / "library.db"
    with Library(path) as library:
        library.articles.keep(article)
        saved, sentence = fill(library, article)
        assert re.fullmatch(r"The disk .* space.*\.", sentence)
        assert [n.body for n in library.notes.all()] == saved
    with Library(path) as library:
        assert [n.body for n in library.notes.all()] == saved


def fill(library: Library, article: Article) -> tuple[list[str], str]:
    """Adds notes until one is refused: what was saved, and the sentence."""
    anchor, saved = describe(article, (4, 8)), []
    for number in range(10_000):
        body = f"{number} " + "words " * 300
        try:
            library.notes.add(article.text_hash, anchor, body)
        except LibraryError as error:
            return saved, str(error)
        saved.append(body)
    raise AssertionError("the disk never filled up")


@pytest.fixture
def read_only(filled: Path) -> Iterator[Path]:
    """The filled library in a folder that may only be read; root, who may write everywhere, is nobody."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "library.db"
    shutil.copyfile(filled, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield path
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_read_only_library_is_read_and_refuses_changes(read_only: Path, article: Article) -> None:
    with Library(read_only) as library:
        assert not library.writable
        assert [n.body for n in library.notes.of(article.text_hash)] == ["kept"]
        assert library.backup() is None
        with pytest.raises(LibraryError, match="may not be written to"):
            library.notes.add(article.text_hash, describe(article, (20, 30)))


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with start_writer(path, 100, "a") as first, start_writer(path, 100, "b") as second:
        outputs = [process.communicate()[0].split() for process in (first, second)]
    assert [len(said) for said in outputs] == [100, 100]
    assert sorted(bodies(path)) == sorted(outputs[0] + outputs[1])


def test_writer_that_holds_on_is_named(
    filled: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.notes.connection.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="held by another program"), Library(filled) as library:
        library.notes.add(article.text_hash, describe(article, (20, 30)))
    other.execute("ROLLBACK")
    other.close()
    assert bodies(filled) == ["kept"]


@pytest.mark.parametrize("damage", ["cut", "header", "pages"])
def test_damaged_library_offers_its_newest_backup(filled: Path, clock: Clock, damage: str) -> None:
    whole = filled.read_bytes()
    damaged = {
        "cut": whole[: len(whole) // 2],
        "header": b"?" * 100 + whole[100:],
        "pages": whole[:4096] + os.urandom(len(whole) - 4096),
    }
    filled.write_bytes(damaged[damage])
    with pytest.raises(
        DamagedLibraryError, match=r"is damaged: .* puts back the backup of 01 March 2025"
    ) as caught:
        Library(filled)
    assert filled.read_bytes() == damaged[damage]
    assert caught.value.backup is not None
    aside = put_back(filled, caught.value.backup, clock())
    assert aside is not None
    assert aside.name == "library set aside 2025-03-01 09.30.00.000000.db"
    assert aside.read_bytes() == damaged[damage]
    assert bodies(filled) == ["kept"]


def test_damage_found_while_reading_is_the_same_sentence(filled: Path) -> None:
    with Library(filled) as library:
        (pages,) = library._db.rows("PRAGMA page_count")
        with filled.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom((pages[0] - 1) * 4096))
        library._db.run("PRAGMA cache_size = 0")
        with pytest.raises(DamagedLibraryError, match="is damaged"):
            library.notes.all()


def test_library_of_a_newer_hedgerow_is_left_alone(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 999")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = filled.read_bytes()
    with pytest.raises(LibraryError, match="newer Hedgerow; update Hedgerow"):
        Library(filled)
    assert filled.read_bytes() == before


def test_other_peoples_files_are_left_alone(tmp_path: Path) -> None:
    letter, database = tmp_path / "letter.txt", tmp_path / "photos.db"
    letter.write_text("Dear Marlow,")
    other = sqlite3.connect(database)
    other.execute("CREATE TABLE photo (name TEXT)")
    other.close()
    for path, sentence in ((letter, "is not a Hedgerow library"), (database, "belongs to another program")):
        before = path.read_bytes()
        with pytest.raises(LibraryError, match=sentence):
            Library(path)
        assert path.read_bytes() == before
        assert sorted(p.name for p in tmp_path.iterdir()) == ["letter.txt", "photos.db"]


def test_folder_in_place_of_a_library_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened: Is a directory"):
        Library(tmp_path)


def test_last_ten_backups_are_kept_and_unchanged_ones_not_repeated(
    filled: Path, clock: Clock, article: Article
) -> None:
    with Library(filled, clock) as library:
        assert library.backup() is None
        for number in range(KEPT + 3):
            clock.advance(hours=1)
            library.notes.add(article.text_hash, describe(article, (20, 30)), str(number))
            assert library.backup() is not None
    assert len(backups(filled)) == KEPT
    assert sorted(backup_folder(filled).iterdir()) == sorted(backups(filled))


def test_library_that_is_open_elsewhere_is_not_replaced(filled: Path, clock: Clock) -> None:
    with Library(filled, clock) as library:
        with pytest.raises(LibraryError, match="held by another program"):
            put_back(filled, backups(filled)[0], clock())
        assert [n.body for n in library.notes.all()] == ["kept"]


def test_broken_backup_is_not_put_back(filled: Path, clock: Clock) -> None:
    backup = backups(filled)[0]
    backup.write_bytes(backup.read_bytes()[:5000])
    with pytest.raises(LibraryError, match="not a whole Hedgerow library"):
        put_back(filled, backup, clock())
    assert bodies(filled) == ["kept"]


def test_library_set_aside_makes_room_for_an_empty_one(filled: Path, clock: Clock) -> None:
    aside = set_aside_closed(filled, clock())
    assert bodies(filled) == []
    assert bodies(aside) == ["kept"]
