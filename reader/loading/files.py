"""Which files of a folder, or of a mixed choice, can be loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.loading.words import word_set

SUFFIXES = word_set(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .webarchive .pdf .docx .odt .rtf .epub "
    ".eml .srt .vtt"
)
_DEEPEST = 12  # folders within folders


def find_articles(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files given and those in the folders given that have a known suffix, each once.

    Within a folder they are in the order of their names. Hidden files are left out, and so are the folders
    of pictures that browsers put beside a saved page. Links to folders are not followed.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        for file in _files_in(path, 0) if os.path.isdir(path) else [path]:
            found.setdefault(file)
    return list(found)


def _files_in(folder: Path, depth: int) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name.casefold())
    except OSError:
        return  # a folder that may not be read has nothing to offer
    pages = {
        os.path.splitext(entry.name)[0] for entry in entries if entry.name.lower().endswith((".html", ".htm"))
    }
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_file() and os.path.splitext(entry.name)[1].lower() in SUFFIXES:
            yield Path(entry.path)
        elif (
            entry.is_dir(follow_symlinks=False)
            and depth < _DEEPEST
            and not _belongs_to_page(entry.name, pages)
        ):
            yield from _files_in(Path(entry.path), depth + 1)


def _belongs_to_page(name: str, pages: set[str]) -> bool:
    """Whether "Story_files" (or "Story-Dateien", "Story_archivos") is the folder of "Story.html"."""
    return any(name != page and name.startswith(page) and name[len(page) :][:1] in "_-." for page in pages)
