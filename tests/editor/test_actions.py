"""What can be done about a finding."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from editing import Editor, applied
from lsprotocol import types
from programs import BOTH, PYTHON, TYPESCRIPT, Program

from kling_route.lint.languages import LANGUAGES
from kling_route.lsp.actions import COMMENTS

EVERYWHERE = types.Range(types.Position(0, 0), types.Position(9999, 0))
KEY = "sk-" + "4kQ9" * 12


def edited(editor: Editor, name: str, text: str, action: types.CodeAction) -> str:
    """The text after an action, which changes nothing else."""
    assert action.edit is not None and action.edit.changes is not None
    ((uri, edits),) = action.edit.changes.items()
    assert uri == editor.uri(name)
    return applied(text, list(edits))


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_a_fix_mends_the_finding_as_the_command_does(editor: Editor, program: Program) -> None:
    text = f"{program.comment}🎨\r\n" + program.with_(field='"🎨": 0, "callbackUrl": callback')
    shown = editor.open(program.name, text, program.language)
    found = editor.actions(program.name, shown[-1].range)
    action = found["Write `callback_url`"]
    assert (action.kind, action.is_preferred, action.diagnostics) == ("quickfix", True, (shown[-1],))
    made = edited(editor, program.name, text, action)
    assert [one.code for one in editor.change(program.name, made)] == ["invented-field"]
    (editor.folder / program.name).write_bytes(text.encode())
    command = [sys.executable, "-m", "kling_route", "lint", "--fix", "--exit-zero", program.name]
    subprocess.run(command, cwd=editor.folder, check=True, capture_output=True)
    assert (editor.folder / program.name).read_bytes() == made.encode()


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_all_fixes_at_once(editor: Editor, program: Program) -> None:
    text = program.with_(field='"callbackUrl": callback').replace("file_url", "fileUrl")
    assert len(editor.open(program.name, text, program.language)) == 2
    found = editor.actions(program.name, EVERYWHERE, ["source.fixAll"])
    made = edited(editor, program.name, text, found["Fix what kling-route is certain of"])
    assert editor.change(program.name, made) == []
    assert set(found) == {"Fix what kling-route is certain of"}
    assert editor.actions(program.name, EVERYWHERE) == {}


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_a_comment_ignores_a_finding(editor: Editor, program: Program) -> None:
    text = program.with_(field='"webhookUrl": callback')
    (one,) = editor.open(program.name, text, program.language)
    found = editor.actions(program.name, one.range)
    made = edited(editor, program.name, text, found["Ignore invented-field here"])
    line = made.splitlines()[one.range.start.line]
    assert line.endswith(f"  {program.comment}kling-route: ignore[invented-field]")
    assert editor.change(program.name, made) == []


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        (
            "query.py",
            "python",
            'import requests\nrequests.post("https://api.apidot.ai/api/generate/submit", data="""\n{"a": 1}\n""")\n',
        ),
        ("page.html", "html", f'<p>apidot</p>\n<script>\nconst APIDOT_API_KEY = "{KEY}";\n</script>\n'),
        ("notes.md", "markdown", f'# apidot\n\n```python\nAPIDOT_API_KEY = "{KEY}"\n```\n'),
        ("run.sh", "shellscript", f'APIDOT_API_KEY="{KEY}" \\\n  node server.js\n'),
        ("app.yaml", "yaml", f'env:\n  APIDOT_API_KEY: "{KEY}"\n'),
        ("main.go", "go", f'package main\n\nconst apidotKey = "{KEY}"\n'),
        ("Panel.tsx", "typescriptreact", f'export const Panel = () => <A apidotKey="{KEY}">\n  x\n</A>;\n'),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and "\n" not in value else "",
)
def test_a_comment_fits_its_language(editor: Editor, name: str, language: str, text: str) -> None:
    """Where it is offered, it takes the finding back."""
    shown = editor.open(name, text, language)
    assert shown
    titles = {f"Ignore {one.code} here" for one in shown}
    for title, action in editor.actions(name, EVERYWHERE).items():
        assert title in titles
        made = edited(editor, name, text, action)
        left = [one.code for one in editor.change(name, made)]
        assert len(left) < len(shown) and "unused-ignore" not in left
        editor.change(name, text)
        titles.discard(title)
    assert not titles


def test_every_language_with_comments_has_its_form() -> None:
    assert set(LANGUAGES) - set(COMMENTS) == {"json", "php-snippet"}


def test_a_format_without_comments_offers_none(editor: Editor) -> None:
    text = f'{{"APIDOT_API_KEY": "{KEY}"}}\n'
    assert editor.open("config.json", text, "json")
    assert editor.actions("config.json", EVERYWHERE) == {}


def test_where_nothing_was_found_nothing_is_offered(editor: Editor) -> None:
    editor.open("client.ts", TYPESCRIPT.with_(), "typescript")
    assert editor.actions("client.ts", EVERYWHERE) == {}
    assert editor.actions("never-opened.py", EVERYWHERE) == {}


def test_no_key_is_in_an_action(editor: Editor, tmp_path: Path) -> None:
    editor.open("client.py", PYTHON.with_(line=f'print("{KEY}")'))
    found = editor.actions("client.py", EVERYWHERE)
    assert found
    assert KEY[:8] not in str(found)
    assert list(editor.folder.iterdir()) == list(tmp_path.iterdir()) == []
