"""Fixes: what is certain is put right, nothing else is touched, and no file is harmed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from expectations import KEY_MARK, composed_key

from kling_route.lint import engine
from kling_route.lint.findings import Report
from kling_route.lint.languages import language_of
from kling_route.lint.lowering import lower
from kling_route.lint.source import TEXT, Source
from lint_shell.conftest import Lint
from lint_shell.samples import write

FIXTURES = Path(__file__).parents[1] / "fixtures"
URL = "https://api.apidot.ai/api/generate"
MODEL = '"model": "seedream-4.5-edit"'
INPUT = '"input": {"prompt": p, "image_urls": [u]}'
PYTHON = "import requests\n\n\ndef submit(p, u, callback):\n"
SEND = f'    return requests.post("{URL}/submit", json=body).json()["data"]["task_id"]\n'
STATUS = f'    data = requests.get(f"{URL}/status/{{task}}").json()["data"]\n'
FETCH = f'''export const submit = async (p, u, callbackUrl) => {{
  const r = await fetch("{URL}/submit", {{ method: "POST", '''
DONE = "  return (await r.json()).data.task_id;\n};\n"
STATUS_JS = f"""export const check = async (task) => {{
  const {{ data }} = await (await fetch(`{URL}/status/${{task}}`)).json();
"""

SLIP = f'{PYTHON}    body = {{{MODEL}, "callbackUrl": callback, {INPUT}}}\n{SEND}'
"""One misspelt field."""

RIGHT = SLIP.replace("callbackUrl", "callback_url")


def javascript(fields: str) -> str:
    inner = 'input: { prompt: p, image_urls: [u] }, model: "seedream-4.5-edit"'
    return f"{FETCH}body: JSON.stringify({{ {inner}, {fields} }}) }});\n{DONE}"


CERTAIN = {
    "a key": ("a.py", SLIP, '"callbackUrl"', '"callback_url"'),
    "single quotes": ("a.py", SLIP.replace('"callbackUrl"', "'callbackUrl'"), "'callbackUrl'", "'callback_url'"),
    "a typing slip": ("a.py", SLIP.replace("callbackUrl", "calback_url"), '"calback_url"', '"callback_url"'),
    "an inner key": ("a.py", RIGHT.replace('"prompt"', '"promt"'), "promt", "prompt"),
    "a subscript": (
        "a.py",
        f'{PYTHON}    body = {{{MODEL}, {INPUT}}}\n    body["callbackUrl"] = callback\n{SEND}',
        '"callbackUrl"',
        '"callback_url"',
    ),
    "a keyword": (
        "a.py",
        f'{PYTHON}    body = dict({{{MODEL}}}, callbackUrl=callback)\n{SEND}',
        "callbackUrl=",
        "callback_url=",
    ),
    "a read": ("a.py", f'def check(task):\n{STATUS}    return data["taskId"]\n', '"taskId"', '"task_id"'),
    "a method that reads": (
        "a.py",
        f'def check(task):\n{STATUS}    return data.get("taskId"), data["status"]\n',
        '"taskId"',
        '"task_id"',
    ),
    "an object's key": ("a.ts", javascript("callbackUrl: callbackUrl"), "callbackUrl: ", "callback_url: "),
    "a quoted key": ("a.js", javascript("'callbackUrl': callbackUrl"), "'callbackUrl'", "'callback_url'"),
    "a shorthand property": ("a.ts", javascript("callbackUrl"), ", callbackUrl }", ", callback_url: callbackUrl }"),
    "a member that is set": (
        "a.js",
        javascript("...body").replace("  const r", "  const body = {};\n  body.callbackUrl = callbackUrl;\n  const r"),
        "body.callbackUrl",
        "body.callback_url",
    ),
    "a member that is read": ("a.ts", f"{STATUS_JS}  return data.taskId;\n}};\n", "data.taskId", "data.task_id"),
    "an optional member": ("a.js", f"{STATUS_JS}  return data?.taskId;\n}};\n", "?.taskId", "?.task_id"),
    "a pattern": (
        "a.ts",
        f"{STATUS_JS}  const {{ taskId }} = data;\n  return taskId;\n}};\n",
        "{ taskId }",
        "{ task_id: taskId }",
    ),
    "a pattern with a default": (
        "a.js",
        f"{STATUS_JS}  const {{ taskId = 'none' }} = data;\n  return taskId;\n}};\n",
        "{ taskId =",
        "{ task_id: taskId =",
    ),
    "a pattern with a name": (
        "a.js",
        f"{STATUS_JS}  const {{ taskId: id }} = data;\n  return id;\n}};\n",
        "{ taskId:",
        "{ task_id:",
    ),
    "a component": (
        "a.jsx",
        f"{javascript('callbackUrl: location.href')}export const Go = () => <button onClick={{submit}} />;\n",
        "callbackUrl: ",
        "callback_url: ",
    ),
    "JSON in the shell": (
        "a.sh",
        f'curl -s {URL}/submit --json \'{{{MODEL}, "callbackUrl": "https://a.example/h"}}\'\n',
        '"callbackUrl"',
        '"callback_url"',
    ),
    "JSON with backslashes in the shell": (
        "a.sh",
        f'curl -s {URL}/submit --json "{{\\"model\\": \\"seedream-4.5-edit\\", \\"callbackUrl\\": \\"$HOOK\\"}}"\n',
        '\\"callbackUrl\\"',
        '\\"callback_url\\"',
    ),
    "a page": (
        "a.html",
        f"<p>é</p>\n<script type=module>\n{javascript('callbackUrl: location.href')}</script>\n",
        "callbackUrl: ",
        "callback_url: ",
    ),
}  # fmt: skip

DECLARED = "interface Body {\n  callbackUrl: string;\n}\n"

OTHER = 'requests.post("https://own.example/a", json=body)'
CLASS = """import requests
from dataclasses import asdict, dataclass


@dataclass
class Body:
    model: str
    callbackUrl: str


def submit(u):
    body = asdict(Body("seedream-4.5-edit", u))
"""

UNCERTAIN = {
    "advice": ("a.py", SLIP.replace("callbackUrl", "webhook")),
    "a plural": ("a.py", RIGHT.replace('"image_urls"', '"image_url"')),
    "a short word": ("a.py", SLIP.replace("callbackUrl", "mode")),
    "the name is given": ("a.py", SLIP.replace("{" + MODEL, "{" + MODEL + ', "callback_url": callback')),
    "two of them": ("a.py", SLIP.replace("{" + MODEL, "{" + MODEL + ', "callbackURL": callback')),
    "more fields may be there": ("a.py", SLIP.replace("{" + MODEL, "{" + MODEL + ", **callback.fields")),
    "the program reads it": ("a.py", SLIP.replace("    return", '    check(body["callbackUrl"])\n    return')),
    "another gets it too": ("a.py", SLIP.replace("    return", f"    {OTHER}\n    return")),
    "a mapping elsewhere": ("a.py", SLIP + 'SHAPE = {"callbackUrl": str}\n'),
    "the value does not fit": ("a.py", SLIP.replace("callbackUrl", "calback_url").replace(": callback,", ": 7,")),
    "a class": ("a.py", CLASS + SEND),
    "a typed mapping": ("a.py", "class Body(TypedDict):\n    callbackUrl: str\n\n\n" + SLIP),
    "a type": ("a.ts", DECLARED + javascript("callbackUrl: callbackUrl")),
    "a read of a type": ("a.ts", "type Answer = { taskId: string };\n" + f"{STATUS_JS}  return data.taskId;\n}};\n"),
    "a default": ("a.py", f'{PYTHON}    body = {{{MODEL}}}\n    body.setdefault("callbackUrl", callback)\n{SEND}'),
    "a name in a variable": ("a.py", f'NAME = "callbackUrl"\n{PYTHON}    body = {{{MODEL}, NAME: callback}}\n{SEND}'),
    "an answer or something else": (
        "a.js",
        f"{STATUS_JS}  const task = cache.get(data.task_id) ?? data;\n  return task.taskId;\n}};\n",
    ),
    "read of the program's own too": (
        "a.js",
        f"const idOf = (task) => task.taskId;\nidOf({{ taskId: 1 }});\n{STATUS_JS}  return idOf(data);\n}};\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CERTAIN)
def test_certain(lint: Lint, case: str) -> None:
    name, text, old, new = CERTAIN[case]
    assert text.count(old) == 1
    write({name: text})
    result = lint("--fix", name)
    assert Path(name).read_text() == text.replace(old, new)
    assert "Fixed 1 finding." in result.out
    assert "invented" not in result.out
    assert lint("--fix", name).out == result.out.replace("Fixed 1 finding. ", "")


@pytest.mark.parametrize("case", UNCERTAIN)
def test_uncertain(lint: Lint, case: str) -> None:
    name, text = UNCERTAIN[case]
    write({name: text})
    result = lint("--fix", name)
    assert (result.code, "[invented-" in result.out) == (1, True)
    assert Path(name).read_text() == text


def test_a_type_in_another_file(lint: Lint) -> None:
    text = "import type { Body } from './types';\n" + javascript("callbackUrl: callbackUrl")
    write({"a.ts": text, "types.ts": "export " + DECLARED})
    lint("--fix", "a.ts")
    assert Path("a.ts").read_text() == text


def test_a_notebook(lint: Lint) -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": [SLIP.replace("callback,", "'é\\n',")]}]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    write({"a.ipynb": text})
    lint("--fix")
    assert Path("a.ipynb").read_text() == text.replace("callbackUrl", "callback_url")


def test_escapes_in_json_are_left_alone(lint: Lint) -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": [SLIP]}]
    text = json.dumps({"cells": cells, "metadata": {}}).replace("callbackUrl", "callback\\u0055rl")
    write({"a.ipynb": text})
    assert "callbackUrl" in lint("--fix").out
    assert Path("a.ipynb").read_text() == text


def test_one_fix_leads_to_the_next(lint: Lint) -> None:
    write(
        {
            "a.py": SLIP.replace('"input"', '"imput"')
            .replace('"prompt"', '"promt"')
            .replace("callbackUrl", "callbackURL")
        }
    )
    result = lint("--fix")
    assert (result.code, result.out.split(". ")[0]) == (0, "Fixed 3 findings")
    assert Path("a.py").read_text() == SLIP.replace("callbackUrl", "callback_url")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "crlf", "cr"])
def test_encodings_and_line_ends_stay(lint: Lint, encoding: str) -> None:
    text = "# é\n" + SLIP
    if encoding in ("crlf", "cr"):
        old, new = (
            one.replace("\n", {"crlf": "\r\n", "cr": "\r"}[encoding]).encode()
            for one in (text, text.replace("callbackUrl", "callback_url"))
        )
    else:
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        old, new = ((mark + one).encode(encoding) for one in (text, text.replace("callbackUrl", "callback_url")))
    write({"a.py": old})
    assert lint("--fix").code == 0
    assert Path("a.py").read_bytes() == new


def test_mode_and_links_stay(lint: Lint) -> None:
    write({"real/a.py": SLIP})
    Path("real/a.py").chmod(0o750)
    Path("a.py").symlink_to("real/a.py")
    assert lint("--fix", "a.py").code == 0
    assert Path("a.py").is_symlink()
    assert "callback_url" in Path("real/a.py").read_text()
    assert Path("real/a.py").stat().st_mode & 0o777 == 0o750
    assert [path.name for path in Path("real").iterdir()] == ["a.py"]


def test_a_file_that_is_read_only(lint: Lint) -> None:
    write({"a.py": SLIP, "b.py": SLIP})
    Path("a.py").chmod(0o444)
    result = lint("--fix")
    assert (result.code, result.err) == (3, "kling-route: a.py: not fixed: the file is read-only\n")
    assert Path("a.py").read_text() == SLIP
    assert "a.py:" in result.out
    assert "Fixed 1 finding. Found 1 error in 1 file." in result.out


@pytest.mark.parametrize("scans", [1, 2])
def test_a_file_that_changes_meanwhile(lint: Lint, monkeypatch: pytest.MonkeyPatch, scans: int) -> None:
    write({"a.py": SLIP})
    scan, done = engine.scan, []

    def slow(*arguments: object) -> Report:
        report = scan(*arguments)  # type: ignore[arg-type]
        done.append(report)
        if len(done) == scans:
            write({"a.py": "# mine\n" + SLIP})
        return report

    monkeypatch.setattr(engine, "scan", slow)
    result = lint("--fix")
    assert (result.code, "a.py: not fixed: it has changed" in result.err) == (3, True)
    assert Path("a.py").read_text() == "# mine\n" + SLIP
    assert [path.name for path in Path().iterdir()] == ["a.py"]


def test_what_is_taken_back_is_not_fixed(lint: Lint) -> None:
    ignored = SLIP.replace("    body", "    # kling-route: ignore[invented-field] ours\n    body")
    write({"a.py": ignored, "b.py": SLIP})
    lint("--baseline", "known", "--write-baseline")
    result = lint("--baseline", "known", "--fix")
    assert (result.code, "Fixed" in result.out) == (0, False)
    assert (Path("a.py").read_text(), Path("b.py").read_text()) == (ignored, SLIP)


def test_a_diff(lint: Lint) -> None:
    write({"a.py": SLIP})
    before = Path("a.py").stat()
    result = lint("--diff")
    assert result.code == 1
    assert result.out.splitlines()[:2] == ["--- a/a.py", "+++ b/a.py"]
    assert [line[0] for line in result.out.splitlines()[2:] if "callback" in line] == [" ", "-", "+"]
    assert Path("a.py").stat() == before
    assert Path("a.py").read_text() == SLIP


def test_a_diff_of_standard_input(lint: Lint) -> None:
    arguments = ("-", "--stdin-filename", "a.py")
    assert lint("--diff", *arguments, stdin=SLIP.encode()).out.startswith("--- a/a.py\n")
    assert lint("--fix", *arguments, stdin=SLIP.encode()).code == 2


def test_a_diff_masks_keys(lint: Lint) -> None:
    key, plain = composed_key(), "q7Rw2Lm9Xc4Vb8Nz"
    write({"a.py": f'APIDOT_API_KEY = "{plain}"\n{SLIP.replace(INPUT, INPUT + ", " + json.dumps(key) + ": 1")}# {key}'})
    result = lint("--diff", "--verbose", "--output", "report", "--format", "sarif")
    assert "+    body" in result.out
    for secret in (key, plain):
        assert secret[:5] not in result.out + result.err + Path("report").read_text()


def test_misuse(lint: Lint) -> None:
    write({"a.py": SLIP})
    assert lint("--fix", "--baseline", "b", "--write-baseline").code == 2
    assert lint("--diff", "--format", "json").code == 2


def test_reports_tell_the_fix(findings: Lint, lint: Lint) -> None:
    write({"a.py": SLIP})
    (finding,) = findings().document["findings"]
    place = {key: finding[key] for key in ("line", "end_line")}
    (edit,) = finding["fix"]["edits"]
    assert edit == {
        **place,
        "column": finding["column"] + 1,
        "end_column": finding["end_column"] - 1,
        "text": "callback_url",
    }
    (result,) = json.loads(lint("--format", "sarif").out)["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "callback_url"}
    assert change["replacements"][0]["deletedRegion"]["startColumn"] == edit["column"]


def unread(path: Path) -> int:
    """How many places no grammar reads."""
    source = Source(path.name, path.read_bytes())
    source.language = language_of(path.name, source.data) or TEXT
    return sum(len(part.module.errors) for part in lower(source)[0])


@pytest.mark.parametrize("rule", ["invented-field", "invented-response-field"])
def test_every_fixture_is_as_readable_as_before(lint: Lint, project: Path, rule: str) -> None:
    shutil.copytree(FIXTURES / rule, project / rule)
    files = [path for path in Path(rule).rglob("*") if path.is_file() and KEY_MARK not in path.read_text()]
    before = {path: unread(path) for path in files}
    assert "Fixed" in lint("--fix", rule).out
    assert {path: unread(path) for path in files} == before
    texts = {path: path.read_bytes() for path in files}
    assert "Fixed" not in lint("--fix", rule).out
    assert {path: path.read_bytes() for path in files} == texts
