"""Where the keyboard goes when a page comes up. Needed before the first picture, so by itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_first(page: QWidget) -> bool:
    """The keyboard goes to where the page says it begins (`begin_at`), else to the first that takes it.

    False when nothing there takes it.
    """
    begin: QWidget | None = getattr(page, "begin_at", None)
    if begin is None:
        begin = next(filter(_takes_focus, chain((page,), _chain(page))), None)
    if begin is not None:
        begin.setFocus()
    return begin is not None


def _chain(page: QWidget) -> Iterator[QWidget]:
    """The page's own widgets in the order of the Tab key."""
    each = page.nextInFocusChain()
    while each is not None and each is not page:
        if page.isAncestorOf(each):
            yield each
        each = each.nextInFocusChain()


def _takes_focus(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isVisible() and widget.isEnabled()
