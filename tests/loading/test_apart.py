"""A file that never ends, takes all memory or ends its process costs a sentence; the next one is read."""

from __future__ import annotations

import os
import time
from functools import partial

import pytest

from reader import loading
from reader.errors import LoadError, PasswordNeededError
from reader.loading import apart
from reader.loading.apart import LoaderProcess
from reader.loading.limits import STOPPED, TOO_LONG, TOO_MUCH


@pytest.fixture
def loader():
    with LoaderProcess() as loader:
        yield loader


def test_a_document_is_read_in_the_process_as_it_is_read_here(loader, files):
    for name in ("story.pdf", "page.html", "story.docx"):
        assert loader.load_path(str(files / name)) == loading.load_path(files / name)
    data = (files / "story.rtf").read_bytes()
    assert loader.load_bytes(data, name="story.rtf") == loading.load_bytes(data, name="story.rtf")


def test_the_encoding_chosen_and_everything_reach_the_process(loader, files, tmp_path):
    page = str(files / "page.html")
    assert loader.load_path(page, everything=True) == loading.load_path(page, everything=True)
    odd = tmp_path / "odd.html"
    odd.write_bytes("<p>An Ω is what the file says, in letters of its own.</p>".encode("iso-8859-7"))
    assert "Ω" in loader.load_path(str(odd), encoding="iso-8859-7").text


def test_refusals_come_back_as_what_they_are(loader, files):
    with pytest.raises(PasswordNeededError, match="protected"):
        loader.load_path(str(files / "locked.pdf"))
    with pytest.raises(LoadError, match="is not there"):
        loader.load_path(str(files / "missing.pdf"))


@pytest.mark.parametrize(
    ("load", "patience", "sentence"),
    [
        (partial(time.sleep, 600), 0.2, TOO_LONG),
        (partial(os._exit, 3), 60, STOPPED),
        (partial(bytearray, 2**62), 60, TOO_MUCH),
    ],
    ids=["never ends", "ends the process", "takes all memory"],
)
def test_what_becomes_of_a_bad_file_is_one_sentence_and_the_next_is_read(files, load, patience, sentence):
    with LoaderProcess(patience) as loader:
        with pytest.raises(LoadError) as refused:
            loader._load(load, "bad.html")
        assert str(refused.value).lower().endswith(sentence.lower())
        assert "bad.html" in str(refused.value)
        loader._patience = 60
        assert loader.load_path(str(files / "story.rtf")).text


def test_light_texts_need_no_process(monkeypatch, files):
    monkeypatch.setattr(apart, "_start", lambda: pytest.fail("a process was started"))
    with LoaderProcess() as loader:
        assert loader.load_path(str(files / "story.txt")).text
