"""Whether a value fits a schema, and what is said to be allowed where it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kling_route.api import MORE, UNKNOWN, Catalogue, Schema, Some

SIZE = {
    "anyOf": [
        {"enum": ["auto", "1:1"]},
        {"type": "string", "pattern": "^[0-9]+x[0-9]+$", "examples": ["1024x768"]},
        {"type": "object", "properties": {"width": {"type": "integer"}, "height": {"type": "integer"}}},
    ]
}
SIZES = "one of auto, 1:1, or a text like 1024x768, or an object"
TEXTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "string"}}
RANGE = {"type": "integer", "minimum": 1, "maximum": 9}
ANY_TYPE = [None, True, 1, 1.5, "a", (), [], {}]

CASES: list[tuple[dict[str, Any], list[Any], list[Any], str]] = [
    ({}, ANY_TYPE, [], ""),
    ({"description": "Nothing is known but what it is."}, ANY_TYPE, [], ""),
    ({"type": "string"}, ["", "a"], [None, True, 1, (), {}], "a text"),
    ({"type": "integer"}, [0, -1, 2.0, 10**400], [True, False, "1", 1.5, float("inf"), None, [1]], "a whole number"),
    ({"type": "number"}, [0, 1.5], [True, "1.5", None], "a number"),
    ({"type": "boolean"}, [True, False], [0, 1, "true", None], "true or false"),
    ({"type": "null"}, [None], [0, "", False], "null"),
    ({"type": "object"}, [{}, {"a": 1}], ["a", [], None, 1], "an object"),
    ({"type": "array"}, [[], (), ["a", 1]], ["a", {}, None, 1], "a list"),
    ({"type": ["string", "null"]}, ["a", None], [1, True, []], "a text or null"),
    ({"type": "string"}, [], [b"a", object()], "a text"),
    ({"enum": ["1K", "2K", "4K"]}, ["1K", "4K"], ["1k", "8K", "", 1, None, []], "one of 1K, 2K, 4K"),
    ({"type": "string", "enum": ["1K", "2K"]}, ["1K"], ["3K", 1], "one of 1K, 2K"),
    ({"type": "string", "enum": ["frame"]}, ["frame"], ["reference", 1], "only frame"),
    ({"enum": [5, 10]}, [5, 10, 5.0], [6, "5", True], "one of 5, 10"),
    ({"enum": [1, 0]}, [0, 1], [True, False], "one of 1, 0"),
    ({"enum": [True, None]}, [True, None], [1, 0, False], "one of true, null"),
    (RANGE, [1, 9, 5.0], [0, 10, -1], "1 to 9"),
    (RANGE, [], ["5", True, 1.5], "a whole number"),
    ({"type": "number", "minimum": 0}, [0, 0.5], [-0.1], "at least 0"),
    ({"type": "number", "maximum": 2}, [2, -5], [2.1], "at most 2"),
    ({"type": "integer", "minimum": 1, "maximum": 1}, [1], [0, 2], "exactly 1"),
    ({"type": "string", "maxLength": 3}, ["", "abc"], ["abcd"], "at most 3 characters"),
    ({"type": "string", "minLength": 2, "maxLength": 3}, ["ab"], ["a", "abcd"], "2 to 3 characters"),
    ({"type": "string", "pattern": "^[0-9]+:[0-9]+$"}, ["1:1"], ["square", 1], "a text that matches ^[0-9]+:[0-9]+$"),
    ({"type": "string", "pattern": "^a", "examples": ["ab", "ac"]}, ["ab"], ["b"], "a text like ab or ac"),
    (TEXTS, [["a"], ("a", "b", "c")], [[], list("abcd")], "1 to 3 items"),
    (TEXTS, [], ["a", [1], ["a", None], [["a"]], {}], "a list of texts"),
    ({"type": "array", "maxItems": 1}, [[], ["a"]], [["a", "b"]], "at most 1 item"),
    ({"type": "array", "minItems": 1, "maxItems": 1}, [["a"]], [[], ["a", "b"]], "exactly 1 item"),
    ({"type": "array", "items": {"enum": ["a", "b"]}}, [["a"]], [["c"]], "a list whose items are one of a, b"),
    ({"type": "array", "items": RANGE}, [[1, 9]], [[10]], "a list whose items are 1 to 9"),
    ({"type": "array", "items": {"type": "object"}}, [[{}]], [["a"]], "a list of objects"),
    ({"type": "array", "items": {}}, [["a", 1, None]], ["a"], "a list"),
    ({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["b"]}, [{"a": 1}, {"c": 1}], [], ""),
    (SIZE, ["auto", "640x480", {}, {"width": 1}], ["2:1", "640 x 480", 1, None, []], SIZES),
    ({"anyOf": [{"type": "string"}, {}]}, ANY_TYPE, [], ""),
    ({"type": "string", "anyOf": [{"enum": ["a"]}, {"type": "integer"}]}, ["a"], [], ""),
    ({"type": "string", "anyOf": [{"enum": ["a"]}, {"type": "integer"}]}, [], ["b"], "only a, or a whole number"),
    ({"type": "string", "anyOf": [{"enum": ["a"]}, {"pattern": "^b"}]}, ["a", "b"], [1, None], "a text"),
    ({"type": "integer", "anyOf": [{"enum": [0]}, {"minimum": 2, "maximum": 10}]}, [0, 2], [1], "only 0, or 2 to 10"),
]

UNKNOWN_PARTS: list[tuple[dict[str, Any], list[Any], list[Any], str]] = [
    ({"type": "string"}, [UNKNOWN, Some("string")], [Some("integer"), Some("array"), Some("null")], "a text"),
    ({"type": "integer"}, [Some("integer"), Some("number")], [Some("string"), Some("boolean")], "a whole number"),
    ({"type": "number"}, [Some("integer"), Some("number")], [Some("object")], "a number"),
    ({"enum": ["a"]}, [UNKNOWN, Some("string")], [], ""),
    ({"type": "string", "enum": ["a", "b"]}, [Some("string")], [Some("integer")], "one of a, b"),
    ({"type": "string", "pattern": "^a", "maxLength": 1}, [Some("string")], [], ""),
    (RANGE, [UNKNOWN, Some("integer")], [], ""),
    (TEXTS, [UNKNOWN, Some("array"), [UNKNOWN], [MORE], ["a", MORE], [Some("string")]], [], ""),
    (TEXTS, [], [Some("string"), [Some("integer")], [MORE, 1]], "a list of texts"),
    (TEXTS, [["a", "b", "c", MORE]], [["a", "b", "c", "d", MORE], [UNKNOWN] * 4], "1 to 3 items"),
    ({"type": "array", "minItems": 2}, [["a", MORE]], [["a"]], "at least 2 items"),
    (SIZE, [UNKNOWN, Some("string"), Some("object")], [Some("integer")], SIZES),
]


def schema(node: dict[str, Any]) -> Schema:
    return Schema(node, "body")


@pytest.mark.parametrize(("node", "fitting", "others", "allowed"), CASES + UNKNOWN_PARTS)
def test_what_fits_and_what_is_allowed(
    node: dict[str, Any], fitting: list[Any], others: list[Any], allowed: str
) -> None:
    for value in fitting:
        assert schema(node).accepts(value) == "", value
    for value in others:
        assert schema(node).accepts(value) == allowed, value


def test_alternatives_have_types_and_properties() -> None:
    size = schema(SIZE)
    assert size.type == "", "one of them names no type"
    assert set(size.properties) == {"width", "height"}
    assert not size.open
    assert size.nearest("widht") == "width"
    assert schema({"anyOf": [{"type": "string"}, {"type": ["object", "string"]}]}).type == ("string", "object")
    assert schema({"anyOf": [{"type": "string"}, {"type": "string"}]}).type == "string"


def test_bodies_accept_values_too(catalogue: Catalogue) -> None:
    request = catalogue.body("submit-request")
    model, callback = request.property("model"), request.property("callback_url")
    assert model is not None and callback is not None
    assert (model.accepts("kling-o1-image-edit"), model.accepts(3)) == ("", "a text")
    assert callback.accepts(["https://studio.example/hook"]) == "a text"


def test_a_field_has_the_source_of_the_schema_that_refers_to_it(compile_texts: Callable[..., Any]) -> None:
    text = """
    kind: models
    family: f
    title: F
    models:
      - {ids: [a], fields: one, x-source: [R], x-grade: documented}
      - {ids: [b], fields: two, x-source: [S], x-grade: observed}
    inputs:
      one:
        description: One.
        x-source: [R]
        x-grade: documented
        required: [size]
        properties:
          size:
            $ref: fields.yaml#/fields/size
            anyOf: [{description: Named., enum: [auto]}, {description: Else., type: object}]
          seed: {description: A seed., type: integer}
      two:
        $ref: "#/inputs/one"
        x-source: [S]
        x-grade: observed
        required: [seed]
        properties:
          size: {$ref: fields.yaml#/fields/size, type: string}
          n: {description: How many., type: integer}
    """
    fields = "kind: fields\nfields:\n  size: {description: The size., x-mistaken: [ratio]}"
    inputs = compile_texts(f=text, fields=fields)["inputs"]
    one, two = inputs["one"], inputs["two"]
    assert one["properties"]["size"]["x-mistaken"] == ("ratio",)
    assert (one["properties"]["size"]["x-source"], one["properties"]["size"]["x-grade"]) == (("R",), "documented")
    assert one["properties"]["size"]["anyOf"][0]["x-source"] == ("R",)
    assert (two["x-source"], two["required"], list(two["properties"])) == (("S",), ("seed",), ["size", "seed", "n"])
    assert (two["properties"]["size"]["x-source"], two["properties"]["seed"]["x-source"]) == (("S",), ("R",))
    assert "anyOf" not in two["properties"]["size"], "each property is replaced as a whole"
