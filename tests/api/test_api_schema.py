"""What a schema says of itself, of its properties, and of names that it lacks."""

from __future__ import annotations

import pytest

from kling_route.api import Catalogue, Schema

KLING = "kling-o1-image-edit"


def place(catalogue: Catalogue, path: str) -> Schema:
    """The schema at `body:data.files[].file_url`."""
    name, _, way = path.partition(":")
    schema: Schema | None = catalogue.body(name)
    for step in filter(None, way.replace("[]", ".[]").split(".")):
        assert schema is not None, path
        schema = schema.items if step == "[]" else schema.property(step)
    assert schema is not None, path
    return schema


PRIVATE = {
    "body": """
        submit-request: submit-request:input submit-answer: submit-answer:data status-answer: status-answer:data
        status-answer:data.files status-answer:data.files[] status-answer:data.output status-answer:data.output.files[]
        webhook: webhook:data webhook:files webhook:files[] webhook:data.files webhook:output
        music-detail-answer:data.files[]
        """,
    "url": """
        submit-request:callback_url submit-request:input.image_urls submit-request:input.image_urls[]
        submit-request:input.mask_url submit-request:input.start_image_url submit-request:input.reference_video_urls[]
        submit-request:input.some_other_url submit-request:input.kling_elements[].element_input_urls[]
        status-answer:data.files[].file_url status-answer:data.output.files[].file_url webhook:files[].file_url
        webhook:data.output.files[].file_url music-detail-answer:data.files[].vocals_url
        """,
    "prompt": """
        submit-request:input.prompt submit-request:input.negative_prompt submit-request:input.multi_prompt[].prompt
        music-detail-answer:data.files[].prompt
        """,
    "": """
        submit-request:model submit-answer:code submit-answer:message submit-answer:data.task_id
        submit-answer:error.message status-answer:data.status status-answer:data.progress
        status-answer:data.error_message status-answer:data.created_time status-answer:data.files[].file_type
        webhook:task_id webhook:data.error_message error: error:error error:error.message
        """,
}


@pytest.mark.parametrize(("path", "kind"), [(path, kind) for kind, paths in PRIVATE.items() for path in paths.split()])
def test_what_is_private(catalogue: Catalogue, path: str, kind: str) -> None:
    assert place(catalogue, path).private == kind


def test_a_view_knows_its_place(catalogue: Catalogue) -> None:
    url = place(catalogue, "status-answer:data.files[].file_url")
    assert (url.name, url.path, url.title) == ("status-answer", "data.files[].file_url", "status answer")
    assert url.root is catalogue.body("status-answer")
    assert place(catalogue, "status-answer:data.files[].file_url") is url
    assert (url.type, url.source, url.grade) == ("string", ("R", "X", "S"), "documented")


def test_closed_open_and_neither(catalogue: Catalogue) -> None:
    request = catalogue.body("submit-request")
    assert (request.closed, request.open) == (True, False)
    kling = request.select(KLING)
    assert kling is not None and (kling.closed, kling.open) == (False, False)
    general = request.select("kling-o3/pro")
    assert general is not None and (general.closed, general.open) == (False, True)
    assert place(catalogue, "status-answer:data").closed
    assert not catalogue.webhook.closed and not catalogue.webhook.open
    assert place(catalogue, "status-answer:data.task_id").open, "nothing is known about what can be read from a text"


def test_the_model_chooses_the_input(catalogue: Catalogue) -> None:
    request = catalogue.body("submit-request")
    assert request.discriminates == ("model", "input")
    kling = request.select(KLING)
    assert kling is not None
    assert kling is request.select("kling-o3-image") is catalogue.models[KLING].input
    assert set(kling.properties) == {
        "prompt", "image_urls", "elements", "resolution", "result_type", "size", "output_format", "n", "series_amount",
    }  # fmt: skip
    assert kling.required == ("prompt",)
    assert kling.properties["resolution"].enum == ("1K", "2K", "4K")
    assert kling.properties["size"].enum == ("auto", "16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9")
    assert (kling.grade, kling.source) == ("observed", ("S",))
    assert {schema.grade for schema in kling.properties.values()} == {"observed"}
    assert kling.root is request.narrow(KLING) and kling.path == "input"
    assert request.narrow("no-such-model") is request
    assert request.narrow(None) is request
    assert catalogue.body("webhook").select(KLING) is None


def test_a_status_ends_a_task(catalogue: Catalogue) -> None:
    for path in ("status-answer:data.status", "webhook:status", "webhook:data.status", "submit-answer:data.status"):
        status = place(catalogue, path)
        assert status.enum == ("not_started", "running", "processing", "finished", "failed")
        assert status.terminal == {"finished": "success", "failed": "failure"}
        assert status.closed
    assert (status.grade_of("running"), status.grade_of("processing")) == ("documented", "observed")
    assert status.source_of("processing") == ("S",)


def test_a_code_means_success(catalogue: Catalogue) -> None:
    code = place(catalogue, "submit-answer:code")
    assert code.success == (200, 0)
    assert (code.grade_of(200), code.grade_of(0)) == ("documented", "observed")
    assert len(code.keyword("x-conflict")["readings"]) == 2
    assert code.keyword("no-such-keyword") is None


def test_what_identifies_a_task_and_a_model(catalogue: Catalogue) -> None:
    assert place(catalogue, "submit-answer:data.task_id").identifies == "task"
    assert place(catalogue, "submit-request:model").names_model
    assert place(catalogue, "chat-request:model").names_model
    assert not place(catalogue, "submit-request:input").names_model


NEAREST = [
    ("submit-request:", "callbackUrl", "callback_url"),
    ("submit-request:", "Callback-URL", "callback_url"),
    ("submit-request:", "CALLBACK_URLS", "callback_url"),
    ("submit-request:", "webhook_url", "callback_url"),
    ("submit-request:", "webhookUrl", "callback_url"),
    ("submit-request:", "calback_ulr", "callback_url"),
    ("submit-request:", "inputs", "input"),
    ("submit-request:", "modle", "model"),
    ("submit-request:", "modelName", "model"),
    ("submit-request:", "prompt", None),
    ("submit-request:", "x", None),
    ("submit-request:", "", None),
    ("submit-request:", "_", None),
    ("submit-answer:data", "taskID", "task_id"),
    ("submit-answer:data", "job_id", "task_id"),
    ("status-answer:data", "file", "files"),
    ("status-answer:data", "errorMessage", "error_message"),
    ("status-answer:data.files[]", "url", "file_url"),
    ("status-answer:data.files[]", "fileURL", "file_url"),
    ("status-answer:", "status", None),
]


@pytest.mark.parametrize(("path", "name", "meant"), NEAREST)
def test_the_property_that_was_meant(catalogue: Catalogue, path: str, name: str, meant: str | None) -> None:
    assert place(catalogue, path).nearest(name) == meant


def test_a_described_property_is_nearest_to_itself(catalogue: Catalogue) -> None:
    for name in catalogue.bodies:
        for last, schema in catalogue.body(name).walk():
            assert schema.root.find(last)
    kling = catalogue.models[KLING].input
    assert kling is not None
    for name in kling.properties:
        assert kling.nearest(name) == name


@pytest.mark.parametrize(
    ("path", "name", "places"),
    [
        ("submit-request:", "prompt", ("input.prompt", "input.multi_prompt[].prompt")),
        ("submit-request:", "imageUrls", ("input.image_urls",)),
        ("submit-answer:", "task_id", ("data.task_id",)),
        ("submit-answer:data", "code", ("code",)),
        ("status-answer:", "file_url", ("data.files[].file_url", "data.output.files[].file_url")),
        ("status-answer:data", "nonsense", ()),
    ],
)
def test_where_else_in_the_body(catalogue: Catalogue, path: str, name: str, places: tuple[str, ...]) -> None:
    assert place(catalogue, path).find(name) == places


@pytest.mark.parametrize(
    ("path", "name", "suggested"),
    [
        ("status-answer:data", "state", "data.status"),
        ("status-answer:", "status", "data.status"),
        ("status-answer:data", "image_url", "data.files[].file_url"),
        ("submit-request:", "images", "input.image_urls"),
        ("submit-request:", "strength", None),
    ],
)
def test_what_to_suggest(catalogue: Catalogue, path: str, name: str, suggested: str | None) -> None:
    assert place(catalogue, path).suggest(name) == suggested


def test_suggestions_follow_the_model(catalogue: Catalogue) -> None:
    request = catalogue.body("submit-request")
    assert request.suggest("num_images") is None
    assert request.narrow(KLING).suggest("num_images") == "input.n"


def test_bodies_differ_by_name_only_where_they_exist(catalogue: Catalogue) -> None:
    assert {"envelope", "submit-request", "submit-answer", "status-answer", "webhook", "error"} <= set(catalogue.bodies)
    assert "task" not in catalogue.bodies
    with pytest.raises(KeyError):
        catalogue.body("task")
