"""Sessions from their start to their end, and what editors should not send."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import COMMAND, ROOT
from editing import Editor
from lsprotocol import types
from programs import PYTHON

KEY = "sk-" + "4kQ9" * 12
Start = Callable[..., Editor]


def frame(message: object) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_an_editor_may_count_columns_otherwise(start: Start, encoding: str) -> None:
    """It may also leave without a word; then the server ends too, and with another code."""
    editor = start(encodings=[encoding])
    assert editor.about.capabilities.position_encoding == encoding
    before = 'a="🎨é"; APIDOT_API_KEY='
    (one,) = editor.open("client.py", f'{before}"{KEY}"\n')
    assert one.range.start.character == {"utf-8": len(before.encode()), "utf-32": len(before)}[encoding]
    assert editor.leave() == 1


def test_utf_16_is_the_default(editor: Editor) -> None:
    assert editor.about.capabilities.position_encoding == "utf-16"


def test_configuration_is_honoured_and_read_again(editor: Editor) -> None:
    """By each file, from the nearest folder upwards."""
    faulty = PYTHON.with_(field='"callbackUrl": callback')
    for folder in ("inner", "other"):
        (editor.folder / folder).mkdir()
    assert len(editor.open("inner/client.py", faulty)) == 1
    editor.open("other/client.py", faulty)  # what is shown of this one comes after what is shown of the first

    def after(configuration: str) -> list[tuple[object, object]]:
        (editor.folder / "inner" / ".kling-route.toml").write_text(configuration)
        event = types.DidChangeWatchedFilesParams([])
        shown = editor.again("inner/client.py", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, event)
        assert [one.code for one in editor.change("other/client.py", faulty)] == ["invented-field"]
        return [(one.code, one.severity) for one in shown]

    error, warning = types.DiagnosticSeverity.Error, types.DiagnosticSeverity.Warning
    assert after('[severity]\ninvented-field = "warning"\n') == [("invented-field", warning)]
    assert after('[per-file-ignores]\n"client.py" = ["invented-field"]\n') == []
    assert after('ignore = ["invented-field"]\n') == []
    assert after("") == [("invented-field", error)]


def test_an_excluded_file_is_left_alone(editor: Editor) -> None:
    (editor.folder / ".kling-route.toml").write_text('exclude = ["vendor/**"]\n')
    (editor.folder / "vendor").mkdir()
    assert editor.open("vendor/client.py", PYTHON.with_(field='"callbackUrl": callback')) == []


def test_a_configuration_that_cannot_be_used_is_told(editor: Editor) -> None:
    (editor.folder / ".kling-route.toml").write_text("exlude = []\n")
    (one,) = editor.open("client.py", PYTHON.with_())
    assert one.severity == types.DiagnosticSeverity.Error
    assert one.message.startswith("The configuration cannot be used: ")
    assert '.kling-route.toml:1: exlude: unknown key; did you mean "exclude"?' in one.message
    (editor.folder / ".kling-route.toml").write_text("exclude = []\n")
    saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("client.py")))
    assert editor.again("client.py", types.TEXT_DOCUMENT_DID_SAVE, saved) == []


def test_an_editor_that_can_watch_files_is_asked_to(editor: Editor) -> None:
    editor.open("client.py", "")
    assert editor.registered == ["workspace/didChangeWatchedFiles"]


def test_findings_link_to_their_pages_where_these_are_served(start: Start) -> None:
    faulty = PYTHON.with_(field='"callbackUrl": callback')
    editor = start(options=["--site-url", "https://example.com/docs/"])
    (one,) = editor.open("client.py", faulty)
    assert one.code_description == types.CodeDescription("https://example.com/docs/rules/invented-field.html")


def test_findings_link_nowhere_by_themselves(editor: Editor) -> None:
    (one,) = editor.open("client.py", PYTHON.with_(field='"callbackUrl": callback'))
    assert one.code_description is None


def test_a_notebook_is_checked_as_one(editor: Editor) -> None:
    """A cell knows what those before it say, and what is found stands in the cell, in UTF-16."""
    cells = ["import requests\n%env X=1\n", 'URL = "https://api.apidot.ai/api/generate/submit"\n', "# Notes"]
    cells.append(
        'print("🎨\\t"); body = {\n  "model": "kling-o1-image-edit", "callbackUrl": "", "input": {"prompt": ""}}'
    )
    cells.append('answer = requests.post(URL, json=body).json()\nsave(answer["data"]["task_id"])')
    uris = [f"vscode-notebook-cell:{editor.folder}/x.ipynb#{number}" for number in range(len(cells))]
    code, markup = types.NotebookCellKind.Code, types.NotebookCellKind.Markup
    shown = [
        types.NotebookCell(markup if text.startswith("#") else code, uri) for uri, text in zip(uris, cells, strict=True)
    ]
    notebook = types.NotebookDocument(editor.uri("x.ipynb"), "jupyter-notebook", 1, shown)
    texts = [types.TextDocumentItem(uri, "python", 1, text) for uri, text in zip(uris, cells, strict=True)]
    for uri in uris:
        editor.expect(uri)
    editor.tell(types.NOTEBOOK_DOCUMENT_DID_OPEN, types.DidOpenNotebookDocumentParams(notebook, texts))
    (one,) = editor.shown(uris[3])
    assert (one.code, str(one.range)) == ("invented-field", "1:34-1:47")
    assert editor.shown(uris[0]) == editor.shown(uris[1]) == []
    assert "`input.prompt`" in editor.hover(uris[3], types.Position(1, 63))
    assert "output_format" in editor.complete(uris[3], types.Position(1, 63))
    (fix, *_) = editor.actions(uris[3], one.range).values()
    assert fix.edit is not None
    part = types.TextDocumentContentChangePartial(
        types.Range(types.Position(1, 35), types.Position(1, 46)), "callback_url"
    )
    text = types.NotebookDocumentCellContentChanges(types.VersionedTextDocumentIdentifier(2, uris[3]), [part])
    change = types.NotebookDocumentChangeEvent(cells=types.NotebookDocumentCellChanges(text_content=[text]))
    editor.expect(uris[3], 2)
    versioned = types.VersionedNotebookDocumentIdentifier(2, notebook.uri)
    editor.tell(types.NOTEBOOK_DOCUMENT_DID_CHANGE, types.DidChangeNotebookDocumentParams(versioned, change))
    assert editor.shown(uris[3]) == []
    closed = types.DidCloseNotebookDocumentParams(
        types.NotebookDocumentIdentifier(notebook.uri), [types.TextDocumentIdentifier(uri) for uri in uris]
    )
    editor.tell(types.NOTEBOOK_DOCUMENT_DID_CLOSE, closed)
    editor.forget(*uris)


MALFORMED: list[Any] = [
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe",
    {"jsonrpc": "2.0"},
    {"jsonrpc": "2.0", "id": 5, "method": "no/such/method", "params": {}},
    {"jsonrpc": "2.0", "id": 6, "method": "textDocument/hover"},
    {"jsonrpc": "2.0", "id": 7, "method": "textDocument/hover", "params": {"textDocument": {"uri": 5}}},
    {"jsonrpc": "2.0", "id": 8, "method": "textDocument/completion", "params": [KEY]},
    {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"text": KEY}},
    {
        "jsonrpc": "2.0",
        "method": "textDocument/didChange",
        "params": {"textDocument": {"uri": f"file:///{KEY}.py", "version": 1}, "contentChanges": [{"text": KEY}]},
    },
    {"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///none.py"}}},
    {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 99}},
    {"jsonrpc": "1.0", "id": 9, "method": KEY},
    {"jsonrpc": "2.0", "id": "unasked", "result": KEY},
]


def test_malformed_messages_neither_end_it_nor_are_repeated(tmp_path: Path) -> None:
    begin = {"processId": None, "rootUri": None, "capabilities": {}}
    text = PYTHON.with_(line=f'print("{KEY}")')
    opened = {"textDocument": {"uri": "untitled:a.py", "languageId": "python", "version": 1, "text": text}}
    at = {"textDocument": {"uri": "untitled:a.py"}, "position": {"line": 10, "character": 14}}
    talk = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": begin},
        {"jsonrpc": "2.0", "method": "initialized", "params": {}},
        *MALFORMED,
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": opened},
        {"jsonrpc": "2.0", "id": 20, "method": "textDocument/hover", "params": at},
    ]
    with subprocess.Popen(
        [*COMMAND, "lsp"],
        cwd=tmp_path,
        env={"PATH": "", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(b"".join(map(frame, talk)))
        process.stdin.flush()
        told = b""
        while b'"id": 20' not in told:
            piece = process.stdout.read1()
            assert piece, "the server has ended"
            told += piece
        end = [{"jsonrpc": "2.0", "id": 21, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}]
        process.stdin.write(b"".join(map(frame, end)))
        process.stdin.close()
        told += process.stdout.read()
        errors = process.stderr.read()
        assert process.wait(20) == 0
    assert b"`model` of the submit request" in told
    assert KEY[:8].encode() not in told + errors
    assert b"Traceback" not in told + errors


def test_without_its_package_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None; from kling_route.cli import main; sys.exit(main(['lsp']))"
    environment = {"PATH": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kling-route lsp: this needs the `lsp` extra: pip install 'kling-route[lsp]'\n"


def test_a_lookup_and_a_lint_import_nothing_of_it(tmp_path: Path) -> None:
    code = (
        "import sys; from kling_route.cli import main; main(['webhooks']); main(['lint', '.']);"
        "assert not {'pygls', 'lsprotocol', 'asyncio'} & set(sys.modules)"
    )
    (tmp_path / "client.py").write_text(PYTHON.with_())
    environment = {"PATH": "", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, capture_output=True)
