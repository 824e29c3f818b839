"""What can be taken back and done again, last first: each step knows in words what it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

DEPTH = 100
Act = Callable[[], object]


class Step(NamedTuple):
    """said: what was done, a sentence. back: undoes it. forth: does it again.

    key: steps in a row with the same one are a single step, such as the pauses of one sitting at a note.
    """

    said: str
    back: Act
    forth: Act
    key: str = ""


class Undo(QObject):
    """`done` is for the bar that offers "Undo"; `undone` and `redone` say what was taken back or done again."""

    done = Signal(str)
    undone = Signal(str)
    redone = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._past: list[Step] = []
        self._future: list[Step] = []

    def push(self, said: str, back: Act, forth: Act, *, key: str = "", quiet: bool = False) -> None:
        """quiet: without a word in the bar, for what the reader sees happen anyway."""
        last = self._past[-1] if self._past else None
        if last and key and last.key == key:
            self._past[-1] = last._replace(forth=forth)
        else:
            self._past = [*self._past[-DEPTH + 1 :], Step(said, back, forth, key)]
        self._future.clear()
        if not quiet:
            self.done.emit(said)

    def seal(self) -> None:
        """What comes now is a step of its own, whatever its key."""
        if self._past:
            self._past[-1] = self._past[-1]._replace(key="")

    def drop(self, key: str) -> None:
        """Forget the last step if it has this key: it came to nothing."""
        if self._past and self._past[-1].key == key:
            self._past.pop()

    def undo(self) -> None:
        self.seal()
        if self._past:
            step = self._past.pop()
            step.back()
            self._future.append(step)
            self.undone.emit(step.said)

    def redo(self) -> None:
        if self._future:
            step = self._future.pop()
            step.forth()
            self._past.append(step)
            self.redone.emit(step.said)

    def clear(self) -> None:
        self._past.clear()
        self._future.clear()
