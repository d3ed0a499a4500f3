"""The README and its neighbours say what is so: commands, rules, options, targets, hooks, links and examples."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from packaging.requirements import Requirement

from kling_route.cli import COMMANDS
from kling_route.lint.rules import RULES

Run = Callable[..., "CompletedProcess[str]"]

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")

ADDITION = (
    "kind: models\nfamily: ours\ntitle: A model of ours\nmodels: [{ids: [ours-1], x-source: [K], x-grade: observed}]\n"
)
"""What a team adds with `api-schemas`."""


@pytest.fixture
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_every_command_is_there(readme: str) -> None:
    named = set(re.findall(r"^\| `kling-route ([a-z]+)[ `]", readme, re.MULTILINE))
    assert named == set(COMMANDS)


def test_every_rule_is_there(readme: str) -> None:
    for rule in RULES:
        assert f"| `{rule.id}` | {rule.severity} |" in readme, f"the table of rules lacks {rule.id}, {rule.severity}"


def test_every_option_exists(readme: str, run: Run) -> None:
    helps = " ".join(run(command, "--help").stdout for command in COMMANDS)
    options = set(re.findall(r"`(?:kling-route \w+ )?(--[a-z-]+)", readme))
    assert options, "the README names options"
    assert not {option for option in options if not re.search(rf"{option}\b", helps)}


def test_every_hook_is_there(readme: str, root: Path) -> None:
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (snippet,) = blocks(readme, "yaml")
    used = {hook["id"] for repo in yaml.safe_load(snippet)["repos"] for hook in repo["hooks"]}
    assert used == {hook["id"] for hook in hooks}


def test_every_make_target_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in DOCUMENTS:
        named = set(re.findall(r"(?:`|^\$ )make ([a-z]+)", (root / name).read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets, f"{name}: {sorted(named - targets)}"


def test_every_dependency_has_its_reason(readme: str, root: Path) -> None:
    with (root / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    for text in (*project["dependencies"], *project["optional-dependencies"]["site"]):
        assert f"`{Requirement(text).name}`" in readme


def test_every_link_leads_somewhere(root: Path) -> None:
    for name in DOCUMENTS:
        links = re.findall(r"\]\(([^)#]+)\)", (root / name).read_text(encoding="utf-8"))
        missing = [link for link in links if "://" not in link and not (root / link).exists()]
        assert not missing, f"{name}: {missing}"


def test_the_lookups_print_what_is_shown(readme: str, run: Run) -> None:
    shown = [
        block for block in blocks(readme, "console") if block.startswith("$ kling-route") and block.count("\n") > 1
    ]
    assert shown, "the README shows a lookup"
    for block in shown:
        command, _, output = block.partition("\n")
        assert run(*command.split()[2:]).stdout == output


def test_the_configuration_is_accepted(readme: str, run: Run, tmp_path: Path) -> None:
    (configuration,) = blocks(readme, "toml")
    (tmp_path / "pyproject.toml").write_text(configuration, encoding="utf-8")
    (tmp_path / "apidot").mkdir()
    (tmp_path / "apidot" / "models.yaml").write_text(ADDITION, encoding="utf-8")
    done = run("lint")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_python_examples_are_python(readme: str) -> None:
    for block in blocks(readme, "python"):
        ast.parse(block)


def test_the_changelog_names_every_rule_and_command(root: Path) -> None:
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    for name in (*COMMANDS, *(rule.id for rule in RULES)):
        assert re.search(rf"\b{name}\b", changelog), name
