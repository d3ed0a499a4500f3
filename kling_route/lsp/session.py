"""What an editor has open over time: checked whenever it changes, and told to the editor."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from kling_route import __version__
from kling_route.lint.bugs import failure
from kling_route.lsp.checking import Checked, Checker
from kling_route.lsp.diagnostics import SOURCE, diagnostics
from kling_route.lsp.documents import Documents

if TYPE_CHECKING:
    from kling_route.lsp.files import File

Result = TypeVar("Result")

PAUSE = 0.1
"""Seconds without a change after which what is open is checked."""

_NOTEBOOKS = types.NotebookDocumentFilterNotebookType(notebook_type="*")


class Session(LanguageServer):
    """The server for one editor. `site` is where the manual is served, or ""; `ended` if the editor has said so."""

    def __init__(self, site: str = "") -> None:
        notebooks = types.NotebookDocumentSyncOptions([types.NotebookDocumentFilterWithNotebook(_NOTEBOOKS)])
        super().__init__(SOURCE, __version__, notebook_document_sync=notebooks)
        self.site = site
        self.ended = False
        self.checker = Checker()
        self._worker = ThreadPoolExecutor(1)
        self._checked: tuple[int, asyncio.Future[Checked]] | None = None
        self._publishing: asyncio.Task[None] | None = None
        self._shown: set[str] = set()
        self._told: set[str] = set()

    @property
    def documents(self) -> Documents:
        """The open texts."""
        assert isinstance(self.workspace, Documents)
        return self.workspace

    def begin(self) -> None:
        """Take the texts over from pygls, and work where the command would be run."""
        self.protocol._workspace = Documents(self.workspace)
        folders = self._folders()
        if folders and Path(folders[0]).is_dir():
            os.chdir(folders[0])
        self.forget()

    def forget(self) -> None:
        """Look anew which files the project has."""
        self._worker.submit(self.checker.forget, self._folders())

    def _folders(self) -> list[str]:
        uris = [folder.uri for folder in self.workspace.folders.values()] or [self.workspace.root_uri or ""]
        return [path for uri in uris if (path := to_fs_path(uri))]

    def changed(self) -> None:
        """Something is not as it was: check what is open, and tell the editor."""
        self.checker.change += 1
        if self._publishing is not None:
            self._publishing.cancel()
        self._publishing = asyncio.ensure_future(self._publish())

    def saved(self) -> None:
        """The disk is not as it was."""
        self.forget()
        self.changed()

    def files(self) -> dict[str, File]:
        """What is open, by the paths that the linter reports."""
        return {file.path: file for file in self.documents.files()}

    async def checked(self) -> Checked:
        """What is found in the texts as they are now."""
        while True:
            if self._checked is None or self._checked[0] != self.checker.change:
                asked = asyncio.ensure_future(self.work(self.checker.check, self.files()))
                self._checked = (self.checker.change, asked)
            change, future = self._checked
            found = await asyncio.shield(future)  # a request that is cancelled is not the only one that waits for it
            if change == self.checker.change:
                return found

    async def work(self, ask: Callable[..., Result], *arguments: Any) -> Result:
        """Ask the linter something; one thing at a time, while messages are still read."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, ask, *arguments)

    async def _publish(self) -> None:
        await asyncio.sleep(PAUSE)
        checked = await self.checked()
        shown = diagnostics(checked, self.site)
        for uri in sorted(self._shown.difference(shown)):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        for uri, found in shown.items():
            version = self.documents.get_text_document(uri).version
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))
        self._shown = set(shown)
        for error in checked.report.errors:
            if error.path not in checked.files:
                self.tell(f"{error.path}: {error.message}")

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show a message, each only once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(kind, f"{SOURCE}: {message}"))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002  pygls calls it so
        """Tell of an error without its own text, which may quote a document."""
        self.tell(failure(error), types.MessageType.Error)

    def shutdown(self) -> None:
        """End, and wait for nothing."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]
