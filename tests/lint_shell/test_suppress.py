"""Comments that take findings back."""

from __future__ import annotations

import json

import pytest

from lint_shell.conftest import Lint
from lint_shell.samples import KEY, LEAK, write

NAME = "APIDOT_API_KEY"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f'{NAME} = "{KEY}"  # kling-route: ignore[leaked-key] a revoked one\n'),
        ("a.py", f'# kling-route: ignore[leaked-key] a revoked one\n{NAME} = "{KEY}"\n'),
        ("a.py", f'#kling-route:ignore[ leaked-key ]\n{NAME} = "{KEY}"\n'),
        ("a.py", f'# kling-route: ignore[leaked-key]\n# it was revoked\n{NAME} = "{KEY}"\n'),
        ("a.ts", f'const apidotApiKey = "{KEY}"; // kling-route: ignore[leaked-key]\n'),
        ("a.ts", f'/* kling-route: ignore[leaked-key] */\nconst apidotApiKey = "{KEY}";\n'),
        ("a.ts", f'/*\n * kling-route: ignore[leaked-key]\n */\nconst apidotApiKey = "{KEY}";\n'),
        ("a.sh", f'# kling-route: ignore[leaked-key]\nexport {NAME}="{KEY}"\n'),
        (".env", f"# kling-route: ignore[leaked-key]\n{NAME}={KEY}\n"),
        ("a.yaml", f'{NAME}: "{KEY}"  # kling-route: ignore[leaked-key]\n'),
        ("a.toml", f'# kling-route: ignore[leaked-key]\n{NAME} = "{KEY}"\n'),
        ("Dockerfile", f"# kling-route: ignore[leaked-key]\nENV {NAME}={KEY}\n"),
        ("a.ini", f"; kling-route: ignore[leaked-key]\n{NAME}={KEY}\n"),
        ("a.md", f"<!-- kling-route: ignore[leaked-key] revoked -->\nUse `{NAME}={KEY}`.\n"),
        ("a.md", f'```python\n# kling-route: ignore[leaked-key]\n{NAME} = "{KEY}"\n```\n'),
        ("a.jsonc", f'{{\n  // kling-route: ignore[leaked-key]\n  "{NAME}": "{KEY}"\n}}\n'),
    ],
)
def test_every_comment_syntax(findings: Lint, path: str, text: str) -> None:
    write({path: text})
    result = findings(path)
    assert result.rules == []
    assert (result.code, result.document["summary"]["suppressed"]) == (0, 1)
    write({path: text.replace("kling-route", "another-tool")})
    assert [rule for _, _, rule in findings(path).rules] == ["leaked-key"]


def test_a_notebook_cell(findings: Lint) -> None:
    source = ["# kling-route: ignore[leaked-key]\n", f'{NAME} = "{KEY}"\n', f'{NAME} = "{KEY[::-1]}"']
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    write({"a.ipynb": json.dumps(book, indent=1)})
    result = findings()
    assert [(one["cell"], one["line"]) for one in result.document["findings"]] == [(1, 11)]
    assert result.document["summary"]["suppressed"] == 1


def test_jsx(findings: Lint) -> None:
    mark = "{/* kling-route: ignore[leaked-key] */}"
    write({"a.tsx": f'export const A = () => <div>\n  {mark}\n  <B apidotApiKey="{KEY}" />\n</div>;\n'})
    assert findings().rules == []


def test_only_the_named_rule_on_the_right_line_is_ignored(findings: Lint) -> None:
    mark = "# kling-route: ignore[leaked-key]"
    write({"a.py": f"{LEAK}{mark}\n{LEAK}{LEAK}x = 1  {mark}\n{LEAK}"})
    assert findings().rules == [
        ("a.py", 1, "leaked-key"),
        ("a.py", 4, "leaked-key"),
        ("a.py", 5, "unused-ignore"),
        ("a.py", 6, "leaked-key"),
    ]


def test_several_rules_and_several_comments(findings: Lint) -> None:
    write({"a.py": f"# kling-route: ignore[leaked-key,logged-url] both\n# kling-route: ignore[logged-payload]\n{LEAK}"})
    assert findings().rules == [("a.py", 1, "unused-ignore"), ("a.py", 2, "unused-ignore")]


def test_a_mark_in_a_string_is_no_comment(findings: Lint) -> None:
    write({"a.py": f'{NAME} = "{KEY}", "# kling-route: ignore[leaked-key]"\n'})
    assert findings().rules == [("a.py", 1, "leaked-key")]


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("ignore[leaked-keys]", 'No rule "leaked-keys"; did you mean "leaked-key"?'),
        ("ignore", "This ignore names no rule, so it ignores nothing."),
        ("ignore[]", "This ignore names no rule, so it ignores nothing."),
        ("ignore[leaked-key", "This ignore names no rule, so it ignores nothing."),
        ("ignore[logged-url]", "Nothing here to ignore: logged-url finds no fault."),
    ],
)
def test_an_ignore_that_ignores_nothing(findings: Lint, mark: str, told: str) -> None:
    write({"a.py": f"x = 1  # apidot, kling-route: {mark}\n"})
    (finding,) = findings().document["findings"]
    assert (finding["rule"], finding["severity"], finding["message"]) == ("unused-ignore", "warning", told)
    assert (finding["line"], finding["column"]) == (1, 18)


def test_an_unused_ignore_is_no_fault_where_its_rule_was_not_asked(findings: Lint) -> None:
    write({"a.py": "x = 1  # apidot, kling-route: ignore[logged-url]\n"})
    assert findings("--ignore", "logged-url").rules == []
    assert findings("--select", "leaked-key").rules == []
    write({"a.py": "x = (  # apidot, kling-route: ignore[logged-url]\n"})
    assert findings().rules == []


def test_an_unused_ignore_can_be_ignored(findings: Lint) -> None:
    write({"a.py": "x = 1  # apidot, kling-route: ignore[logged-url, unused-ignore]\n"})
    assert findings().rules == []


def test_the_first_and_last_line_of_a_long_finding(findings: Lint) -> None:
    start = "import logging, requests\nA = 'https://api.apidot.ai'\nr = requests.get(A + '/api/generate/status/x')\n"
    write(
        {"a.py": start + 'logging.info(\n    "%s",\n    r.json(),\n)  # kling-route: ignore[logged-payload] a test\n'}
    )
    result = findings()
    assert (result.rules, result.document["summary"]["suppressed"]) == ([], 1)


@pytest.mark.parametrize(
    ("path", "comment", "reasoned"),
    [
        ("a.py", "# kling-route: ignore[leaked-key] revoked in May", True),
        ("a.py", "# kling-route: ignore[leaked-key]: 已撤销", True),
        ("a.py", "# kling-route: ignore[leaked-key]", False),
        ("a.py", "# kling-route: ignore[leaked-key] --", False),
        ("a.ts", "/* kling-route: ignore[leaked-key] */", False),
        ("a.ts", "/* kling-route: ignore[leaked-key] revoked */", True),
        ("a.ini", "; kling-route: ignore[leaked-key] revoked", True),
        ("a.md", "<!-- kling-route: ignore[leaked-key] -->", False),
    ],
)
def test_a_reason_can_be_required(findings: Lint, path: str, comment: str, reasoned: bool) -> None:
    write({path: f'{comment}\n{NAME}="{KEY}"\n', ".kling-route.toml": "require-reason = true\n"})
    result = findings(path)
    assert [rule for _, _, rule in result.rules] == ([] if reasoned else ["unused-ignore"])
    assert result.document["summary"]["suppressed"] == 1
    write({".kling-route.toml": ""})
    assert findings(path).rules == []
