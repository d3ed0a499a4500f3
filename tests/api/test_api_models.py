"""What each model takes: its fields as the sources list them, and how sure the list is."""

from __future__ import annotations

from typing import Any

import pytest

from kling_route.api import Catalogue, Schema

FIELDS = {
    "gpt-image-2": "prompt* quality size resolution",
    "gpt-image-2-edit": "prompt* quality size resolution image_urls*",
    "nano-banana-2": "prompt* resolution size output_format google_search seed image_urls",
    "nano-banana-2-edit": "prompt* resolution size output_format google_search seed image_urls*",
    "nano-banana-pro nano-banana-pro-edit": "prompt resolution size output_format enable_web_search image_urls",
    "nano-banana nano-banana-edit nano-banana-2-new nano-banana-2-new-edit": """
        prompt* resolution size n google_search enable_web_search output_format image_urls mask_url""",
    "seedream-4.5 seedream-4.5-edit seedream-5.0-lite seedream-5.0-lite-edit": "prompt* size n image_urls",
    "seedream-4 seedream-4-edit": "prompt* size resolution n image_urls",
    "seedream-5.0 seedream-5.0-edit seedream-5.0-search": "prompt* size n image_urls web_search",
    "flux-2-pro flux-2-flex": "prompt* size* resolution*",
    "flux-2-pro-edit flux-2-flex-edit": "prompt* size* resolution* image_urls",
    "flux-kontext-pro flux-kontext-max": "prompt* size output_format",
    "flux-kontext-pro-edit flux-kontext-max-edit": "prompt* size output_format image_urls",
    "wan-2.7-image wan-2.7-image-pro": "prompt* size n seed image_urls",
    "z-image": "prompt* size* enable_safety_checker",
    "gpt-4o-image gpt-4o-image-edit": "prompt* size n image_urls mask_url",
    "kling-o3-image kling-o3-image-edit kling-o1-image-edit": """
        prompt* image_urls elements resolution result_type size output_format n series_amount""",
    "grok-imagine-image-quality": "prompt* n aspect_ratio resolution output_format image_urls",
    "grok-imagine-image": "prompt* size",
    "grok-imagine": "prompt* size mode duration aspect_ratio image_urls",
    "grok-imagine-video-1.5": "prompt* image_urls* resolution duration",
    "kling-3.0-motion-control": "prompt image_urls* video_urls* character_orientation* resolution",
    "kling-2.6-motion-control": "prompt image_urls* video_urls* character_orientation resolution",
    "kling-2.6": "prompt* sound aspect_ratio duration image_urls",
    "kling-3.0/standard kling-3.0/pro": """
        duration* multi_shots* prompt multi_prompt image_urls sound aspect_ratio kling_elements""",
    "kling-2.1/standard kling-2.1/pro": "prompt* duration start_image_url* end_image_url negative_prompt",
    "kling-2.5-turbo-pro": "prompt* duration start_image_url end_image_url aspect_ratio negative_prompt",
    "runway-gen-4.5": "prompt* duration aspect_ratio image_urls seed",
    "seedance-2 seedance-2-fast": """
        prompt* duration* aspect_ratio resolution* generate_audio image_urls reference_image_urls reference_video_urls
        reference_audio_urls seed""",
    "seedance-1.5-pro": "prompt* image_urls aspect_ratio resolution duration fixed_lens generate_audio",
    "seedance-1.0-pro": "prompt* resolution duration image_urls*",
    "veo3.1-lite veo3.1-fast veo3.1-quality": "prompt* duration aspect_ratio resolution generate_type image_urls",
    "sora-2-official sora-2-pro-official": "prompt* duration aspect_ratio resolution image_urls",
    "sora-2 sora-2-pro": "prompt* duration aspect_ratio image_urls watermark",
    "happy-horse": """
        prompt resolution duration aspect_ratio image_urls reference_image_urls video_url audio_setting seed
        enable_safety_checker""",
    "wan2.7-text-to-video wan2.7-image-to-video wan2.7-reference-to-video wan2.7-edit-video": """
        prompt resolution seed enable_safety_checker aspect_ratio duration audio_url image_urls video_url
        reference_image_urls reference_video_urls reference_image_url multi_shots audio_setting""",
    "wan2.6-text-to-video wan2.6-image-to-video wan2.6-video-to-video": """
        prompt* duration resolution multi_shots image_urls video_urls""",
    "wan2.5-text-to-video wan2.5-image-to-video": """
        prompt* duration aspect_ratio resolution image_urls audio negative_prompt seed""",
    "wan2.2-text-to-video-fast wan2.2-image-to-video-fast": "prompt* resolution aspect_ratio seed image_urls",
    "wan-animate-move wan-animate-replace": "video_url* image_urls* resolution",
    "hailuo-02 hailuo-02-pro": "prompt* prompt_optimizer resolution duration image_urls end_image_url",
    "hailuo-2.3": "prompt* prompt_optimizer resolution duration image_urls end_image_url start_image_url",
    "omni-flash": "prompt* image_urls video_urls resolution duration aspect_ratio",
    "meshy-6-text-to-3d": """
        prompt mode topology target_polycount should_remesh symmetry_mode enable_pbr enable_prompt_expansion
        enable_safety_checker""",
    "meshy-6-image-to-3d meshy-6-multi-image-to-3d": """
        prompt mode topology target_polycount should_remesh symmetry_mode enable_pbr enable_prompt_expansion
        enable_safety_checker image_urls should_texture""",
    "tripo3d-h3.1-text-to-3d tripo3d-h3.1-image-to-3d tripo3d-h3.1-multiview-to-3d": """
        prompt negative_prompt image_urls face_limit texture texture_quality pbr geometry_quality auto_size quad""",
    "tripo3d-p1-text-to-3d tripo3d-p1-image-to-3d": """
        prompt negative_prompt image_urls face_limit texture texture_quality pbr geometry_quality auto_size quad
        model_seed""",
    "generate-music": """
        prompt* custom_mode* instrumental* mv* style title negative_tags vocal_gender style_weight weirdness_constraint
        audio_weight persona_id""",
    "minimax-music-2.6": "prompt* lyrics lyrics_optimizer is_instrumental audio_setting",
}
"""The fields of each model; `*` for one that must be there."""

CLOSED = """
    gpt-image-2 gpt-image-2-edit nano-banana-2 nano-banana-2-edit seedream-4.5 seedream-4.5-edit seedream-5.0-lite
    seedream-5.0-lite-edit grok-imagine-image-quality kling-3.0-motion-control runway-gen-4.5 seedance-2 seedance-2-fast
    sora-2-official sora-2-pro-official happy-horse wan2.7-text-to-video wan2.7-image-to-video wan2.7-reference-to-video
    wan2.7-edit-video omni-flash
    """
"""Models whose fields an official model repository lists in full."""

NO_LIST = """
    gpt-image-1.5 gpt-image-1.5-edit nano-banana-2-official nano-banana-2-official-edit kling-o3/standard kling-o3/pro
    veo3.1-lite-official veo3.1-fast-official veo3.1-quality-official sora-2-stable extend-music upload-and-cover-audio
    upload-and-extend-audio add-instrumental add-vocals get-timestamped-lyrics boost-music-style generate-music-cover
    replace-section generate-persona generate-lyrics convert-to-wav separate-vocals stem-split
    upload-and-separate-vocals create-music-video generate-midi
    """
"""Models of which no source lists the fields."""

PRIVATE = {"prompt": "prompt negative_prompt lyrics", "url": "audio"}
"""Names that are private; those that end as addresses do are too."""


def field(catalogue: Catalogue, model: str, name: str) -> Schema:
    schema = catalogue.models[model].input
    for step in name.replace("[]", ".[]").split("."):
        assert schema is not None, name
        schema = schema.items if step == "[]" else schema.property(step)
    assert schema is not None, name
    return schema


@pytest.mark.parametrize("models", FIELDS)
def test_a_model_takes_what_its_sources_list(catalogue: Catalogue, models: str) -> None:
    listed = FIELDS[models].split()
    for model in models.split():
        schema = catalogue.models[model].input
        assert schema is not None
        assert set(schema.properties) == {name.rstrip("*") for name in listed}
        assert set(schema.required) == {name.rstrip("*") for name in listed if name.endswith("*")}
        assert not schema.open, "what it lacks is reported"
        assert schema.private == "body"
        assert schema is catalogue.body("submit-request").select(model)


def test_every_model_of_the_submit_address_is_judged_or_has_no_list(catalogue: Catalogue) -> None:
    submitted = {name for name, model in catalogue.models.items() if model.endpoints == ("submit-task",)}
    described = {model for models in FIELDS for model in models.split()}
    assert described == {name for name, model in catalogue.models.items() if model.input is not None}
    assert submitted - described == set(NO_LIST.split())


def test_only_official_model_repositories_close_a_list(catalogue: Catalogue) -> None:
    closed = {name for name, model in catalogue.models.items() if model.input is not None and model.input.closed}
    assert closed == set(CLOSED.split())
    for name in closed:
        schema = catalogue.models[name].input
        assert schema is not None
        assert (schema.grade, schema.source[0], schema.keyword("additionalProperties")) == ("documented", "R", False)


def test_an_enumeration_is_closed_only_in_a_closed_list(catalogue: Catalogue) -> None:
    for model in catalogue.models.values():
        for name, schema in model.input.walk() if model.input is not None else ():
            if schema.enum and schema.path.count(".") == 1:
                assert model.input is not None
                assert schema.closed is model.input.closed, (model.id, name)


def test_grades_follow_the_sources(catalogue: Catalogue) -> None:
    for model in catalogue.models.values():
        if model.input is not None:
            assert model.input.grade == model.grade, model.id
            for name, schema in model.input.walk():
                assert (schema.grade == "documented") is bool({"R", "X", "D"} & set(schema.source)), (model.id, name)
    assert field(catalogue, "seedance-2", "seed").grade == "observed"
    assert field(catalogue, "flux-kontext-pro", "size").grade == "observed"
    versions = field(catalogue, "generate-music", "mv")
    assert (versions.grade_of("V5"), versions.grade_of("V4_5PLUS")) == ("documented", "observed")
    assert versions.source_of("V5_5") == ("X",)


def test_addresses_and_prompts_are_private(catalogue: Catalogue) -> None:
    kinds = {name: kind for kind, names in PRIVATE.items() for name in names.split()}
    for model in catalogue.models.values():
        for name, schema in model.input.walk() if model.input is not None else ():
            expected = "url" if name.endswith(("_url", "_urls")) else kinds.get(name, "")
            assert schema.private == expected, (model.id, schema.path)
            if schema.items is not None and expected:
                assert schema.items.private == expected
    assert field(catalogue, "kling-3.0/pro", "multi_prompt[].prompt").private == "prompt"
    assert field(catalogue, "kling-3.0/pro", "kling_elements[].element_input_video_urls[]").private == "url"


URL = "https://studio.example/cup.png"

VALUES: list[tuple[str, str, list[Any], list[Any], str]] = [
    ("kling-o1-image-edit", "resolution", ["1K", "4K"], ["8K", 2], "one of 1K, 2K, 4K"),
    ("kling-o1-image-edit", "n", [1, 12], ["2", True], "a whole number"),
    ("kling-o1-image-edit", "image_urls", [[URL], (URL,) * 20], [URL, [1]], "a list of texts"),
    ("gpt-image-2", "size", ["auto", "21:9", "1024x1536"], [1024, ["1:1"], {}], "a text"),
    ("gpt-image-2", "quality", ["low"], ["hd"], "one of low, medium, high"),
    ("nano-banana-2", "size", ["8:1", "1:1"], [8], "a text"),
    ("nano-banana-2-edit", "image_urls", [[URL] * 14], [[URL] * 15], "at most 14 items"),
    ("nano-banana", "resolution", ["1K", "3K"], [1], "a text"),
    ("seedream-4.5", "size", ["2K", {"width": 2048, "height": 2048}], [2048, None], "a text or an object"),
    (
        "seedream-5.0-lite",
        "size",
        ["2K", "16:9", "2048x2048", {"width": 1}],
        ["4K", "large"],
        "one of 2K, 3K, or a text like 16:9 or 2048x2048, or an object",
    ),
    ("seedream-5.0-lite", "size.width", [2048], ["2048"], "a whole number"),
    ("seedream-5.0-lite", "n", [1, 15], [0, 16], "1 to 15"),
    ("flux-2-pro-edit", "image_urls", [[URL] * 8], [[], [URL] * 9], "1 to 8 items"),
    ("flux-kontext-max-edit", "image_urls", [[URL]], [[], [URL] * 2], "exactly 1 item"),
    ("wan-2.7-image", "size", ["1024x1024", {"width": 1}], ["1:1"], "a text like 1024x1536, or an object"),
    ("gpt-4o-image", "n", [4], [5], "1 to 4"),
    ("grok-imagine-video-1.5", "duration", [1, 15], [16], "1 to 15"),
    ("kling-3.0-motion-control", "prompt", ["a" * 2500], ["a" * 2501], "at most 2500 characters"),
    ("kling-3.0-motion-control", "character_orientation", ["video"], ["left"], "one of image, video"),
    ("kling-2.6", "aspect_ratio", ["1:1"], ["4:3"], "one of 16:9, 9:16, 1:1"),
    ("kling-3.0/pro", "multi_prompt[].duration", [12], [13], "1 to 12"),
    ("kling-3.0/pro", "multi_prompt", [[{"prompt": "x"}]], ["x", ["x"]], "a list of objects"),
    ("runway-gen-4.5", "aspect_ratio", ["16:9", "4:3"], [1.78], "a text"),
    ("seedance-2", "resolution", ["1080p"], ["4k"], "one of 480p, 720p, 1080p"),
    ("seedance-2-fast", "resolution", ["720p"], ["1080p"], "one of 480p, 720p"),
    ("veo3.1-lite", "generate_type", ["frame"], ["reference"], "only frame"),
    ("veo3.1-fast", "duration", [8], [5], "only 8"),
    ("sora-2-official", "aspect_ratio", ["16:9"], ["auto"], "one of 16:9, 9:16"),
    ("sora-2-pro-official", "aspect_ratio", ["auto"], ["1:1"], "one of 16:9, 9:16, auto"),
    ("sora-2", "watermark", [True, "APIDot"], [], ""),
    ("happy-horse", "seed", [0, 2147483647], [-1, 2147483648], "0 to 2147483647"),
    ("happy-horse", "enable_safety_checker", [False], ["false", 0], "true or false"),
    ("wan2.7-text-to-video", "duration", [5, 15], [7], "one of 5, 10, 15"),
    ("wan2.7-edit-video", "duration", [0, 2, 10], [1, 11], "only 0, or 2 to 10"),
    ("wan2.5-text-to-video", "aspect_ratio", ["1280*720"], ["16:9"], "a text like 1280*720"),
    ("hailuo-02", "resolution", ["768P"], ["1080p"], "one of 512P, 768P"),
    ("hailuo-2.3", "resolution", ["1080p"], ["512P"], "one of 768p, 1080p"),
    ("omni-flash", "image_urls", [[], [URL], [URL] * 3], [[URL] * 2], "at most 1 item, or exactly 3 items"),
    ("omni-flash", "resolution", ["4k"], ["4K"], "one of 720p, 1080p, 4k"),
    ("tripo3d-p1-text-to-3d", "model_seed", [7], ["7"], "a whole number"),
    ("generate-music", "vocal_gender", ["m"], ["male"], "one of m, f"),
    ("minimax-music-2.6", "prompt", ["a" * 10], ["a" * 9], "10 to 2000 characters"),
    ("minimax-music-2.6", "audio_setting.sample_rate", [44100], [48000], "one of 16000, 24000, 32000, 44100"),
]


@pytest.mark.parametrize(("model", "name", "fitting", "others", "allowed"), VALUES)
def test_what_a_field_may_hold(
    catalogue: Catalogue, model: str, name: str, fitting: list[Any], others: list[Any], allowed: str
) -> None:
    schema = field(catalogue, model, name)
    for value in fitting:
        assert schema.accepts(value) == "", value
    for value in others:
        assert schema.accepts(value) == allowed, value


def test_a_name_that_was_meant(catalogue: Catalogue) -> None:
    meant = {
        ("gpt-image-2", "aspect_ratio"): "size",
        ("grok-imagine-image-quality", "size"): "aspect_ratio",
        ("seedance-2", "imageUrls"): "image_urls",
        ("kling-2.1/pro", "image_url"): "start_image_url",
        ("meshy-6-text-to-3d", "face_limit"): "target_polycount",
        ("minimax-music-2.6", "instrumental"): "is_instrumental",
        ("gpt-image-2", "n"): None,
    }
    for (model, name), nearest in meant.items():
        schema = catalogue.models[model].input
        assert schema is not None and schema.nearest(name) == nearest, (model, name)
