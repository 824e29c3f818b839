"""Rows stand below each other as high as the style sheet has them, also in a list that is filled before it is shown."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from reader.loading import load_path
from tests.ui.test_contents import FILES
from tests.ui.test_seen import contents, glossary
from ui.main_window import MainWindow


@pytest.mark.parametrize("scene", [contents, glossary])
def test_no_row_covers_another(qtbot: QtBot, window: MainWindow, scene) -> None:  # type: ignore[no-untyped-def]
    window.opener.show(load_path(FILES / "story-calibre.epub"))
    sheet = scene(window)
    QApplication.processEvents()
    rows: QListWidget = sheet.list
    items = [rows.item(row) for row in range(rows.count()) if not rows.item(row).isHidden()]
    boxes = [rows.visualItemRect(item) for item in items]
    assert len(boxes) > 2
    assert all(box.height() > rows.fontMetrics().height() + 6 for box in boxes)
    assert all(above.bottom() < below.top() for above, below in itertools.pairwise(boxes))
    sheet.close()
