"""What is shown while a text is written."""

from __future__ import annotations

import pytest
from editing import Editor
from lsprotocol import types
from programs import BOTH, PYTHON, Program

KEY = "sk-" + "4kQ9" * 12


def codes(shown: list[types.Diagnostic]) -> list[object]:
    return [one.code for one in shown]


def covered(text: str, span: types.Range) -> str:
    """What a range of one line covers, columns counted in UTF-16."""
    units = text.splitlines()[span.start.line].encode("utf-16-le")
    return units[2 * span.start.character : 2 * span.end.character].decode("utf-16-le")


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_a_fault_is_shown_and_goes_when_it_is_mended(editor: Editor, program: Program) -> None:
    faulty = program.with_(field='"callbackUrl": callback')
    (one,) = editor.open(program.name, faulty, program.language)
    assert (one.code, one.severity, one.source) == ("invented-field", types.DiagnosticSeverity.Error, "kling-route")
    assert "callback_url" in one.message
    assert covered(faulty, one.range) == '"callbackUrl"'
    (related,) = one.related_information or ()
    assert related.location.uri == editor.uri(program.name)
    assert editor.change(program.name, program.with_(field='"callback_url": callback')) == []


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_edits_in_parts_are_put_together(editor: Editor, program: Program) -> None:
    """Each in the text that the one before has left, with columns in UTF-16 and only the protocol's line ends."""
    head = f'{program.constant}note = "\f \u2028 🎨🎨 é";\n'
    editor.open(program.name, head + program.with_(field='"callback_url": callback'), program.language)
    text = head + program.with_(field='"callback_url": callback')
    before = text[: text.index("callback_url")]
    line = before.count("\n")
    column = len(before.rpartition("\n")[2])
    spot = types.Range(types.Position(line, column), types.Position(line, column + len("callback_url")))
    (one,) = editor.change(
        program.name,
        types.TextDocumentContentChangePartial(spot, "callback🎨"),
        types.TextDocumentContentChangePartial(
            types.Range(types.Position(line, column + 8), types.Position(line, column + 10)), "Url"
        ),
    )
    assert one.code == "invented-field"
    assert "`callbackUrl`" in one.message


def test_the_last_of_many_changes_is_what_counts(editor: Editor) -> None:
    text = PYTHON.with_(field='"callbackUrl": callback')
    editor.open("client.py", text)
    end = types.Position(text.count("\n"), 0)
    for number in range(2, 30):
        editor.expect("client.py", number)
        part = types.TextDocumentContentChangePartial(types.Range(end, end), "# \n")
        document = types.VersionedTextDocumentIdentifier(number, editor.uri("client.py"))
        editor.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(document, [part]))
    assert "Value: a text." in editor.hover("client.py", types.Position(10, 56))
    assert codes(editor.shown("client.py")) == ["invented-field"]
    assert editor.change("client.py", PYTHON.with_()) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_places_are_counted_as_editors_do(editor: Editor, program: Program, end: str) -> None:
    text = program.with_(field='\t"🎨": 1, "callbackUrl": callback').replace("\n", end)
    shown = editor.open(program.name, text, program.language)
    assert [covered(text, one.range) for one in shown] == ['"🎨"', '"callbackUrl"']


def test_a_byte_order_mark_takes_a_column(editor: Editor) -> None:
    text = "\ufeff" + f'KEY = "{KEY}"  # apidot\n'
    (one,) = editor.open("config.py", text)
    assert covered(text, one.range).strip('"') == KEY


def test_no_key_is_shown(editor: Editor) -> None:
    text = PYTHON.with_(line=f'print("{KEY}")') + f'APIDOT_API_KEY = "{KEY}"\n'
    shown = editor.open("client.py", text)
    assert "leaked-key" in codes(shown)
    assert KEY[:8] not in str(shown)


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_unsaved_texts_see_each_other(editor: Editor, program: Program) -> None:
    """What one says in the editor, not on the disk, makes the other's fault."""
    suffix = program.name.partition(".")[2]
    names, say, key, imported = {
        "py": ("names.py", 'NAME = "{}"  # apidot\n', "NAME: callback", "from names import NAME\n"),
        "ts": (
            "names.ts",
            'export const NAME = "{}"; // apidot\n',
            "[NAME]: callback",
            'import { NAME } from "./names";\n',
        ),
    }[suffix]
    for name in (names, program.name):
        (editor.folder / name).write_text("")
    client = imported + program.with_(field=key)
    editor.open(names, say.format("callback_url"), program.language)
    assert editor.open(program.name, client, program.language) == []
    shown = editor.change(names, say.format("callbackUrl"))
    assert codes([*shown, *editor.change(program.name, client)]) == ["invented-field"]


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_the_rest_of_the_project_is_seen(editor: Editor, program: Program) -> None:
    """What becomes of a value is known from a file that nobody has open."""
    suffix = program.name.partition(".")[2]
    spread = {"py": "**extra()", "ts": "...extra()"}[suffix]
    imported = {"py": "from extra import extra\n", "ts": 'import { extra } from "./extra";\n'}[suffix]
    (editor.folder / program.name).write_text(imported + program.with_(field=spread))
    helper = {
        "py": 'def extra():\n    return {"callbackUrl": "https://example.com/hook"}\n',
        "ts": 'export function extra() {\n  return { callbackUrl: "https://example.com/hook" };\n}\n',
    }[suffix]
    (editor.folder / f"extra.{suffix}").write_text("")
    editor.open(f"extra.{suffix}", helper, program.language)
    event = types.DidChangeWatchedFilesParams([])
    shown = editor.again(f"extra.{suffix}", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, event)
    assert codes(shown) == ["invented-field"]


def test_what_git_ignores_is_left_out(editor: Editor) -> None:
    (editor.folder / ".gitignore").write_text(".env\n")
    line = f"APIDOT_API_KEY={KEY}\n"
    item = types.TextDocumentItem(editor.uri(".env"), "dotenv", 1, line)
    editor.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
    assert codes(editor.open("example.env", line, "dotenv")) == ["leaked-key"]
    assert editor.published(".env") == []


def test_a_text_without_a_file_is_checked_in_its_language(editor: Editor) -> None:
    for number, program in enumerate(BOTH, 1):
        faulty = program.with_(field='"callbackUrl": callback')
        assert codes(editor.open(f"untitled:Untitled-{number}", faulty, program.language)) == ["invented-field"]


def test_what_shows_another_version_of_a_file_is_left_alone(editor: Editor) -> None:
    editor.open("client.py", PYTHON.with_())
    name = editor.uri("client.py").replace("file:", "git:") + "?HEAD"
    item = types.TextDocumentItem(name, "python", 1, PYTHON.with_(field='"callbackUrl": callback'))
    shown = editor.again("client.py", types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
    assert shown == []


def test_what_is_not_read_is_told(editor: Editor) -> None:
    (one,) = editor.open("client.py", PYTHON.with_() + "broken = = )\n")
    assert (one.code, one.severity) == ("not-fully-read", types.DiagnosticSeverity.Information)
    assert one.message.startswith("Not fully read: python syntax not understood at ")


def test_closing_takes_back_what_was_shown(editor: Editor) -> None:
    editor.open("open.py", PYTHON.with_())
    assert editor.open("client.py", PYTHON.with_(field='"callbackUrl": callback'))
    editor.close("client.py")
    editor.change("open.py", PYTHON.with_())
    assert editor.published("client.py") == []


def test_an_unused_comment_is_faded(editor: Editor) -> None:
    (one,) = editor.open("client.py", PYTHON.with_(line="pass  # kling-route: ignore[logged-url] no more"))
    assert (one.code, one.tags) == ("unused-ignore", (types.DiagnosticTag.Unnecessary,))
