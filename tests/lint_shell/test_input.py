"""Any input: findings or a named error, never a traceback, a hang or a silent skip."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from kling_route.lint import evaluate, judging, languages
from kling_route.lint.evaluate import project
from kling_route.lint.evaluate.scope import Frame
from lint_shell.conftest import Lint
from lint_shell.samples import KEY, LEAK, write


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (b"\xef\xbb\xbf" + LEAK.encode(), 18),
        (LEAK.encode("utf-16"), 18),
        (LEAK.encode("utf-32"), 18),
        (("\ufeff" + LEAK).encode("utf-16-be"), 18),
        (LEAK.replace("\n", "\r").encode(), 18),
        (LEAK.replace("\n", "\r\n").encode(), 18),
        (LEAK.rstrip().encode(), 18),
        (("'é😀'; " + LEAK).encode(), 24),
    ],
)
def test_encodings_and_line_ends(findings: Lint, data: bytes, column: int) -> None:
    write({"a.py": data})
    result = findings()
    assert [(one["line"], one["column"]) for one in result.document["findings"]] == [(1, column)]
    assert result.code == 1


def test_lines_that_end_with_cr_alone(findings: Lint) -> None:
    write({"a.py": ("# apidot\r\r" + LEAK).replace("\n", "\r")})
    assert findings().rules == [("a.py", 3, "leaked-key")]


def test_invalid_utf8_is_told_and_the_rest_still_read(findings: Lint) -> None:
    write({"a.py": b"# caf\xe9\n" + LEAK.encode(), "other.py": b"# caf\xe9\n"})
    result = findings()
    assert result.code == 3
    assert result.rules == [("a.py", 2, "leaked-key")]
    assert result.document["errors"] == [{"path": "a.py", "message": "not fully read: not valid UTF-8 (byte 6)"}]


def test_binary_files_are_skipped_unless_they_should_be_code(findings: Lint) -> None:
    write({"a.png": b"\x89PNG\0apidot", "a.py": b"# apidot\n\0" + LEAK.encode()})
    result = findings()
    assert result.document["errors"] == [{"path": "a.py", "message": "not fully read: holds NUL bytes"}]
    assert result.rules == [("a.py", 2, "leaked-key")]


@pytest.mark.parametrize(
    "name", ("a.py", "a.ts", "a.json", "a.yaml", "a.toml", "a.sh", ".env", "a.md", "a.ipynb", "a.txt")
)
def test_empty_and_odd_files(findings: Lint, name: str) -> None:
    for data in (b"", b"\n", b"\xef\xbb\xbf", b"apidot", b"apidot " + b"[" * 3000, b'apidot "', b"{apidot: [\x01"):
        write({name: data})
        result = findings(name)
        assert result.code in (0, 3)
        assert "internal error" not in result.err


@pytest.mark.parametrize("name", ["a.py", "a.js", "a.json", "a.yaml"])
@pytest.mark.parametrize("unit", [b"[", b"{", b"(", b"x.", b"-", b"a(", b"1+", b"f'{"])
def test_nesting(findings: Lint, name: str, unit: bytes) -> None:
    write({name: b"apidot\n" + unit * 20_000})
    started = time.monotonic()
    result = findings()
    assert result.code in (0, 3)
    assert "internal error" not in result.err
    assert time.monotonic() - started < 10


def test_a_large_file_is_looked_at_as_text_and_told(findings: Lint) -> None:
    write({"a.js": "f(1);\n" * 500_000 + f'const apidotApiKey = "{KEY}";\n'})
    result = findings()
    assert result.rules == [("a.js", 500_001, "leaked-key")]
    assert result.document["errors"] == [{"path": "a.js", "message": "not fully read: larger than 2 MB"}]


SCRIPT = "f(1);" * 120_000 + f'\nconst apidotApiKey = "{KEY}";\n'
"""Less than 1 MB, but more words and signs than are followed."""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", SCRIPT),
        ("a.html", f"<script>\n{SCRIPT}</script>\n"),
        ("a.vue", f"<script>\n{SCRIPT}</script>\n"),
        ("a.md", f"```js\n{SCRIPT}```\n"),
        ("a.ipynb", json.dumps({"cells": [{"cell_type": "code", "source": ["%%js\n", SCRIPT]}]}, indent=1)),
    ],
)
def test_much_code_is_looked_at_as_text_and_told(findings: Lint, name: str, text: str) -> None:
    write({name: text})
    result = findings()
    assert [(path, rule) for path, _, rule in result.rules] == [(name, "leaked-key")]
    assert result.document["errors"] == [{"path": name, "message": "not fully read: more code than is followed"}]


def test_a_large_file_with_little_code_is_followed(findings: Lint) -> None:
    call = 'requests.post("https://api.apidot.ai/api/generate/submit", json={"modle": "kling-o1"})\n'
    write({"a.py": "import requests\n" + "\n" * 1_900_000 + call})
    assert findings().code == 1


def test_a_huge_file_that_does_not_name_the_api_costs_nothing(findings: Lint) -> None:
    with Path("big.py").open("wb") as file:
        file.truncate(200_000_000)
    assert findings().code == 0
    with Path("big.py").open("ab") as file:
        file.write(b"apidot")
    result = findings()
    assert result.document["errors"] == [{"path": "big.py", "message": "not fully read: larger than 2 MB"}]


@pytest.mark.parametrize("end", ["\n", " "])
@pytest.mark.parametrize("before", [0, 120_000])
def test_a_huge_file_is_searched_for_keys(findings: Lint, end: str, before: int) -> None:
    line = "f(1); " * 50 + end
    with Path("big.js").open("w") as file:
        file.write(line * before + "// apidot\n")
        file.write(line * (120_000 - before) + f'\nconst apidotApiKey = "{KEY}";\n')
        file.write(line * 20_000 + f'\nconst key = "{KEY}";\n' + line * 20_000)
    result = findings()
    breaks = line.count("\n")
    first, second = 3 + 120_000 * breaks, 5 + 140_000 * breaks
    assert result.rules == [("big.js", first, "leaked-key"), ("big.js", second, "leaked-key")]
    assert [finding["column"] for finding in result.document["findings"]] == [23, 14]
    assert result.document["errors"] == [{"path": "big.js", "message": "not fully read: larger than 2 MB"}]


def test_blank_lines_cost_no_more_than_others(findings: Lint) -> None:
    write({"a.txt": "apidot" + "\n" * 500_000})
    started = time.monotonic()
    assert findings().code == 0
    assert time.monotonic() - started < 10


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(findings: Lint) -> None:
    write({"a.py": LEAK})
    Path("a.py").chmod(0)
    assert (findings().code, findings("a.py").code) == (0, 3)


def test_an_error_that_nobody_expected(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LookupError(KEY)

    write({"a.py": LEAK, "b.py": "# apidot\n"})
    monkeypatch.setattr(languages, "lower", fail)
    result = lint()
    assert result.code == 3
    assert "a.py: not fully read: internal error LookupError in test_input.py:" in result.err
    assert KEY not in result.out + result.err
    assert "leaked-key" in result.out


def test_an_error_in_one_rule_is_told_once(findings: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise LookupError(KEY)

    write({"a.py": LEAK, "b.py": "# apidot\n"})
    rules = tuple(rule._replace(check=fail) if rule.id == "logged-url" else rule for rule in judging.RULES)
    monkeypatch.setattr(judging, "RULES", rules)
    result = findings()
    assert result.code == 3
    assert [error["path"] for error in result.document["errors"]] == ["."]
    assert "logged-url: internal error LookupError" in result.document["errors"][0]["message"]
    assert result.rules == [("a.py", 1, "leaked-key")]


def test_an_error_in_one_file_names_it(findings: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    own = project.body

    def fail(run: object, statements: object, frame: Frame) -> None:
        if frame.file.path == "b.py":
            raise LookupError(KEY)
        own(run, statements, frame)  # type: ignore[arg-type]

    write({"a.py": LEAK, "b.py": "# apidot\nx = 1\n"})
    monkeypatch.setattr(project, "body", fail)
    result = findings()
    assert result.code == 3
    assert [error["path"] for error in result.document["errors"]] == ["b.py"]
    assert result.rules == [("a.py", 1, "leaked-key")]


def test_evaluation_that_gives_up(findings: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(files, *_: object) -> evaluate.Evaluation:  # type: ignore[no-untyped-def]
        evaluation = evaluate.Evaluation()
        evaluation.gave_up.append((files[0], "too many steps"))
        return evaluation

    write({"a.py": LEAK + "x = 1  # kling-route: ignore[logged-url]\n"})
    monkeypatch.setattr(judging, "evaluate", give_up)
    result = findings()
    assert result.code == 3
    assert result.document["errors"] == [{"path": "a.py", "message": "not fully read: too many steps"}]
    assert result.rules == [("a.py", 1, "leaked-key")]


EACH_OTHER = {
    "a.py": """\
class A:
    def run(self):
        self.other = B(self)
        return self.other

class B:
    def __init__(self, one):
        self.one = one

A().run()  # apidot
""",
    "a.js": "const options = {};  // apidot\noptions.self = options;\napp.use('/x', options);\n",
}


@pytest.mark.parametrize("path", EACH_OTHER)
def test_objects_that_hold_each_other_are_followed(lint: Lint, path: str) -> None:
    write({path: EACH_OTHER[path]})
    assert lint(path) == (0, "No findings. Scanned 1 file, 1 of them about APIDot.\n", "")
