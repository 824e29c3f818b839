"""A process that adds numbered notes to a library and says each number once it is saved.

Usage: python writer.py LIBRARY HOW_MANY [PREFIX]
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader.article import Article, Block, BlockKind
from reader.errors import LibraryError
from reader.notes.anchoring import describe
from reader.notes.library import Library

TEXT = "The quay at Marlow is sinking, and nobody will say why."


def main(path: str, how_many: str, prefix: str = "") -> None:
    article = Article(TEXT, (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),))
    with Library(Path(path)) as library:
        library.articles.keep(article)
        anchor = describe(article, (4, 8))
        for number in range(int(how_many)):
            try:
                library.notes.add(article.text_hash, anchor, f"{prefix}{number}")
            except LibraryError as error:
                print("refused:", error, flush=True)
                return
            print(f"{prefix}{number}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
