"""What the routing table must hold, seen through the library."""

from __future__ import annotations

import re
from typing import Any

import pytest

import kling_route
from kling_route.table import builtin_table

ADDRESSES = {
    "model-page": "https://apidot.ai/models/kling-o1-image",
    "model-docs": "https://apidot.ai/docs/kling-o1-image",
    "docs": "https://apidot.ai/docs",
    "quickstart": "https://apidot.ai/docs/quickstart",
    "webhooks": "https://apidot.ai/docs/webhooks",
    "examples": "https://github.com/APIDotAI/apidot-examples",
    "api-key": "https://apidot.ai/dashboard/api-key",
    "github": "https://github.com/APIDotAI",
    "support": "mailto:support@apidot.ai",
    "website": "https://apidot.ai",
    "authentication": "https://apidot.ai/docs/authentication",
    "errors-retries": "https://apidot.ai/docs/errors",
    "rate-limits": "https://apidot.ai/docs/rate-limits",
    "apidot-image-generation-api": "https://clawhub.ai/jiehao71727/apidot-image-generation-api",
    "apidot-kling-o3-image-api": "https://clawhub.ai/jiehao71727/apidot-kling-o3-image-api",
}

SCRIPTS = {"Chinese or Japanese": "[\u3040-\u30ff\u4e00-\u9fff]", "Korean": "[\uac00-\ud7af]"}


@pytest.fixture
def document() -> Any:
    return builtin_table().document


def test_routes_and_their_addresses() -> None:
    assert {route.id: route.url for route in kling_route.routes()} == ADDRESSES


@pytest.mark.parametrize("route", kling_route.routes(), ids=lambda route: route.id)
def test_each_route_is_filled(route: kling_route.Route) -> None:
    assert route.goal and route.summary.endswith(".") and route.place
    assert len(route.phrases) >= 12
    assert route.related
    for script in SCRIPTS.values():
        assert any(re.search(script, phrase) for phrase in route.phrases)


def test_the_older_address_of_the_errors_page_is_noted(document: Any) -> None:
    (route,) = (route for route in document["routes"] if route["id"] == "errors-retries")
    (older,) = route["links"]
    assert (older["url"], older["older"]) == ("https://apidot.ai/docs/errors-retries", True)
    assert route["note"]


def test_workflow_steps_stand_in_order(document: Any) -> None:
    steps = [step["id"] for step in document["workflow"]["steps"]]
    assert steps == ["choose-mode", "submit", "save-task-id", "poll-status", "receive-webhook", "store-results"]


def test_product_facts(document: Any) -> None:
    product = document["product"]
    assert product["homepage"] == "https://apidot.ai/models/kling-o1-image"
    assert product["docs"] == "https://apidot.ai/docs"
    assert product["key"]["variable"] == "APIDOT_API_KEY"
    assert product["key"]["required"] is False
    assert product["skill"]["name"] == "apidot-kling-o1-image-api"


def test_sections_are_complete(document: Any) -> None:
    counts = {name: len(document[name]["statements"]) for name in ("security", "guidance")}
    assert counts["security"] == 6
    assert counts["guidance"] >= 8
    assert len(document["use-when"]) == 6
    modes = [answer["mode"] for question in document["questions"] for answer in question["answers"] if "mode" in answer]
    assert len(modes) == 5
    names = [field["name"] for field in document["persist"]]
    expected = ["task_id", "selected model", "user ID", "source media references", "request status", "final image URLs"]
    assert names == expected


def test_copies_and_front_end_types_are_graded(document: Any) -> None:
    grades = {name: source["grade"] for name, source in document["sources"].items()}
    assert grades == {name: "observed" if name in "SK" else "documented" for name in grades}
    assert {"seed", "R", "X", "D", "S", "K"} <= set(grades)
