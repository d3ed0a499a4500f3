"""What stands under the pointer."""

from __future__ import annotations

import pytest
from editing import Editor
from lsprotocol import types
from programs import BOTH, PYTHON, Program

from kling_route import api
from kling_route.table import builtin_table

KEY = "sk-" + "4kQ9" * 12


def position(text: str, word: str) -> types.Position:
    """The second character of a word, where it is first."""
    before = text[: text.index(word) + 1]
    return types.Position(before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("image_urls", ["`input.image_urls` of the submit request", "Private (url)", "Value: a list of texts."]),
        ("kling-o1-image-edit", ["Kling image models", "`prompt` (required)"]),
        ("task_id", ["`data.task_id` of the submit answer"]),
        ("status ===", ["`data.status` of the status answer", "`finished` (success)"]),
        ("finished", ["`finished`: a value of `data.status` of the status answer", "It ends a task: success."]),
        ("file_url", ["`data.files[].file_url` of the status answer", "Private (url)"]),
        ("/api/generate/submit", ["`POST /api/generate/submit`", "takes the submit request"]),
        ("/api/generate/status", ["`GET /api/generate/status/{task_id}`"]),
    ],
    ids=lambda value: value.strip("/ =") if isinstance(value, str) else "",
)
def test_a_hover_tells_the_schema_and_its_source(editor: Editor, program: Program, word: str, said: list[str]) -> None:
    text = program.with_()
    editor.open(program.name, text, program.language)
    written = 'status"] ==' if program is PYTHON and word == "status ===" else word
    told = editor.hover(program.name, position(text, written))
    assert all(part in told for part in said), told
    titles = [source["title"] for source in builtin_table().document["sources"].values()]
    assert any(title in told for title in titles), told


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_a_hover_on_a_finding_tells_its_rule(editor: Editor, program: Program) -> None:
    text = program.with_(field='"callbackUrl": callback')
    editor.open(program.name, text, program.language)
    told = editor.hover(program.name, position(text, "callbackUrl"))
    assert "`invented-field`: A request body has a field that its schema does not name." in told
    assert "kling-route explain invented-field" in told


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_a_word_that_only_looks_like_a_field_says_nothing(editor: Editor, program: Program) -> None:
    text = f'{program.comment}status finished\n{program.constant}task = {{"status": "finished"}}\n' + program.with_()
    editor.open(program.name, text, program.language)
    for at in (types.Position(0, 4), types.Position(1, text.splitlines()[1].index("status") + 1)):
        assert editor.hover(program.name, at) == ""


def test_no_key_is_told(editor: Editor) -> None:
    text = PYTHON.with_(field=f'"callback_url": "{KEY}"', line=f'print("{KEY}")')
    shown = editor.open("client.py", text)
    told = [editor.hover("client.py", one.range.start) for one in shown]
    told += [editor.hover("client.py", position(text, word)) for word in ("callback_url", KEY)]
    assert any(told)
    assert KEY[:8] not in str(told)


def test_a_place_that_is_not_there_says_nothing(editor: Editor) -> None:
    editor.open("client.py", PYTHON.with_())
    assert editor.hover("client.py", types.Position(9999, 9999)) == ""
    assert editor.hover("never-opened.py", types.Position(0, 0)) == ""


def test_a_team_s_own_schema_is_told_with_its_source(editor: Editor) -> None:
    (editor.folder / ".kling-route.toml").write_text('api-schemas = ["own.yaml"]\n')
    (editor.folder / "own.yaml").write_text(OWN)
    text = PYTHON.with_().replace("kling-o1-image-edit", "team-model")
    assert editor.open("client.py", text) == []
    told = editor.hover("client.py", position(text, "team-model"))
    assert "[What we read](https://example.com/page), 2026-10" in told
    assert "team-model" not in api.catalogue().models


OWN = """\
kind: models
family: kling-image
title: Kling image models
sources:
  our-reading:
    title: What we read
    address: https://example.com/page
    date: '2026-10'
models:
  - ids: [team-model]
    x-source: [our-reading]
    x-grade: documented
"""
