"""What is proposed while something is written."""

from __future__ import annotations

import re

import pytest
from editing import CARET, Editor, applied, cut
from lsprotocol import types
from programs import BOTH, PYTHON, TYPESCRIPT, Program

from kling_route import api

INPUT = '"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": urls}'
SHORT = 'model: "kling-o1-image-edit", input: { prompt, image_urls: urls }'
STATUSES = ["not_started", "running", "processing", "finished", "failed"]


def proposals(editor: Editor, program: Program, text: str) -> dict[str, types.CompletionItem]:
    """What is proposed at the caret."""
    whole, at = cut(text)
    editor.open(program.name, whole, program.language)
    return editor.complete(program.name, at)


def sending(program: Program, body: str) -> str:
    """The program with another body."""
    was = INPUT + ", " if program is PYTHON else f"{SHORT}, "
    return program.with_().replace(was, body)


@pytest.mark.parametrize(
    ("program", "body"),
    [
        (PYTHON, f'"model": "kling-o1-image-edit", "input": {{"prompt": prompt, "{CARET}": 1}}'),
        (PYTHON, f'"model": "kling-o1-image-edit", "input": {{"prompt": prompt, "{CARET}"}}'),
        (PYTHON, f'"model": "kling-o1-image-edit", "input": {{"prompt": prompt, "out{CARET}"}}'),
        (PYTHON, f'"model": "kling-o1-image-edit", "input": {{"prompt": prompt, {CARET}}}'),
        (PYTHON, f"'model': 'kling-o1-image-edit', 'input': {{'prompt': prompt, '{CARET}'}}"),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ prompt, "{CARET}": 1 }}'),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ prompt, "{CARET}" }}'),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ prompt, {CARET} }}'),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ prompt, out{CARET} }}'),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ prompt, out{CARET}: "png" }}'),
    ],
    ids=lambda value: value.language if isinstance(value, Program) else value[35:],
)
def test_fields_of_a_body(editor: Editor, program: Program, body: str) -> None:
    """Those of the model, without what is there already."""
    text = sending(program, body)
    found = proposals(editor, program, text)
    known = api.catalogue().models["kling-o1-image-edit"].input
    assert known is not None
    assert set(found) == set(known.properties) - {"prompt"}
    chosen = found["output_format"]
    assert "`input.output_format` of the submit request" in str(chosen.documentation)
    made = applied(cut(text)[0], [chosen.text_edit])
    assert "prompt, output_format" in made.replace('"', "").replace("'", "")


@pytest.mark.parametrize(
    ("program", "body", "wanted"),
    [
        (PYTHON, f'"model": "{CARET}", "input": {{}}', "kling-o1-image-edit"),
        (PYTHON, f'"model": {CARET}, "input": {{}}', "kling-o1-image-edit"),
        (TYPESCRIPT, f'model: "{CARET}", input: {{}}', "kling-o1-image-edit"),
        (PYTHON, f'"model": "kling-o1-image-edit", "input": {{"resolution": "{CARET}"}}', "2K"),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ resolution: "{CARET}" }}', "2K"),
        (TYPESCRIPT, f'model: "kling-o1-image-edit", input: {{ size: "1{CARET}6:9" }}', "16:9"),
    ],
    ids=lambda value: value.language if isinstance(value, Program) else value,
)
def test_values_of_a_field(editor: Editor, program: Program, body: str, wanted: str) -> None:
    text = sending(program, body)
    found = proposals(editor, program, text)
    made = applied(cut(text)[0], [found[wanted].text_edit])
    assert sending(program, re.sub(f'"?1?{CARET}(6:9)?"?', f'"{wanted}"', body)) == made


@pytest.mark.parametrize(
    ("program", "condition"),
    [
        (PYTHON, f'answer["data"]["status"] == "{CARET}"'),
        (PYTHON, f'answer["data"]["status"] in ("failed", "{CARET}")'),
        (PYTHON, f'answer["data"]["status"] == {CARET}'),
        (TYPESCRIPT, f'answer.data.status === "{CARET}"'),
        (TYPESCRIPT, f'["failed", "fin{CARET}"].includes(answer.data.status)'),
        (TYPESCRIPT, f"answer?.data?.status !== '{CARET}'"),
    ],
    ids=lambda value: value.language if isinstance(value, Program) else value,
)
def test_statuses_in_a_comparison(editor: Editor, program: Program, condition: str) -> None:
    text = program.with_(condition=condition)
    found = proposals(editor, program, text)
    assert list(found) == STATUSES
    made = applied(cut(text)[0], [found["finished"].text_edit])
    assert '"finished"' in made or "'finished'" in made


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (PYTHON, f'x = answer["data"]["{CARET}"]'),
        (PYTHON, f'x = answer["data"].get("sta{CARET}")'),
        (PYTHON, f'x = answer["data"]["{CARET}'),
        (TYPESCRIPT, f"const x = answer.data.{CARET};"),
        (TYPESCRIPT, f"const x = answer.data.sta{CARET}"),
        (TYPESCRIPT, f"answer.data.{CARET}"),
        (TYPESCRIPT, f'const x = answer.data["{CARET}"];'),
        (TYPESCRIPT, f"const {{ {CARET} }} = answer.data;"),
    ],
    ids=lambda value: value.language if isinstance(value, Program) else value,
)
def test_fields_of_an_answer(editor: Editor, program: Program, line: str) -> None:
    text = program.with_(line=line)
    found = proposals(editor, program, text)
    data = next(one for one in api.catalogue().endpoints if one.id == "task-status").answers
    assert data is not None
    inner = data.property("data")
    assert inner is not None
    assert set(found) == set(inner.properties)
    assert line.replace(f"sta{CARET}", CARET).replace(CARET, "status") in applied(
        cut(text)[0], [found["status"].text_edit]
    )


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_a_place_counts_in_utf_16(editor: Editor, program: Program) -> None:
    literal = f'("🎨🎨", answer["data"]["status"] == "fi{CARET}n")'
    text = program.with_(condition=literal)
    found = proposals(editor, program, text)
    made = applied(cut(text)[0], [found["finished"].text_edit])
    assert '("🎨🎨", answer["data"]["status"] == "finished")' in made


@pytest.mark.parametrize("program", BOTH, ids=lambda program: program.language)
def test_what_is_no_business_of_the_api_proposes_nothing(editor: Editor, program: Program) -> None:
    assert proposals(editor, program, program.with_(line=f'{program.constant}x = "{CARET}"')) == {}
    assert proposals(editor, program, f"{program.comment}don't {CARET}\n") == {}
    assert proposals(editor, program, CARET) == {}


def test_required_fields_come_first(editor: Editor) -> None:
    text = sending(PYTHON, f'"model": "kling-o1-image-edit", "input": {{"{CARET}"}}')
    found = proposals(editor, PYTHON, text)
    assert min(found.values(), key=lambda item: item.sort_text or "").label == "prompt"


def test_a_json_body_of_a_shell_command(editor: Editor) -> None:
    text = (
        'curl -s https://api.apidot.ai/api/generate/submit -H "Authorization: Bearer $APIDOT_API_KEY" '
        f'-d \'{{"model": "{CARET}"}}\'\n'
    )
    whole, at = cut(text)
    editor.open("submit.sh", whole, "shellscript")
    assert "kling-o1-image-edit" in editor.complete("submit.sh", at)
