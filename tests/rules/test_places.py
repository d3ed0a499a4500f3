"""Where a report stands: `«` and `»` are put around the place, and taken out before the scan."""

from __future__ import annotations

from pathlib import Path

import pytest

from kling_route.lint import check_text

PYTHON = """
import os

import requests

BASE = "https://api.apidot.ai"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def main(task_id, prompt, image):
    task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=HEADERS, timeout=30).json()["data"]
"""

TYPESCRIPT = """
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` };

async function main(taskId: string, prompt: string, image: string) {
  const { data: task } = await (await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, { headers })).json();
"""

PLACES = {
    "leaked-key": {
        "the literal.py": "    apidot_key = «'correct-horse-battery-staple-42'»",
        "the fallback.py": "    key = os.environ.get('APIDOT_API_KEY', «'correct-horse-battery-staple-42'»)",
        "the literal after wide letters.py": "    a = 'Schlüssel 🔑'; apidot_key = «'correct-horse-battery-staple-42'»",
        "the fallback.ts": "  const key = process.env.APIDOT_API_KEY ?? «'correct-horse-battery-staple-42'»; }",
    },
    "logged-url": {
        "the sink.py": "    «print('stored', task['files'][0]['file_url'])»",
        "the call of a helper.py": (
            "    def say(url):\n        print(url)\n\n    return task, «say(task['files'][0]['file_url'])»"
        ),
        "the sink over several lines.py": (
            "    «print(\n        'stored',\n        task['files'][0]['file_url'],\n    )»"
        ),
        "the sink.ts": "  if (task) «console.log(`stored ${task.files[0].file_url}`)»; }",
    },
    "logged-key": {
        "the sink.py": "    «print(HEADERS)»",
        "the sink.ts": "  «console.log(headers)»; }",
    },
    "logged-prompt": {
        "the sink.py": (
            "    «print(prompt)»\n    body = {'model': 'kling-2.6', 'input': {'prompt': prompt}}\n"
            "    requests.post(f'{BASE}/api/generate/submit', json=body, headers=HEADERS, timeout=30)"
        ),
    },
    "key-in-url": {
        "the text.py": "    url = «f\"{BASE}/x?key={os.environ['APIDOT_API_KEY']}\"»",
        "the name in a mapping.py": (
            "    query = {«'key'»: os.environ['APIDOT_API_KEY']}\n"
            "    requests.get(f'{BASE}/api/generate/status/1', params=query, timeout=30)"
        ),
        "the text.ts": "  const url = «`https://x.example/?key=${process.env.APIDOT_API_KEY}`»; }",
    },
    "client-side-key": {
        "the name.ts": "  const key = process.env.«NEXT_PUBLIC_APIDOT_API_KEY»; }",
        "the call.ts": "  «Cookies.set('key', process.env.APIDOT_API_KEY)»; }",
        "the name.py": "    key = os.environ[«'VITE_APIDOT_API_KEY'»]",
    },
    "logged-payload": {
        "the sink.py": "    x = 1; «print(task)»",
        "the sink.ts": "  void «console.log(task)»; }",
    },
    "invented-field": {
        "the key.py": (
            "    body = {'model': 'kling-o1-image-edit', «'webhook'»: 'x', 'input': {'prompt': prompt}}\n"
            "    requests.post(f'{BASE}/api/generate/submit', json=body, headers=HEADERS, timeout=30)"
        ),
        "the key.ts": (
            "  const body = { model: 'kling-o1-image-edit', «webhook»: 'x', input: { prompt } };\n"
            "  await fetch('https://api.apidot.ai/api/generate/submit', "
            "{ method: 'POST', headers, body: JSON.stringify(body) }); }"
        ),
    },
    "invalid-value": {
        "the key.py": (
            "    body = {'model': 'kling-o1-image-edit', 'input': {'prompt': prompt, «'resolution'»: '8K'}}\n"
            "    requests.post(f'{BASE}/api/generate/submit', json=body, headers=HEADERS, timeout=30)"
        ),
        "the key in JSON text.py": (
            '    body = \'{"model": "z-image", "input": {"prompt": "a cup", "«size»": "square"}}\'\n'
            "    requests.post(f'{BASE}/api/generate/submit', data=body, headers=HEADERS, timeout=30)"
        ),
        "the key without its value.ts": (
            "  const resolution = '8K';\n"
            "  const body = { model: 'kling-o1-image-edit', input: { prompt, «resolution» } };\n"
            "  await fetch('https://api.apidot.ai/api/generate/submit', "
            "{ method: 'POST', headers, body: JSON.stringify(body) }); }"
        ),
    },
    "missing-field": {
        "the opening of the object.py": (
            "    body = {'model': 'kling-o1-image-edit', 'input': «{»'image_urls': [image]}}\n"
            "    requests.post(f'{BASE}/api/generate/submit', json=body, headers=HEADERS, timeout=30)"
        ),
        "the opening in JSON text.py": (
            '    body = \'{"model": "z-image", "input": «{»"size": "1:1"}}\'\n'
            "    requests.post(f'{BASE}/api/generate/submit', data=body, headers=HEADERS, timeout=30)"
        ),
        "the opening of the object.ts": (
            "  const body = «{» model: 'kling-o1-image-edit' };\n"
            "  await fetch('https://api.apidot.ai/api/generate/submit', "
            "{ method: 'POST', headers, body: JSON.stringify(body) }); }"
        ),
    },
    "invented-model": {
        "the literal.py": (
            "    model = «'kling-o1-image'»\n"
            "    body = {'model': model, 'input': {'prompt': prompt}}\n"
            "    requests.post(f'{BASE}/api/generate/submit', json=body, headers=HEADERS, timeout=30)"
        ),
        "the fallback.ts": (
            "  const model = process.env.MODEL ?? «'kling-o1-image'»;\n"
            "  await fetch('https://api.apidot.ai/api/generate/submit', "
            "{ method: 'POST', headers, body: JSON.stringify({ model, input: { prompt } }) }); }"
        ),
    },
    "invented-endpoint": {
        "the literal.py": (
            "    url = BASE + «'/api/user/credits'»\n    return requests.get(url, headers=HEADERS, timeout=30)"
        ),
        "the part of a template.ts": (
            "  const base = 'https://api.apidot.ai/api/generate';\n"
            "  return fetch(`${base}«/task/»${taskId}`, { headers }); }"
        ),
    },
    "invented-response-field": {
        "the name in a subscript.py": "    return task[«'state'»]",
        "the name in a get.py": "    return task.get(«'state'») or task.get('status')",
        "the name given to a helper.py": (
            "    def read(mapping, name):\n        return mapping[name]\n\n    return read(task, «'state'»)"
        ),
        "the name after a dot.ts": "  return task.«state»; }",
        "the name on a line of its own.ts": "  return task\n    ?.files[0]\n    ?.«caption»; }",
        "the name in a pattern.ts": "  const { status, «state» } = task; }",
        "the name in a pattern that renames it.ts": "  const { status, «state»: renamed } = task; }",
    },
}


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, places in PLACES.items() for name in places])
def test_place(rule: str, name: str, tmp_path: Path) -> None:
    """A finding begins and ends with the place that its rule names; columns count code points from 1."""
    frame = PYTHON if name.endswith(".py") else TYPESCRIPT
    marked = f"{frame}{PLACES[rule][name]}\n"
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")

    found = [one for one in check_text(text, str(tmp_path / f"main{Path(name).suffix}")) if one.rule == rule]

    places = [(one.line, one.column, one.end_line, one.end_column) for one in found]
    assert places == [(*place(text, start), *place(text, end))]


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column of an index, from 1."""
    before = text[:index].split("\n")
    return len(before), len(before[-1]) + 1


def test_place_in_a_notebook(tmp_path: Path) -> None:
    """The line is that of the file, and the number of the cell stands beside it."""
    from rules.programs import FIXTURES

    notebook = FIXTURES / "logged-url/explore.ipynb"
    lines = notebook.read_text().splitlines()

    found = check_text(notebook.read_text(), str(tmp_path / "explore.ipynb"))

    assert [(one.cell, lines[one.line - 1].strip()) for one in found] == [
        (4, '"urls[0]  # shown"'),
        (5, '"print(urls[-1])"'),
    ]
    assert [lines[one.line - 1][one.column - 1 : one.end_column - 1] for one in found] == ["urls[0]", "print(urls[-1])"]


def test_values_that_a_workflow_offers() -> None:
    """A plain value of YAML begins where it is written, quoted or not."""
    code = """name: APIDot
on:
  workflow_dispatch:
    inputs:
      model:
        options:
          - kling-o1-image-edti
          - "kling-o1-image-etid"
jobs:
  submit:
    steps:
      - run: >
          curl -s https://api.apidot.ai/api/generate/submit -o task.json
          -d '{"model": "${{ inputs.model }}", "input": {"prompt": "a hat", "image_urls": ["https://studio.example.com/a.png"]}}'
"""
    lines = code.split("\n")
    found = [one for one in check_text(code, "submit.yml") if one.rule == "invented-model"]
    written = [lines[one.line - 1][one.column - 1 : one.end_column - 1] for one in found]
    assert written == ["kling-o1-image-edti", '"kling-o1-image-etid"']
