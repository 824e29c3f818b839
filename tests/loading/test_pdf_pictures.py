"""Printed pages as pictures: ink where there is ink, and a sentence where there is no page to draw."""

import shutil

import numpy as np
import pytest

from reader.errors import LoadError, PasswordNeededError
from reader.loading.pdf.picture import PageDrawer


def darkness(picture) -> float:
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, 4)
    return float((pixels[..., :3] < 128).all(axis=2).mean())


def test_a_page_is_drawn_as_wide_as_asked_for(files):
    drawer = PageDrawer()
    picture = drawer.draw(str(files / "columns.pdf"), 2, 600)
    assert picture.width in (600, 601)
    assert picture.height > picture.width
    assert (picture.number, picture.pages > 1) == (2, True)
    assert 0.01 < darkness(picture) < 0.4
    assert drawer.draw(str(files / "columns.pdf"), 1, 600).pixels != picture.pixels


def test_a_protected_file_asks_for_its_password(files):
    drawer = PageDrawer()
    with pytest.raises(PasswordNeededError):
        drawer.draw(str(files / "locked.pdf"), 1, 300)
    assert drawer.draw(str(files / "locked.pdf"), 1, 300, "heron").number == 1


def test_a_file_that_went_or_changed_is_told_in_a_sentence(files, tmp_path):
    path = tmp_path / "paper.pdf"
    drawer = PageDrawer()
    shutil.copy(files / "columns.pdf", path)
    assert drawer.draw(str(path), 2, 300)
    shutil.copy(files / "scan.pdf", path)
    with pytest.raises(LoadError, match="no page 9 any more"):
        drawer.draw(str(path), 9, 300)
    path.write_text("now a text")
    with pytest.raises(LoadError, match="damaged"):
        drawer.draw(str(path), 1, 300)
    path.unlink()
    with pytest.raises(LoadError, match="not where it was"):
        drawer.draw(str(path), 1, 300)


def test_a_page_as_long_as_a_street_costs_bearable_memory(tmp_path):
    import pypdfium2

    path = tmp_path / "street.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(20, 14_000)
    document.save(path)
    document.close()
    assert len(PageDrawer().draw(str(path), 1, 6_000).pixels) < 100_000_000
