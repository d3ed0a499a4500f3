"""An editor for tests: pygls' own client, which starts the server and speaks with it as editors do."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

CARET = "‸"
"""Marks a place in a text."""

TIMEOUT = 20


def cut(text: str) -> tuple[str, types.Position]:
    """A text without its caret, and where that stood."""
    before, _, after = text.partition(CARET)
    last = before.rpartition("\n")[2]
    return before + after, types.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text after edits, as an editor applies them."""
    units = text.encode("utf-16-le")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode("utf-16-le")))
    for edit in sorted(edits, key=lambda edit: edit.range.start, reverse=True):
        start, end = (starts[at.line] + 2 * at.character for at in (edit.range.start, edit.range.end))
        units = units[:start] + edit.new_text.encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


class Editor:
    """Has one server. Its methods return when the server has answered, or done what they wait for."""

    def __init__(
        self,
        command: list[str],
        folder: Path,
        environment: dict[str, str],
        encodings: list[str] | None = None,
        options: tuple[str, ...] = (),
    ) -> None:
        self.root = self.folder = folder
        self.messages: list[str] = []
        self.registered: list[str] = []
        self._versions: dict[str, int] = {}
        self._published: dict[str, types.PublishDiagnosticsParams] = {}
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.client = LanguageClient("test", "1")
        self._listen()
        self.ask(self.client.start_io(*command, "lsp", *options, cwd=folder, env=environment))
        general = types.GeneralClientCapabilities(position_encodings=encodings)  # type: ignore[arg-type]
        watched = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watched)
        notebook = types.NotebookDocumentClientCapabilities(types.NotebookDocumentSyncClientCapabilities())
        capabilities = types.ClientCapabilities(workspace, notebook_document=notebook, general=general)
        params = types.InitializeParams(capabilities, root_uri=folder.as_uri())
        self.about: types.InitializeResult = self.ask(self.client.initialize_async(params))
        self.client.initialized(types.InitializedParams())

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            with self._news:
                self._published[params.uri] = params
                self._news.notify_all()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            with self._news:
                self.messages.append(params.message)
                self._news.notify_all()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.registered += [one.method for one in params.registrations]

    def ask(self, question: Awaitable[Any]) -> Any:
        """The answer to a request."""

        async def waiting() -> Any:
            return await question

        return asyncio.run_coroutine_threadsafe(waiting(), self._loop).result(TIMEOUT)

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._loop.call_soon_threadsafe(self.client.protocol.notify, method, params)

    def uri(self, name: str) -> str:
        """The address of a file in the folder; of a text that has no file, its name is the address."""
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "python") -> list[types.Diagnostic]:
        """Open a text, and return what is shown of it."""
        uri = self.uri(name)
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
        return self.shown(name)

    def expect(self, name: str, version: int = 1) -> None:
        """Wait for this version, when it is asked what is shown of a text."""
        self._versions[self.uri(name)] = version

    def change(self, name: str, *changes: types.TextDocumentContentChangeEvent | str) -> list[types.Diagnostic]:
        """Change a text, as a whole or in parts."""
        uri = self.uri(name)
        self._versions[uri] += 1
        parts = [types.TextDocumentContentChangeWholeDocument(one) if isinstance(one, str) else one for one in changes]
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(document, parts))
        return self.shown(name)

    def close(self, name: str) -> None:
        """Close a text."""
        uri = self.uri(name)
        del self._versions[uri]
        document = types.TextDocumentIdentifier(uri)
        self.tell(types.TEXT_DOCUMENT_DID_CLOSE, types.DidCloseTextDocumentParams(document))

    def forget(self, *uris: str) -> None:
        """These texts are closed."""
        for uri in uris:
            del self._versions[uri]

    def close_all(self) -> None:
        """Close every text."""
        for uri in list(self._versions):
            self.close(uri)

    def shown(self, name: str) -> list[types.Diagnostic]:
        """What is shown of a text as it is now."""
        uri = self.uri(name)
        with self._news:
            self._news.wait_for(lambda: self._is_current(uri), TIMEOUT)
            return list(self._published[uri].diagnostics)

    def published(self, name: str) -> list[types.Diagnostic]:
        """What was shown last of a text."""
        found = self._published.get(self.uri(name))
        return list(found.diagnostics) if found else []

    def _is_current(self, uri: str) -> bool:
        return uri in self._published and self._published[uri].version == self._versions[uri]

    def again(self, name: str, method: str, params: Any) -> list[types.Diagnostic]:
        """What is shown of a text after a notification that is not about the text."""
        with self._news:
            del self._published[self.uri(name)]
        self.tell(method, params)
        return self.shown(name)

    def wait_for_message(self) -> str:
        """The next message that the server shows."""
        with self._news:
            assert self._news.wait_for(lambda: self.messages, TIMEOUT)
            return self.messages.pop(0)

    def hover(self, name: str, position: types.Position) -> str:
        """What a hover shows, "" for nothing."""
        document = types.TextDocumentIdentifier(self.uri(name))
        found = self.ask(self.client.text_document_hover_async(types.HoverParams(document, position)))
        return found.contents.value if found else ""

    def complete(self, name: str, position: types.Position) -> dict[str, types.CompletionItem]:
        """What is proposed, by its labels."""
        document = types.TextDocumentIdentifier(self.uri(name))
        params = types.CompletionParams(document, position)
        found = self.ask(self.client.text_document_completion_async(params))
        return {item.label: item for item in found}

    def actions(self, name: str, span: types.Range, only: list[str] | None = None) -> dict[str, types.CodeAction]:
        """What can be done, by its titles."""
        document = types.TextDocumentIdentifier(self.uri(name))
        context = types.CodeActionContext([], only)
        found = self.ask(self.client.text_document_code_action_async(types.CodeActionParams(document, span, context)))
        return {action.title: action for action in found}

    def quit(self) -> int:
        """End the session, and return the server's exit code."""
        self.ask(self.client.shutdown_async(None))
        self.tell(types.EXIT, None)
        return self.leave()

    def leave(self) -> int:
        """Go away without a word, if it was not said, and return the server's exit code."""
        server = self.client._server
        assert server is not None and server.stdin is not None
        self._loop.call_soon_threadsafe(server.stdin.close)
        code: int = self.ask(server.wait())
        self._loop.call_soon_threadsafe(self._loop.stop)
        return code

    def kill(self) -> None:
        """End the server, if it still runs."""
        server = self.client._server
        if server is not None and server.returncode is None:
            server.kill()
