"""Every fact names who states it; and the facts are those that were gathered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kling_route.api import Catalogue
from kling_route.documents import load

ROOT = Path(__file__).parents[2]

FILES = sorted((ROOT / "schemas" / "apidot").rglob("*.yaml"))
SOURCES: dict[str, Any] = load(ROOT / "routing.yaml").value["sources"]


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from mappings(part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_source_is_an_entry_of_the_table(path: Path) -> None:
    document = load(path).value
    named = [source for node in mappings(document) for source in node.get("x-source", ())]
    assert bool(named) is (document.get("kind") != "fields"), "fields are stated where they are referred to"
    assert set(named) <= set(SOURCES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_documented_has_a_source_that_documents(path: Path) -> None:
    for node in mappings(load(path).value):
        if node.get("x-grade") == "documented" and "x-source" in node:
            assert "documented" in {SOURCES[source]["grade"] for source in node["x-source"]}, node


def test_every_property_has_source_and_grade(compiled: dict[str, Any]) -> None:
    count = 0
    for part in ("bodies", "inputs"):
        for schema in compiled[part].values():
            for node in mappings(schema):
                for described in (*node.get("properties", {}).values(), *([node["items"]] if "items" in node else [])):
                    assert described["x-source"] and described["x-grade"] in ("documented", "observed")
                    count += 1
    assert count > 100


def test_every_other_fact_has_source_and_grade(catalogue: Catalogue) -> None:
    facts = [*catalogue.endpoints, *catalogue.auth.values(), *catalogue.variables.values(), *catalogue.models.values()]
    undocumented = {fact.id for fact in catalogue.endpoints if not fact.documented}
    assert undocumented == {"common", "upload", "user"}
    for fact in facts:
        assert fact.grade in ("documented", "observed")
        assert fact.source or fact.id in undocumented  # type: ignore[union-attr]


MODELS = {
    "documented": """
                gpt-image-2 gpt-image-2-edit nano-banana-2 nano-banana-2-edit nano-banana-pro nano-banana-pro-edit
        seedream-4.5         seedream-4.5-edit seedream-5.0-lite seedream-5.0-lite-edit flux-2-pro flux-2-flex
        flux-2-pro-edit         flux-2-flex-edit flux-kontext-pro flux-kontext-max flux-kontext-pro-edit
        flux-kontext-max-edit wan-2.7-image         wan-2.7-image-pro z-image grok-imagine-image-quality
        grok-imagine-video-1.5 kling-3.0-motion-control runway-gen-4.5 seedance-2         seedance-2-fast
        veo3.1-lite veo3.1-fast veo3.1-quality sora-2-official sora-2-pro-official happy-horse
        wan2.7-text-to-video wan2.7-image-to-video wan2.7-reference-to-video wan2.7-edit-video omni-flash
        meshy-6-text-to-3d meshy-6-image-to-3d meshy-6-multi-image-to-3d tripo3d-h3.1-text-to-3d
        tripo3d-h3.1-image-to-3d tripo3d-h3.1-multiview-to-3d tripo3d-p1-text-to-3d tripo3d-p1-image-to-3d
        generate-music gpt-5.4 claude-opus-4-5-20251101 claude-sonnet-4-6 claude-opus-4-6 gemini-3-flash-preview
        gemini-3-pro-preview claude-opus-4-7 minimax-music-2.6
        """,
    "observed": """
                claude-sonnet-4-5-20250929 claude-haiku-4-5-20251001 kling-o3-image kling-o3-image-edit
        kling-o1-image-edit         hailuo-2.3 hailuo-02 hailuo-02-pro kling-2.1/standard kling-2.1/pro
        kling-2.5-turbo-pro kling-2.6         kling-2.6-motion-control kling-3.0/standard kling-3.0/pro
        wan2.2-image-to-video-fast wan2.2-text-to-video-fast         wan2.5-image-to-video wan2.5-text-to-video
        wan2.6-text-to-video wan2.6-image-to-video wan2.6-video-to-video         wan-animate-move
        wan-animate-replace nano-banana nano-banana-edit nano-banana-2-new nano-banana-2-new-edit
        nano-banana-2-official nano-banana-2-official-edit seedream-4 seedream-4-edit seedance-1.5-pro
        seedance-1.0-pro         gpt-image-1.5 gpt-image-1.5-edit gpt-4o-image gpt-4o-image-edit grok-imagine-image
        grok-imagine sora-2         sora-2-pro sora-2-stable extend-music upload-and-cover-audio
        upload-and-extend-audio add-instrumental add-vocals         get-timestamped-lyrics boost-music-style
        generate-music-cover replace-section generate-persona generate-lyrics         convert-to-wav separate-vocals
        stem-split upload-and-separate-vocals create-music-video seedream-5.0         seedream-5.0-edit
        seedream-5.0-search generate-midi veo3.1-lite-official veo3.1-fast-official         veo3.1-quality-official
        kling-o3/standard kling-o3/pro
        """,
}


def test_every_model_id_that_a_source_names(catalogue: Catalogue) -> None:
    for grade, names in MODELS.items():
        assert {name for name, model in catalogue.models.items() if model.grade == grade} == set(names.split())


def test_models_are_asked_for_where_they_answer(catalogue: Catalogue) -> None:
    models = catalogue.models
    assert models["kling-o1-image-edit"].endpoints == ("submit-task",)
    assert models["gpt-5.4"].endpoints == ("chat-completions",)
    assert models["claude-sonnet-4-6"].endpoints == ("create-message",)
    assert models["gemini-3-pro-preview"].endpoints == ("generate-content", "stream-generate-content")
    assert set(catalogue.families) == {model.family for model in models.values()}


@pytest.mark.parametrize(
    ("name", "intended", "similar"),
    [
        ("kling-o1-image", ("kling-o1-image-edit",), "kling-o1-image-edit"),
        ("kling-o1-image-edti", ("kling-o1-image-edit",), "kling-o1-image-edit"),
        ("Kling-O1-Image-Edit", ("kling-o1-image-edit",), "kling-o1-image-edit"),
        ("veo-3-1", ("veo3.1-lite", "veo3.1-fast", "veo3.1-quality"), "veo3.1-lite"),
        ("gpt-5", ("gpt-5.4",), "gpt-5.4"),
        ("kling-2-6", ("kling-2.6",), "kling-2.6"),
        ("hunyuan-3d-3-1", (), None),
        ("kling-o1-image-editor-pro", (), "kling-o1-image-edit"),
        ("a-model-of-our-own", (), None),
        ("", (), None),
    ],
)
def test_unknown_model_ids(catalogue: Catalogue, name: str, intended: tuple[str, ...], similar: str | None) -> None:
    assert catalogue.intended_models(name) == intended
    if similar:
        assert catalogue.similar_model(name) == similar


def test_variables_and_keys(catalogue: Catalogue) -> None:
    assert catalogue.keys.variables == ("APIDOT_API_KEY",)
    held = {variable.holds: variable.private for variable in catalogue.variables.values()}
    assert held == {"key": "key", "base": "", "callback": "url", "tasks": ""}
    assert "YOUR_API_KEY_HERE" in catalogue.keys.placeholders
    assert {"sk-or-", "sk-ant-", "sk-proj-", "sk-svcacct-"} <= set(catalogue.keys.foreign_prefixes)


def test_the_shape_of_a_key(catalogue: Catalogue) -> None:
    shape = re.compile(catalogue.keys.shape)
    key = "sk-" + "aB3dE6gH9j" * 6
    assert shape.search(f"Bearer {key}")
    assert shape.search(f'"{key}"')
    assert not shape.search("task-unified-1757165031-uyujaw3d"), "a task id"
    assert not shape.search("x" + key), "a letter right before it"
    assert not shape.search("sk-" + "a" * 19), "too short"


def test_conflicts_stand_as_data(compiled: dict[str, Any]) -> None:
    conflicts = [node["x-conflict"] for node in mappings(compiled["bodies"]) if "x-conflict" in node]
    assert {conflict["choice"] for conflict in conflicts} == {
        "Both values are accepted, as samples do.",
        "Both places are accepted.",
    }
    for conflict in conflicts:
        assert {source for reading in conflict["readings"] for source in reading["x-source"]} <= set(SOURCES)


def test_what_goes_wrong_and_whether_to_try_again(catalogue: Catalogue) -> None:
    errors = {error["code"]: error.get("retry") for error in catalogue.body("error").keyword("x-errors")}
    assert errors == {400: "never", 401: None, 402: "never", 429: "later", 500: "later"}
