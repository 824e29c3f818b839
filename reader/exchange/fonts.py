"""The reading typefaces, as small as a page needs them: only the letters that occur in it."""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterator

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from reader.paths import resources_path

FACES = (
    ("Source Serif Pro", "source-serif/SourceSerifPro-Regular.ttf", 400, "normal"),
    ("Source Serif Pro", "source-serif/SourceSerifPro-It.ttf", 400, "italic"),
    ("Source Serif Pro", "source-serif/SourceSerifPro-Semibold.ttf", 600, "normal"),
    ("Source Sans Pro", "source-sans/SourceSansPro-Regular.ttf", 400, "normal"),
    ("Source Sans Pro", "source-sans/SourceSansPro-Semibold.ttf", 600, "normal"),
)
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"]
COPYRIGHT, FAMILY, STYLE, LICENCE, LICENCE_ADDRESS = 0, 1, 2, 13, 14
"""Of a font's names these stay; the SIL Open Font License allows embedding in a document."""


def font_faces(text: str) -> str:
    """CSS that carries the typefaces in itself, for a page with these characters."""
    letters = "".join(sorted(set(text)))
    return "".join(_faces(letters))


def _faces(letters: str) -> Iterator[str]:
    for family, file, weight, style in FACES:
        data = base64.b64encode(_subset(file, letters)).decode()
        yield (
            f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};"
            f"src:url(data:font/woff;base64,{data})}}"
        )


def _subset(file: str, letters: str) -> bytes:
    """A WOFF with the glyphs of these letters. What the typeface lacks, the browser takes from another."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = Options(
        hinting=False,
        layout_features=FEATURES,
        name_IDs=[COPYRIGHT, FAMILY, STYLE, LICENCE, LICENCE_ADDRESS],
        notdef_outline=True,
    )
    buffer = io.BytesIO()
    with TTFont(resources_path() / "fonts" / file, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(buffer)
    return buffer.getvalue()
