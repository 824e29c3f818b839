"""How much a loader takes on. What is larger is refused before it is read, what takes longer is given up."""

from __future__ import annotations

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 200 * MEGABYTE  # any file: a PDF or an e-book full of pictures
MAX_TEXT_BYTES = 40 * MEGABYTE  # text, Markdown, subtitles, mail, saved pages
MAX_CHARACTERS = 10_000_000  # of the finished text; the Bible has 4.4 million
MAX_LINES = 500_000  # of a text; Shakespeare's works have 170,000
MAX_TAGS = 2_000_000  # of markup
MAX_ATTRIBUTES = 1_000  # of one tag; the parser's time grows with their square
MAX_ARCHIVE_ENTRIES = 20_000
MAX_MEMBER_BYTES = 40 * MEGABYTE  # one file of an archive, unpacked
MAX_UNPACKED_BYTES = 200 * MEGABYTE  # all that is read from one archive
MAX_PAGES = 5_000  # of a PDF
PATIENCE = 60.0  # seconds for one file, in whichever process it is read

STOPPED = "This file could not be read: reading it was broken off. Save it in another format and open that."
TOO_LONG = "This file takes too long to read, so it was given up: open a part of it, or another format."
TOO_MUCH = "It takes more memory than there is: split it, or open a part of it."
TOO_MANY = "It has more lines or parts than any article: split it, or open a part of it."
