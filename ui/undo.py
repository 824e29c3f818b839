"""What can be taken back, last first: each step knows in words what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

DEPTH = 100


@dataclass(frozen=True)
class Step:
    """said: what was done, a sentence. back: undoes it."""

    said: str
    back: Callable[[], object]


class Undo(QObject):
    """`done` is for the bar that offers "Undo"; `undone` says what was taken back."""

    done = Signal(str)
    undone = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Step] = []

    def push(self, said: str, back: Callable[[], object]) -> None:
        self._steps = [*self._steps[-DEPTH + 1 :], Step(said, back)]
        self.done.emit(said)

    def undo(self) -> None:
        if self._steps:
            step = self._steps.pop()
            step.back()
            self.undone.emit(step.said)

    def clear(self) -> None:
        self._steps.clear()
