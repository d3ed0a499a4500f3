"""Each rule has programs in every format that it applies to, clean ones beside them, and programs of several files."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from expectations import Expected, expectations

from kling_route.lint import check_paths
from kling_route.lint.rules import RULES
from rules.programs import FIXTURES, files

FORMATS = {
    "Python": (".py",),
    "JavaScript": (".js", ".mjs", ".cjs"),
    "TypeScript": (".ts",),
    "JSX": (".tsx", ".jsx"),
    "shell": (".sh",),
    "notebook": (".ipynb",),
    "Markdown": (".md",),
    "HTML": (".html",),
    "Vue": (".vue",),
    "Svelte": (".svelte",),
    "dotenv": (".env",),
    "JSON": (".json",),
    "YAML": (".yaml", ".yml"),
    "TOML": (".toml",),
    "Dockerfile": (".dockerfile", ".Dockerfile"),
}
"""The formats of the first tier, and what their files end with; a Dockerfile's name is taken for its ending."""
MORE = {
    "Go": (".go",),
    "Java": (".java",),
    "C#": (".cs",),
    "Kotlin": (".kt",),
    "PHP": (".php",),
    "Ruby": (".rb",),
    "Rust": (".rs",),
    "Swift": (".swift",),
}
"""The languages of the second tier."""
TOLD = (
    *("leaked-key", "logged-key", "logged-payload", "logged-prompt", "logged-url", "invalid-value"),
    *("invented-endpoint", "invented-field", "invented-model", "invented-response-field", "invented-status"),
)
"""The rules that have programs in these."""
SETTINGS = {"dotenv", "TOML"}
"""Formats that only hold settings: no request is sent there, and nothing is logged."""
CODE = set(FORMATS) - SETTINGS
APPLIES = {rule.id: CODE for rule in RULES} | {
    "leaked-key": CODE | SETTINGS,
    "client-side-key": (CODE | SETTINGS) - {"notebook"},  # none is sent to a browser with its code
    "key-in-url": CODE | {"dotenv"},
    "unused-ignore": (CODE | SETTINGS) - {"JSON"},  # it has no comments
}
WITHIN_A_FILE = {"unused-ignore"}
"""Rules that look at nothing beyond the file."""


def format_of(path: str) -> str:
    """The format of a program, "" for any other."""
    name = PurePosixPath(path).name
    ending = ".Dockerfile" if name.startswith("Dockerfile") else PurePosixPath(f"_{name}").suffix
    return next((form for form, endings in {**FORMATS, **MORE}.items() if ending in endings), "")


EXPECTED = expectations(FIXTURES)
CLEAN = {path for path in files() if "_clean" in path or "Clean" in path} - {one.path for one in EXPECTED}


def test_table_names_rules() -> None:
    """The table of this test has no rule that does not exist."""
    assert {*APPLIES, *WITHIN_A_FILE} == {rule.id for rule in RULES}


PAIRS = [(rule, form) for rule in APPLIES for form in sorted(APPLIES[rule])]
PAIRS += [(rule, language) for rule in TOLD for language in MORE]


@pytest.mark.parametrize(("rule", "form"), PAIRS)
def test_format(rule: str, form: str) -> None:
    """A rule finds something in a program of the format, and a clean one of this format lies in the same folder."""
    faulty = [one.path for one in EXPECTED if one.rule == rule and format_of(one.path) == form]
    assert faulty, "no program in which the rule finds something"

    folders = {path.partition("/")[0] for path in faulty}
    assert [path for path in CLEAN if format_of(path) == form and path.partition("/")[0] in folders], "no clean one"


def lone(one: Expected, programs: Path, folder: Path) -> list[str]:
    """What the linter finds in the line if the rest of the project is not there."""
    copy = folder / PurePosixPath(one.path).name
    copy.write_bytes((programs / one.path).read_bytes())
    return [finding.rule for finding in check_paths([copy]).findings if finding.line == one.line]


@pytest.mark.parametrize("rule", sorted(set(APPLIES) - WITHIN_A_FILE))
def test_across_files(rule: str, programs: Path, tmp_path: Path) -> None:
    """A rule finds something that a file by itself does not show."""
    found = [one for one in EXPECTED if one.rule == rule and one.path.count("/") > 1]

    assert any(rule not in lone(one, programs, tmp_path) for one in found)
