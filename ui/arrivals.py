"""What comes into the window: files that are chosen or dropped, text that is pasted, samples, kept articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.article import Article
from ui.copied import address_of
from ui.intake import Intake
from ui.opener import Opener
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.samples import Sample

NOTHING_COPIED = "There is no text on the clipboard. Copy some, then paste."
NOTHING_DROPPED = "Only files and text can be dropped here."
EMPTY_FOLDER = "There is no article in this folder that can be opened."


class Arrivals(QObject):
    """One article at a time; a batch goes on behind it, and its first article opens unless another was opened.

    `said` carries a sentence and whether it stays; `offered` one with a button's text and what the button does.
    """

    said = Signal(str, bool)
    offered = Signal(str, str, object)

    def __init__(
        self, window: QWidget, settings: Settings, session: Session, opener: Opener, intake: Intake
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._session = window, settings, session
        self._opener, self._intake = opener, intake
        self._batch_leads = False
        opener.password_needed.connect(self._on_password_needed)
        intake.done.connect(self._on_intake_done)

    def choose_file(self) -> None:
        from ui.file_dialog import ask_for_articles

        paths = ask_for_articles(self._window, self._settings)
        if paths:
            self.open_paths(paths)

    def open_path(self, path: str) -> None:
        self._batch_leads = False
        self._opener.open_path(path)

    def open_paths(self, paths: list[str]) -> None:
        """One file is read at once; several, or a folder's, go to the library and the first one opens."""
        from reader.loading import find_articles

        files = find_articles(paths)
        if len(files) == 1:
            self.open_path(str(files[0]))
        elif files:
            self._opener.stop()
            self._batch_leads = True
            self._intake.take(files)
        else:
            self.said.emit(EMPTY_FOLDER, False)

    def open_sample(self, sample: Sample) -> None:
        self.open_path(str(sample.path))

    def open_kept(self, text_hash: str) -> None:
        self._batch_leads = False
        self._opener.open_kept(text_hash)

    def paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not self._take(data):
            self.said.emit(NOTHING_COPIED, False)

    def drop(self, data: QMimeData) -> None:
        if not self._take(data):
            self.said.emit(NOTHING_DROPPED, False)

    def close_article(self) -> None:
        self._batch_leads = False
        self._session.close()

    def stop(self) -> None:
        """The reader has waited long enough."""
        self._opener.stop()
        self._intake.stop()

    def _take(self, data: QMimeData) -> bool:
        """Open what was pasted or dropped, a file or else text; False when it is neither."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if paths:
            self.open_paths(paths)
        elif data.hasHtml() or (data.hasText() and data.text().strip()):
            self._batch_leads = False
            self._opener.open_text(data.text(), data.html(), address_of(data))
        else:
            return False
        return True

    def _on_password_needed(self, path: str, message: str) -> None:
        from ui.file_dialog import ask_for_password

        password = ask_for_password(self._window, message)
        if password:
            self._opener.open_path(path, password)

    def _on_intake_done(self, first: Article | None, report: str) -> None:
        if first is not None and self._batch_leads:
            self._opener.show(first)
        if self._intake.locked:
            self.offered.emit(report, "Type passwords …", self.unlock)
        else:
            self.said.emit(report, True)

    def unlock(self) -> None:
        """Ask for the passwords of the files that want one; who leaves one out is not asked for the rest."""
        from ui.file_dialog import ask_for_password

        passwords: dict[Path, str] = {}
        for path in self._intake.locked:
            password = ask_for_password(self._window, f"“{path.name}” is protected: type its password.")
            if not password:
                break
            passwords[path] = password
        if passwords:
            self._batch_leads = not self._session.is_open
            self._intake.take(list(passwords), passwords)
