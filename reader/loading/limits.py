"""How much a loader takes on. What is larger is refused before it is read."""

from __future__ import annotations

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 200 * MEGABYTE  # any file: a PDF or an e-book full of pictures
MAX_TEXT_BYTES = 40 * MEGABYTE  # text, Markdown, subtitles, mail, saved pages
MAX_CHARACTERS = 10_000_000  # of the finished text; the Bible has 4.4 million
MAX_ARCHIVE_ENTRIES = 20_000
MAX_MEMBER_BYTES = 40 * MEGABYTE  # one file of an archive, unpacked
MAX_UNPACKED_BYTES = 200 * MEGABYTE  # all that is read from one archive
MAX_PAGES = 5_000  # of a PDF
