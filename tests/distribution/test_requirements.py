"""What the package depends on: it is declared, it is locked, and every grammar loads."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from installed import LOCK, pins
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kling_route.lint.languages import LANGUAGES, parser

GRAMMARS = [name for name, language in LANGUAGES.items() if language.grammar]


@pytest.fixture
def project(root: Path) -> dict[str, Any]:
    with (root / "pyproject.toml").open("rb") as file:
        content: dict[str, Any] = tomllib.load(file)["project"]
    return content


@pytest.mark.parametrize("language", GRAMMARS)
def test_every_grammar_loads(language: str) -> None:
    assert parser(language)(b"\n").end_byte == 1


def grammars(extra: str) -> set[str]:
    """The packages of the grammars that an extra brings; "" stands for the package itself."""
    modules = {LANGUAGES[name].grammar.partition(":")[0] for name in GRAMMARS if LANGUAGES[name].extra == extra}
    return {canonicalize_name(module) for module in modules}


@pytest.mark.parametrize("extra", ["", "more-languages"])
def test_every_grammar_is_a_dependency_and_the_other_way_round(project: dict[str, Any], extra: str) -> None:
    texts = project["optional-dependencies"][extra] if extra else project["dependencies"]
    declared = {canonicalize_name(Requirement(text).name) for text in texts}
    assert {name for name in declared if name.startswith("tree-sitter-")} == grammars(extra)


def test_the_site_generator_is_an_extra(project: dict[str, Any]) -> None:
    site = {Requirement(text).name: Requirement(text) for text in project["optional-dependencies"]["site"]}
    assert {"jinja2", "mkdocs", "mkdocs-material"} <= set(site)
    assert "2.0" not in site["mkdocs"].specifier
    assert not set(site) & {Requirement(text).name for text in project["dependencies"]}


def test_the_lock_fits_the_project(root: Path, project: dict[str, Any]) -> None:
    """`make lock` writes it anew."""
    locked: dict[str, list[str]] = {}
    for pin in map(Requirement, pins(root)):
        (version,) = pin.specifier
        locked.setdefault(canonicalize_name(pin.name), []).append(version.version)
    wanted = [
        *project["dependencies"],
        *(text for extra in project["optional-dependencies"].values() for text in extra),
    ]
    for requirement in map(Requirement, wanted):
        if requirement.name != project["name"]:
            versions = locked.get(canonicalize_name(requirement.name), [])
            assert versions, f"{requirement} is not in {LOCK}"
            assert all(version in requirement.specifier for version in versions), requirement


def test_the_lock_names_no_place(root: Path) -> None:
    """Neither the host of a registry nor a folder of the machine it was written on."""
    text = (root / LOCK).read_text(encoding="utf-8")
    assert not re.findall(r"\w+://.*|file:.*|^-.*|.*/(?:home|opt|root|tmp|work)/.*", text, re.MULTILINE)
    assert text.count("--hash=sha256:") > len(pins(root))
