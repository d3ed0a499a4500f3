"""The texts that an editor has open, as files that the linter can look at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lsprotocol.types import NotebookCellKind, NotebookDocument, TextDocumentContentChangePartial
from pygls.uris import urlparse
from pygls.workspace import TextDocument, Workspace

from kling_route.lint.discover import display
from kling_route.lint.languages import LANGUAGES, language_of
from kling_route.lsp.files import Cell, File, Notebook, Plain
from kling_route.lsp.positions import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

ON_DISK = "file"
SCHEMES = (ON_DISK, "untitled", "vscode-notebook-cell")
"""Kinds of texts that are looked at. Others show what stands elsewhere: another version, a log."""

_OTHER_NAMES = {
    "bash": "shell",
    "javascriptreact": "javascript",
    "jsonc": "json",
    "sh": "shell",
    "shellscript": "shell",
    "typescriptreact": "tsx",
    "zsh": "shell",
}
"""Languages that editors call otherwise than we do."""


class Document(TextDocument):
    """An open text. Unlike its base, it ends lines where the protocol does, and nowhere else."""

    _text: Text | None = None

    @property
    def text(self) -> Text:
        """What it holds."""
        if self._text is None or self._text.text is not self.source:
            self._text = Text(self.source, self.position_codec.encoding)
        return self._text

    def _apply_incremental_change(self, change: TextDocumentContentChangePartial) -> None:
        start, end = self.text.offset(change.range.start), self.text.offset(change.range.end)
        self._source = self.text.edited(start, end, change.text).text


class Documents(Workspace):
    """The open texts of an editor."""

    def __init__(self, like: Workspace) -> None:
        folders = list(like.folders.values())
        super().__init__(like.root_uri, workspace_folders=folders, position_encoding=like.position_encoding)

    def _create_text_document(
        self, doc_uri: str, source: str | None = None, version: int | None = None, language_id: str | None = None
    ) -> Document:
        return Document(doc_uri, source, version, language_id, position_codec=self.position_codec)

    def files(self) -> Iterator[File]:
        """What is open, each file once. Texts that are none of their own are the cells of notebooks."""
        cells: set[str] = set()
        for notebook in self.notebook_documents.values():
            cells.update(cell.document for cell in notebook.cells)
            known = tuple(self._cells(notebook))
            if known:
                yield Notebook(path_of(notebook.uri), known)
        for document in self.text_documents.values():
            assert isinstance(document, Document)
            if document.uri not in cells and urlparse(document.uri)[0] in SCHEMES:
                yield Plain(path_of(document.uri, document.language_id), document.uri, document.text)

    def _cells(self, notebook: NotebookDocument) -> Iterator[Cell]:
        for cell in notebook.cells:
            document = self.text_documents.get(unquote(cell.document))
            if isinstance(document, Document):
                is_code = cell.kind == NotebookCellKind.Code
                yield Cell(document.uri, document.text, (document.language_id or "") if is_code else "")


def path_of(uri: str, language: str | None = None) -> str:
    """The path of a text as the linter reports it. One that is not saved is named for its language."""
    scheme, host, path, _, _, part = urlparse(uri)
    path = f"//{host}{path}" if host else path[1:] if path[2:3] == ":" else path
    if scheme != ON_DISK:
        path += f"#{part}" if part else ""
        row = LANGUAGES.get(_OTHER_NAMES.get(language or "", language or ""))
        if row is not None and language_of(path, b"") != row.name:
            path += (*row.suffixes, f".{row.name}")[0]
    return display(path or os.curdir)
