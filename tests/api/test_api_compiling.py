"""References, inheritance, names that documents give each other, and a team's own documents."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kling_route import api
from kling_route.api.compiling import compile_api
from kling_route.documents import DocumentError

ROOT = Path(__file__).parents[2]

HEAD = """
    $schema: https://json-schema.org/draft/2020-12/schema
    title: a body
    description: A body.
    x-source: [R]
    x-grade: documented
"""


def test_a_reference_is_replaced_and_what_stands_beside_it_wins(compile_texts: Callable[..., Any]) -> None:
    compiled = compile_texts(
        one=HEAD
        + """
    properties:
      here:
        $ref: parts/two.yaml#/$defs/text
        description: Said here.
        """,
        parts__two=HEAD
        + """
    $defs:
      text:
        description: Said there.
        type: string
        x-source: [X]
        x-grade: observed
        """,
    )
    assert compiled["bodies"]["one"]["properties"]["here"] == {
        "description": "Said here.", "type": "string", "x-source": ("X",), "x-grade": "observed",
    }  # fmt: skip
    assert "two" not in compiled["bodies"], "it only holds parts"


def test_source_and_grade_come_from_the_schema_around_in_the_same_file(compile_texts: Callable[..., Any]) -> None:
    compiled = compile_texts(
        one=HEAD
        + """
    properties:
      outer:
        description: Outer.
        x-source: [S]
        x-grade: observed
        properties:
          inner: {description: Inner.}
      other: {description: Other.}
      there: {$ref: two.yaml}
        """,
        two=HEAD.replace("[R]", "[K]").replace("documented", "observed") + "    type: string",
    )
    properties = compiled["bodies"]["one"]["properties"]
    assert properties["outer"]["properties"]["inner"]["x-source"] == ("S",)
    assert properties["outer"]["properties"]["inner"]["x-grade"] == "observed"
    assert properties["other"]["x-source"] == ("R",)
    assert properties["there"]["x-source"] == ("K",)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"one": HEAD + "    properties: {a: {$ref: '#/properties/a'}}"}, "leads back to itself"),
        (
            {"one": HEAD + "    properties: {a: {$ref: two.yaml}}", "two": HEAD + "    items: {$ref: one.yaml}"},
            "leads back to itself",
        ),
        ({"one": HEAD + "    properties: {a: {$ref: one.yaml}}"}, "leads back to itself"),
        ({"one": HEAD + "    properties: {a: {$ref: three.yaml}}"}, "three.yaml leads nowhere"),
        ({"one": HEAD + "    properties: {a: {$ref: '#/$defs/b'}}"}, "#/$defs/b leads nowhere"),
        ({"one": "title: a body\nproperties: {a: {type: string}}"}, "has no x-source and no x-grade"),
        ({"one": HEAD + "    properties: {a: text}"}, "must be a schema"),
        ({"one": "kind: nonsense"}, "breaks apidot.schema.json"),
        ({"one": "kind: models"}, "breaks apidot.schema.json"),
        ({"one": "- a"}, "breaks apidot.schema.json"),
        (
            {"one": "kind: pages\npages:\n  - {slugs: [a], models: [b], x-source: [K], x-grade: observed}"},
            "there is no model id `b`",
        ),
        ({"one": "kind: endpoints\nendpoints:\n  - {id: a, takes: b}"}, "there is no body `b`"),
        (
            {"one": "kind: models\nfamily: f\ntitle: F\nmodels:\n  - {ids: [a], fields: b}"},
            "there is no set of fields `b`",
        ),
        (
            dict.fromkeys(("one", "two"), "kind: models\nfamily: f\ntitle: F\nmodels:\n  - {ids: [a]}"),
            "the model id `a` stands in",
        ),
        (
            {"models__one": HEAD, "one": HEAD + "    type: object", "deep__one": HEAD + "    type: object"},
            "the body `one` stands in",
        ),
    ],
)
def test_contradictions_are_refused_with_their_place(
    compile_texts: Callable[..., Any], texts: dict[str, str], message: str
) -> None:
    with pytest.raises(DocumentError, match=r"\.yaml:\d+:\d+: ") as caught:
        compile_texts(**texts)
    assert message in str(caught.value)


def test_the_result_depends_on_the_sources_alone(compiled: dict[str, Any]) -> None:
    assert repr(compile_api(ROOT)) == repr(compiled)
    assert eval(repr(compiled)) == compiled


def test_the_compiled_catalogue_is_that_of_the_sources(compiled: dict[str, Any]) -> None:
    from kling_route._compiled.api import API

    assert compiled == API, "run `kling-route validate` or `kling-route build`"


def test_loading_the_catalogue_imports_nothing_slow() -> None:
    code = "import sys; from kling_route import api; api.catalogue().models; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"json", "yaml", "dataclasses", "inspect", "pathlib", "argparse", "jsonschema"} & set(
        result.stdout.split()
    )


TEAM = """
kind: models
family: kling-image
title: Kling image models
sources:
  our-reading:
    title: The page of the model
    address: https://apidot.ai/docs/kling-o1-image
    date: '2026-11-22'
models:
  - ids: [kling-o1-image-edit, kling-o9-image]
    fields: our-input
    x-source: [our-reading]
    x-grade: documented
inputs:
  our-input:
    description: What the page states.
    type: object
    additionalProperties: false
    x-closed: true
    x-private: body
    x-source: [our-reading]
    x-grade: documented
    required: [prompt, image_urls]
    properties:
      prompt: {description: The prompt., type: string, x-private: prompt}
      image_urls: {description: Source images., type: array, x-private: url, maxItems: 10}
"""


def test_a_team_lays_its_own_reading_over_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(TEAM, encoding="utf-8")
    catalogue = api.load([path])
    ours = catalogue.models["kling-o1-image-edit"].input
    assert ours is not None
    assert (ours.closed, ours.required, set(ours.properties)) == (
        True,
        ("prompt", "image_urls"),
        {"prompt", "image_urls"},
    )
    assert ours is catalogue.models["kling-o9-image"].input
    assert catalogue.sources["our-reading"]["date"] == "2026-11-22"
    assert [one.id for one in catalogue.endpoints] == [one.id for one in api.catalogue().endpoints]
    theirs = catalogue.models["kling-o3-image"].input
    assert theirs is not None and not theirs.closed
    built_in = api.catalogue().models["kling-o1-image-edit"].input
    assert built_in is not None and not built_in.closed


def test_a_teams_mistake_has_a_place(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(TEAM.replace("fields: our-input", "fields: our-imput"), encoding="utf-8")
    with pytest.raises(
        DocumentError, match=r"team\.yaml:12:\d+: there is no set of fields `our-imput`; did you mean `our-input`\?"
    ):
        api.load([path])
