"""Pictures of a PDF's printed pages, to stand beside the text. PDFium is kept to one thread, as it must be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.errors import LoadError
from reader.picture import PagePicture

_LEAST_WIDTH, _MOST_WIDTH = 50, 6_000  # pixels
_MOST_PIXELS = 20_000_000  # of one picture: a page may be as long as a street


class PageDrawer:
    """Keeps the last document open, since one page is usually followed by its neighbour."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._document: Any = None

    def draw(self, path: str, number: int, width: int, password: str = "") -> PagePicture:
        """Raises LoadError where the file is gone, is no PDF or lacks the page; PasswordNeededError."""
        import pypdfium2

        document = self._open(Path(path), password)
        if not 1 <= number <= len(document):
            raise LoadError(f"The file has no page {number} any more: it has changed since it was read.")
        try:
            page = document[number - 1]
            picture = page.render(scale=_scale(page, width), prefer_bgrx=True, rev_byteorder=False)
        except pypdfium2.PdfiumError as error:
            raise LoadError(f"Page {number} of the file is damaged: look at it in a PDF viewer.") from error
        pixels = picture.to_numpy()[..., :4].tobytes()
        return PagePicture(number, len(document), picture.width, picture.height, pixels)

    def _open(self, path: Path, password: str) -> Any:
        from reader.loading.load import read_file
        from reader.loading.pdf.document import open_document

        try:
            status = path.stat()
        except OSError as error:
            self._close()
            raise LoadError(
                f"“{path.name}” is not where it was, so its pages cannot be shown; the text and your notes "
                "are in the library all the same."
            ) from error
        key = (path, status.st_mtime_ns, status.st_size, password)
        if key != self._key:
            self._close()
            self._document = open_document(read_file(path), password)
            self._key = key
        return self._document

    def _close(self) -> None:
        if self._document is not None:
            self._document.close()
        self._document, self._key = None, ()


def _scale(page: Any, width: int) -> float:
    """Pixels a point, so that the picture has the width asked for and is bearable all the same."""
    points = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    scale: float = min(max(width, _LEAST_WIDTH), _MOST_WIDTH) / points[0]
    return float(min(scale, (_MOST_PIXELS / (points[0] * points[1])) ** 0.5))
