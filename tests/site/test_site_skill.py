"""The agent skill package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from skills_ref import validate

import kling_route
from kling_route import lint
from kling_route.site.errors import CannotBuild
from kling_route.site.install import install


@pytest.fixture
def skill(built: Path) -> Path:
    return built / "skill" / "apidot-kling-o1-image-api"


def parts(skill: Path) -> tuple[dict[str, object], str]:
    _, front, body = (skill / "SKILL.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def test_the_reference_validator_accepts_it(skill: Path) -> None:
    assert validate(skill) == []


def test_it_holds_two_documents_and_nothing_to_run(skill: Path) -> None:
    files = [path for path in skill.rglob("*") if path.is_file()]
    assert {path.relative_to(skill).as_posix() for path in files} == {"SKILL.md", "references/api.md"}
    assert not any(path.stat().st_mode & 0o111 for path in files)


def test_it_keeps_the_key_variable_and_that_it_is_optional(skill: Path) -> None:
    front, _ = parts(skill)
    metadata = front["metadata"]
    assert isinstance(metadata, dict)
    claw = metadata["openclaw"]
    assert claw["primaryEnv"] == "APIDOT_API_KEY"
    assert claw["homepage"] == "https://apidot.ai/docs"
    assert [(entry["name"], entry["required"]) for entry in claw["envVars"]] == [("APIDOT_API_KEY", False)]
    assert metadata["homepage"] == "https://apidot.ai/models/kling-o1-image"


def test_it_names_every_route_with_its_address(skill: Path) -> None:
    _, body = parts(skill)
    assert [route.id for route in kling_route.routes() if f"<{route.url}>" not in body or route.goal not in body] == []


def test_it_is_short_enough_to_load(skill: Path) -> None:
    _, body = parts(skill)
    assert len(body.splitlines()) < 500
    assert tokens(body) < 5000


def tokens(text: str) -> int:
    """At least as many as a tokenizer makes: words in pieces of four letters, every other character by itself."""
    pieces = re.findall(r"[A-Za-z]{1,4}|[^A-Za-z\s]", text)
    return len(pieces)


def test_each_reference_says_when_to_open_it(skill: Path) -> None:
    _, body = parts(skill)
    section = body.split("## Reference\n")[1]
    references = [path.relative_to(skill).as_posix() for path in (skill / "references").iterdir()]
    assert references
    for name in references:
        assert re.search(rf"^- `{re.escape(name)}`: open it when ", section, re.M)


def test_it_makes_no_claim_and_names_no_price(skill: Path) -> None:
    for path in skill.rglob("*.md"):
        claims = r"\b(cheap|low[- ]cost|lower[- ]cost|costs? less|best|fastest|price[sd]?|pricing|USD)\b|[$€£]\s?\d"
        assert re.findall(claims, path.read_text(encoding="utf-8"), re.I) == []


def test_it_holds_no_request_to_copy(skill: Path) -> None:
    for path in skill.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "```" not in text
        assert "curl -" not in text


def test_it_has_no_markup_of_the_site(skill: Path) -> None:
    for path in skill.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "<span" not in text
        assert "{:" not in text


def test_the_linter_finds_nothing_in_it(skill: Path) -> None:
    assert lint.check_paths([str(skill)]).findings == ()


def test_it_is_installed_into_a_folder_of_skills_and_never_over_a_strange_file(skill: Path, tmp_path: Path) -> None:
    target = install(skill, tmp_path)
    assert validate(target) == []
    (target / "references" / "own.md").write_text("mine")
    assert install(skill, tmp_path) == target
    assert (target / "references" / "own.md").read_text() == "mine"
    (target / "SKILL.md").write_text("changed")
    with pytest.raises(CannotBuild, match="changed since"):
        install(skill, tmp_path)
    assert (target / "SKILL.md").read_text() == "changed"
    (target / "SKILL.md").unlink()
    assert install(skill, tmp_path) == target
    (target / ".kling-route").unlink()
    with pytest.raises(CannotBuild, match="not written by this command"):
        install(skill, tmp_path)
