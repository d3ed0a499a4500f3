"""What the pages say is what the table, the schemas, the rules and the linter say."""

from __future__ import annotations

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from site_checkout import ROOT
from site_pages import Page

from kling_route.lint.rules import RULES
from kling_route.site import examples, manual
from kling_route.site.knowledge import Knowledge, load
from kling_route.site.render import render
from kling_route.site.templating import templates

MODES = (
    "image-editing",
    "prompt-only-generation",
    "image-variation",
    "product-visual-cleanup",
    "reference-guided-output",
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(ROOT)


@pytest.fixture(scope="module")
def said() -> dict[examples.Example, examples.Said]:
    shown = [example for rule in RULES for example in examples.examples(cleandoc(rule.manual))]
    return examples.said(shown, examples.frames(ROOT))


def writer(knowledge: Knowledge) -> Environment:
    """What writes pages of some knowledge, without the rules."""
    return templates(knowledge, [], [], "")


def test_a_route_says_when_to_use_it_and_what_to_have_ready(built: Path, knowledge: Knowledge) -> None:
    for name, route in knowledge.routes.items():
        page = Page(built / "site" / "routes" / f"{name}.html")
        text = " ".join(page.text.split())
        assert "when" in page.ids
        for said in (route["when"], *(item["text"] for item in route.get("ready", ()))):
            assert said.replace("`", "") in text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_what_the_linter_says(built: Path, said: dict[examples.Example, examples.Said], rule: Any) -> None:
    plain = (built / "site" / "rules" / f"{rule.id}.html.md").read_text(encoding="utf-8")
    bad, good = plain.split("## Bad\n")[1].split("## How to fix\n")[0].split("## Good\n")
    for part, verdict in ((bad, f"[{rule.id}] "), (good, "No findings.")):
        shown = list(examples.examples(part))
        assert {example.language for example in shown} == set(examples.SUFFIXES)
        for example in shown:
            assert verdict in said[example].text
            assert f"```console\n{said[example].text}```" in part


def test_places_in_the_output_are_those_of_the_example(said: dict[examples.Example, examples.Said]) -> None:
    for example, output in said.items():
        lines = example.code.splitlines()
        for line in output.text.splitlines():
            number, bar, text = line.partition(" | ")
            if bar and number.strip().isdigit() and "****" not in text:  # a key is masked
                assert text in lines[int(number) - 1]


def test_each_step_of_the_picture_leads_to_the_rules_that_check_it(built: Path, knowledge: Knowledge) -> None:
    page = Page(built / "site" / "workflow.html")
    for step in knowledge.table["workflow"]["steps"]:
        for rule in step["checks"]:
            assert page.links.count(f"rules/{rule}.html") >= 3  # in both pictures and in the text


def test_every_rule_looks_after_something_that_a_source_asks_for(knowledge: Knowledge) -> None:
    idle = [rule.id for rule in RULES if not knowledge.checked_by(rule.id)]
    assert idle == ["unused-ignore"]
    named = {rule for item in knowledge.statements for rule in item.get("checks", ())}
    assert named <= {rule.id for rule in RULES}


def test_the_questions_lead_from_the_first_to_every_mode_without_a_script(built: Path, knowledge: Knowledge) -> None:
    page = Page(built / "site" / "choosing.html")
    questions = knowledge.table["questions"]
    reached, modes = {questions[0]["id"]}, []
    for question in questions:  # an answer leads to a later question only
        assert question["id"] in reached
        for answer in question["answers"]:
            target = f"#{answer['next']}" if "next" in answer else f"#{answer['id']}"
            assert target in page.links or f"routes/{answer['routes'][0]}.html" in page.links
            reached.update([answer["next"]] if "next" in answer else [])
            modes += [answer["id"]] if "mode" in answer else []
    assert sorted(modes) == sorted(MODES)
    assert reached | set(modes) <= page.ids


def test_a_table_of_fields_says_what_is_required_allowed_and_private(built: Path) -> None:
    def heads(name: str) -> str:
        text = (built / "docs" / "api" / f"{name}.md").read_text(encoding="utf-8")
        return text.split("<thead>")[1].split("</thead>")[0]

    columns = ("Field", "Type", "Meaning", "Allowed values", "Private", "Source")
    for name in ("submit-request", "status-answer"):
        assert all(f">{column}</th>" in heads(name) for column in columns)
    assert ">Required</th>" in heads("submit-request")
    assert ">Required</th>" not in heads("status-answer"), "an answer requires nothing of anybody"


def test_every_fact_shows_when_its_source_was_stored(built: Path) -> None:
    for name, date in (("models/kling-image", "S 2026-04-27"), ("routes/webhooks", "Model Routing 2026-11")):
        page = Page(built / "site" / f"{name}.html")
        assert date in " ".join(page.text.split())
        assert "checked against the live page" not in page.text


def test_a_page_that_a_team_has_read_is_named_with_the_day(knowledge: Knowledge) -> None:
    own = {"title": "Our reading", "address": "https://apidot.ai/docs/kling-o1-image", "date": "2026-11-22"}
    models = {"kling-o1-image": {"family": "kling-image", "x-source": ("own",), "x-grade": "documented"}}
    api = {**knowledge.api, "sources": {"own": own}, "models": {**knowledge.api["models"], **models}}
    context = {"family": "kling-image", "label": "Kling", "inputs": {}, "undescribed": []}
    text = render(writer(knowledge._replace(api=api)), "models/_family.md", "models/kling-image.md", context)
    assert f"[Our reading]({own['address']}), checked against the live page on 2026-11-22" in text


def test_an_address_that_somebody_has_checked_says_so_and_is_no_unknown(knowledge: Knowledge) -> None:
    first, *others = knowledge.table["routes"]
    checked = {**first, "checked": "2026-11-22"}
    after = knowledge._replace(table={**knowledge.table, "routes": [checked, *others]})
    context = {"route": checked, "related": [], "mentions": []}
    page = render(writer(after), "routes/_route.md", f"routes/{first['id']}.md", context)
    assert "checked against the live page on 2026-11-22" in page

    def unchecked(data: Knowledge) -> str:
        return render(writer(data), "unknowns.md", "unknowns.md", {}).split("{: #unchecked }")[1]

    assert f"[{first['goal']}]" in unchecked(knowledge)
    assert f"[{first['goal']}]" not in unchecked(after)


def test_what_is_not_known_is_listed(built: Path, knowledge: Knowledge) -> None:
    page = Page(built / "site" / "unknowns.html")
    text = " ".join(page.text.split())
    for name, schema in knowledge.api["inputs"].items():
        assert schema.get("x-closed") or any(link.endswith(f"#{name}") for link in page.links)
        assert "x-conflict" not in schema or schema["x-conflict"]["choice"] in text
    for item in knowledge.api["undocumented"]:
        assert item["prefix"] in text
    for route in knowledge.table["routes"]:
        assert route["url"] in page.links


def test_the_limits_are_those_of_the_rules_and_of_what_no_rule_checks(built: Path) -> None:
    text = " ".join(Page(built / "site" / "lint" / "limits.html").text.split())
    for rule in RULES:
        limits = cleandoc(rule.manual).split("## Limits\n\n")[1].split("\n\n")[0]
        assert " ".join(limits.replace("`", "").split()) in text
    assert "the user still sees one result" in text
    assert "Handle the value of" not in text


def test_what_changed_is_the_changelog(built: Path) -> None:
    text = (built / "docs" / "changes.md").read_text(encoding="utf-8")
    entries = [line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("- ")]
    assert len(entries) > 10
    assert [entry for entry in entries if entry not in text] == []


def test_the_schema_of_the_configuration_is_published_and_described(built: Path) -> None:
    published = built / "site" / "schemas" / "config.schema.json"
    assert published.read_bytes() == (ROOT / "schemas" / "config.schema.json").read_bytes()
    guide = Page(built / "site" / "lint" / "index.html")
    assert "../schemas/config.schema.json" in guide.links
    for key in json.loads(published.read_text(encoding="utf-8"))["properties"]:
        assert key in guide.text


def test_a_page_on_editors_is_linked_when_there_is_one(built: Path) -> None:
    exists = (ROOT / "content" / "lint" / "editors.md").exists()
    assert ("editors.html" in Page(built / "site" / "lint" / "index.html").links) is exists


def test_the_programs_around_the_examples_are_shown(built: Path) -> None:
    plain = (built / "site" / "rules" / "index.html.md").read_text(encoding="utf-8")
    for frame in examples.frames(ROOT).values():
        assert frame.text in plain
    assert manual.frame_tabs(examples.frames(ROOT)).count("=== ") == 2
