"""Errors that a user can mend. Each carries one sentence that says what is wrong and what to do.

Anything else that is raised is a bug and propagates.
"""

from __future__ import annotations


class ReaderError(Exception):
    """Base of all errors whose message may be shown to the user as it stands."""


class LoadError(ReaderError):
    """A file or text cannot be opened as an article."""


class PasswordNeededError(LoadError):
    """An encrypted document: ask for its password and load it again."""


class RuleError(ReaderError):
    """A rule file is not as it should be; the message names file, rule and key."""


class LibraryError(ReaderError):
    """The library file cannot be opened, read or written."""


class AnchorError(ReaderError):
    """A quotation is not to be found in the article."""


class ExchangeError(ReaderError):
    """Something cannot be exported or imported."""
