"""Which document a zip file is: DOCX, ODT or EPUB."""

from __future__ import annotations

from reader.errors import LoadError
from reader.loading.archive import Archive
from reader.loading.draft import Draft, Source


def load_package(source: Source) -> Draft:
    archive = Archive(source.data)
    if "word/document.xml" in archive:
        from reader.loading.docx import draft_of_docx

        return draft_of_docx(archive)
    if "META-INF/container.xml" in archive:
        from reader.loading.epub import draft_of_epub

        return draft_of_epub(archive)
    if "content.xml" in archive:
        from reader.loading.odt import draft_of_odt

        return draft_of_odt(archive)
    raise LoadError("It is an archive, not a document: unpack it and open what is inside.")
