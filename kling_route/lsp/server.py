"""The language server: what an editor may ask, and what answers it."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError

from kling_route.lint.bugs import failure
from kling_route.lint.config import OWN_FILE, SHARED_FILE
from kling_route.lsp.actions import KINDS, actions
from kling_route.lsp.completing import TRIGGERS, complete
from kling_route.lsp.hovering import hover
from kling_route.lsp.session import Session

WATCHED = (OWN_FILE, SHARED_FILE, ".gitignore", "*.{yaml,yml}")
"""Names of files on which every finding may depend: configurations, a team's API schemas, what git ignores."""

CHANGES = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
    types.NOTEBOOK_DOCUMENT_DID_OPEN,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE,
    types.NOTEBOOK_DOCUMENT_DID_CLOSE,
)
"""After these, the texts are others."""

SAVES = (
    types.TEXT_DOCUMENT_DID_SAVE,
    types.NOTEBOOK_DOCUMENT_DID_SAVE,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
)
"""After these, the files of the project may be others."""


def serve(site: str = "") -> bool:
    """Answer an editor until it goes, and return whether it has said so; `site` is where the manual is served."""
    session = make(site)
    session.start_io(stdout=cast("BinaryIO", _Output()))
    return session.ended


class _Output:
    """Standard output. That pygls is done with it does not close it: the command still flushes it."""

    def write(self, data: bytes) -> int:
        return sys.stdout.buffer.write(data)

    def flush(self) -> None:
        sys.stdout.buffer.flush()

    def close(self) -> None:
        self.flush()


def make(site: str = "") -> Session:
    """A server for one editor."""
    session = Session(site)

    @session.feature(types.INITIALIZE)
    def initialize(_: types.InitializeParams) -> None:
        session.begin()

    @session.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        _watch(session)

    @session.feature(types.SHUTDOWN)
    def shut_down(_: None) -> None:
        session.ended = True

    for name in CHANGES:
        session.feature(name)(lambda _: session.changed())
    for name in SAVES:
        session.feature(name)(lambda _: session.saved())

    @session.feature(types.TEXT_DOCUMENT_HOVER)
    @_safe
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        uri, asked = params.text_document.uri, session.client_capabilities.text_document
        checked = await session.checked()
        path = checked.path_of(uri)
        formats = asked.hover.content_format if asked and asked.hover else None
        return hover(checked, path, uri, params.position, _markup(formats)) if path else None

    @session.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(TRIGGERS))
    @_safe
    async def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        uri, asked = params.text_document.uri, session.client_capabilities.text_document
        files = session.files()
        path = next((path for path, file in files.items() if uri in file.texts), None)
        item = asked.completion.completion_item if asked and asked.completion else None
        kind = _markup(item.documentation_format if item else None)
        ask = complete, session.checker, files, path, uri, params.position, kind
        return await session.work(*ask) if path else []

    @session.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(KINDS))
    @_safe
    async def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, kinds = params.text_document.uri, params.context.only
        checked = await session.checked()
        path = checked.path_of(uri)
        found = actions(session.checker, checked, path, uri, params.range, kinds, session.site) if path else ()
        return await session.work(list, found)

    return session


def _watch(session: Session) -> None:
    """Ask to be told of changes of files that nobody has open, if the editor can."""
    asked = session.client_capabilities.workspace
    if asked and asked.did_change_watched_files and asked.did_change_watched_files.dynamic_registration:
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        session.client_register_capability(types.RegistrationParams([types.Registration(method, method, options)]))


def _markup(formats: Sequence[types.MarkupKind] | None) -> types.MarkupKind:
    """Markdown, unless the editor shows plain text alone."""
    plain = formats and types.MarkupKind.Markdown not in formats
    return types.MarkupKind.PlainText if plain else types.MarkupKind.Markdown


Answer = Callable[[Any], Awaitable[Any]]


def _safe(answer: Answer) -> Answer:
    """An answer whose errors are told without their own text, which may quote a document."""

    @wraps(answer)
    async def wrapped(params: Any) -> Any:
        try:
            return await answer(params)
        except Exception as error:
            raise JsonRpcInternalError(failure(error)) from None

    return wrapped
