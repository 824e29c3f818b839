"""The library in the window: what it refuses is said, and nothing of it is raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.notes.library import Library

NOT_WRITABLE = "The library cannot be written, so nothing can be kept at the moment."


class Shelf(QObject):
    """library: None while there is none. `refused` carries the library's own sentence."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.library: Library | None = None

    def close(self) -> None:
        """Put the library away, with a dated copy beside it if anything has changed."""
        library, self.library = self.library, None
        if library is not None:
            if library.writable:
                self.attempt(library.backup)
            library.close()

    def back_up(self) -> None:
        """A dated copy, if anything has changed since the last one."""
        library = self.quiet_library()
        if library is not None:
            self.attempt(library.backup)

    def quiet_library(self) -> Library | None:
        """For what is kept without the reader's asking."""
        return self.library if self.library is not None and self.library.writable else None

    def writable(self) -> Library | None:
        """For what the reader wants kept, who is told when it cannot be."""
        library = self.quiet_library()
        if library is None:
            self.refused.emit(NOT_WRITABLE)
        return library

    def attempt(self, act: Callable[[], Any]) -> Any:
        """What the act gives (True for None), or None where the library refuses."""
        try:
            result = act()
        except ReaderError as error:
            self.refused.emit(str(error))
            return None
        return True if result is None else result
