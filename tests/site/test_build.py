"""`kling-route build`: what it writes, and what it refuses."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from site_checkout import ROOT, Build, build_in, copy_checkout, once
from site_pages import Page

import kling_route
from kling_route import api
from kling_route.lint.rules import RULES


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with a build that knows where it will be served and edited, and whose skill is installed."""

    def make(folder: Path) -> None:
        checkout = copy_checkout(folder / "checkout")
        addresses = ("--site-url", "https://docs.example/kling/", "--edit-url", "https://git.example/edit/main/")
        done = build_in(checkout, *addresses, "--skill", str(checkout / "skills"))
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "addressed", make) / "checkout"


def test_every_route_has_a_page_with_its_address(built: Path) -> None:
    for route in kling_route.routes():
        page = Page(built / "site" / "routes" / f"{route.id}.html")
        assert route.url in page.links
        assert route.goal in page.text


def test_the_home_page_lists_every_goal_with_its_address(built: Path) -> None:
    home = Page(built / "site" / "index.html")
    for route in kling_route.routes():
        assert route.goal in home.text
        assert {route.url, f"routes/{route.id}.html"} <= set(home.links)


def test_the_command_line_shown_on_a_route_page_leads_to_the_route(built: Path) -> None:
    for route in kling_route.routes():
        text = (built / "docs" / "routes" / f"{route.id}.md").read_text(encoding="utf-8")
        goal = text.split("$ kling-route ")[1].splitlines()[0]
        assert kling_route.find(goal)[0].route.id == route.id


def test_every_rule_has_a_page_with_its_manual(built: Path) -> None:
    listed = Page(built / "site" / "rules" / "index.html")
    for rule in RULES:
        page = Page(built / "site" / "rules" / f"{rule.id}.html")
        assert rule.id in page.text
        assert rule.severity in page.text
        assert rule.manual.strip().splitlines()[0] in page.text
        assert {"why", "bad", "good", "fix", "limits"} <= page.ids
        assert f"{rule.id}.html" in listed.links


def test_examples_of_a_rule_stand_in_tabs_when_there_are_several(built: Path) -> None:
    page = Page(built / "site" / "rules" / "logged-url.html")
    assert any(attributes.get("class") == "tabbed-labels" for _, attributes in page.elements)
    assert "```" not in page.text


def test_the_workflow_steps_stand_in_order_and_in_the_picture(built: Path) -> None:
    table = yaml.safe_load((ROOT / "routing.yaml").read_text(encoding="utf-8"))
    page = Page(built / "site" / "workflow.html")
    pictures = [attributes for tag, attributes in page.elements if tag == "svg" and attributes.get("role") == "group"]
    assert len(pictures) == 2
    for picture in pictures:
        assert set(picture["aria-labelledby"].split()) <= page.ids
    for number, step in enumerate(table["workflow"]["steps"], 1):
        assert step["id"] in page.ids
        assert f"{number}. {step['title']}" in page.text


@pytest.mark.parametrize(
    ("page", "part"), [("security", "security"), ("integration", "guidance"), ("integration", "use-when")]
)
def test_every_statement_is_an_anchor_of_its_page(built: Path, page: str, part: str) -> None:
    table = yaml.safe_load((ROOT / "routing.yaml").read_text(encoding="utf-8"))
    statements = table[part] if isinstance(table[part], list) else table[part]["statements"]
    assert {statement["id"] for statement in statements} <= Page(built / "site" / f"{page}.html").ids


def test_the_reference_shows_every_field_with_its_grade(built: Path) -> None:
    for endpoint in api.catalogue().endpoints:
        for schema in (endpoint.takes, endpoint.answers) if endpoint.documented else ():
            if schema is None:
                continue
            page = Page(built / "site" / "api" / f"{schema.name}.html")
            for name, field in schema.properties.items():
                assert name in page.ids
                assert field.grade in page.text


def test_the_reference_shows_both_sides_of_a_conflict(built: Path) -> None:
    text = Page(built / "site" / "api" / "status-answer.html").text
    assert "sources disagree" in text
    assert "The files stand in data.files." in text
    assert "The files stand in data.output.files." in text


def test_every_model_id_is_listed(built: Path) -> None:
    text = Page(built / "site" / "models" / "index.html").text
    assert [name for name in api.catalogue().models if name not in text] == []


def test_every_command_is_described_by_its_own_help(built: Path) -> None:
    page = Page(built / "site" / "commands.html")
    for command in ("find", "routes", "lint", "explain", "validate", "build", "serve"):
        assert command in page.ids
        assert f"usage: kling-route {command}" in page.text or f"usage: kling-route [{command}]" in page.text


def test_without_an_address_there_is_no_sitemap(built: Path) -> None:
    assert not list((built / "site").glob("sitemap*"))


def test_with_an_address_the_sitemap_names_every_page_and_no_date(addressed: Path) -> None:
    sitemap = (addressed / "build" / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://docs.example/kling/routes/webhooks.html</loc>" in sitemap
    assert "lastmod" not in sitemap
    assert "https://docs.example/kling/workflow.html" in (addressed / "build" / "llms.txt").read_text(encoding="utf-8")


def test_the_skill_is_installed_where_the_command_says(addressed: Path) -> None:
    name = "apidot-kling-o1-image-api"
    for path in (addressed / "build" / "skill" / name).rglob("*.md"):
        installed = addressed / "skills" / path.relative_to(addressed / "build" / "skill")
        assert installed.read_bytes() == path.read_bytes()


def test_a_wrong_table_is_refused_with_its_places(checkout: Path, build: Build) -> None:
    table = checkout / "routing.yaml"
    table.write_text(table.read_text(encoding="utf-8").replace("kind: docs", "kind: book", 1), encoding="utf-8")
    done = build(checkout)
    assert done.returncode == 1
    assert "routing.yaml:" in done.stdout
    assert "Traceback" not in done.stderr
    assert not (checkout / "build" / "site").exists()


def test_a_link_that_leads_nowhere_fails_the_build(checkout: Path, build: Build) -> None:
    page = checkout / "content" / "security.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone](nowhere.md)\n", encoding="utf-8")
    done = build(checkout)
    assert done.returncode == 1
    assert "nowhere.md" in done.stdout


def test_a_template_that_cannot_be_written_names_its_place(checkout: Path, build: Build) -> None:
    page = checkout / "content" / "security.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ nothing.here }}\n", encoding="utf-8")
    done = build(checkout)
    assert done.returncode == 1
    assert "security.md:" in done.stdout
    assert "Traceback" not in done.stderr


def test_pages_of_an_earlier_build_are_gone(built: Path, build: Build, tmp_path: Path) -> None:
    again = shutil.copytree(built, tmp_path / "again")
    stale = again / "docs" / "stale.md"
    stale.write_text("# Stale\n", encoding="utf-8")
    assert build(ROOT, "--out", str(again)).returncode == 0
    assert not stale.exists()


def test_a_folder_that_is_not_a_build_is_left_alone(checkout: Path, build: Build, tmp_path: Path) -> None:
    mine = tmp_path / "mine" / "docs"
    mine.mkdir(parents=True)
    (mine / "letter.txt").write_text("Dear", encoding="utf-8")
    done = build(checkout, "--out", str(mine.parent))
    assert done.returncode == 2
    assert "--out" in done.stderr
    assert (mine / "letter.txt").read_text(encoding="utf-8") == "Dear"


def test_it_says_that_it_needs_a_checkout(checkout: Path, build: Build) -> None:
    (checkout / "routing.yaml").unlink()
    done = build(checkout)
    assert done.returncode == 2
    assert "needs a checkout" in done.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_it_says_that_it_needs_the_extra(command: str, tmp_path: Path) -> None:
    start = f"import sys; sys.modules['mkdocs'] = None; from kling_route.cli import main; sys.exit(main(['{command}']))"
    done = subprocess.run(
        [sys.executable, "-c", start],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 2
    assert "`site` extra" in done.stderr
    assert not list(tmp_path.iterdir())


def test_pages_link_to_where_their_source_is_edited(addressed: Path) -> None:
    site = addressed / "build" / "site"
    table = (addressed / "routing.yaml").read_text(encoding="utf-8")
    line = table[: table.index("- id: webhooks")].count("\n") + 1
    expected = {
        "index.html": "content/index.md",
        "routes/webhooks.html": f"routing.yaml#L{line}",
        "rules/logged-url.html": "kling_route/lint/rules/logged_url.py",
        "api/status-answer.html": "schemas/apidot/status-answer.yaml",
    }
    for name, source in expected.items():
        assert f'href="https://git.example/edit/main/{source}"' in (site / name).read_text(encoding="utf-8")
    for link in re.findall(r'edit/main/([^"#]+)', "".join(page.read_text() for page in site.rglob("*.html"))):
        assert (addressed / link).is_file()


def test_without_an_address_no_page_links_to_its_source(built: Path) -> None:
    assert "Edit the source" not in (built / "site" / "index.html").read_text(encoding="utf-8")
