"""Which address is which endpoint."""

from __future__ import annotations

import pytest

from kling_route.api import Catalogue

NAMED = [
    ("/api/generate/submit", "POST", "submit-task"),
    ("/api/generate/submit/", "post", "submit-task"),
    ("/api/generate/submit", None, "submit-task"),
    ("/api/generate/status/task-unified-1", "GET", "task-status"),
    ("/api/generate/status/{}", "GET", "task-status"),
    ("/api/generate/status/task-{}?verbose=1", None, "task-status"),
    ("/api/generate/{}", "POST", "submit-task"),
    ("/api/generate/detail/music?task_id={}", "GET", "music-detail"),
    ("/v1/chat/completions", "POST", "chat-completions"),
    ("/v1/messages", "POST", "create-message"),
    ("/v1beta/models/gemini-3-pro-preview:generateContent", "POST", "generate-content"),
    ("/v1beta/models/{}:streamGenerateContent", "POST", "stream-generate-content"),
    ("/api/common/upload-file", "POST", "common"),
    ("/api/upload", None, "upload"),
    ("/api/user/balance", "GET", "user"),
]

UNNAMED = [
    ("/api/generate/status", "GET"),
    ("/api/generate/status/a/b", "GET"),
    ("/api/generate/statuses/{}", "GET"),
    ("/api/generate/submit", "GET"),
    ("/api/generate/submit2", "POST"),
    ("/v1beta/models/a/b:generateContent", "POST"),
    ("/v1/images", None),
    ("/api/generate/task/{}", None),
]


@pytest.mark.parametrize(("path", "method", "endpoint"), NAMED)
def test_a_path_names_an_endpoint(catalogue: Catalogue, path: str, method: str | None, endpoint: str) -> None:
    found = catalogue.match(path, method)
    assert found is not None
    assert found.id == endpoint


@pytest.mark.parametrize(("path", "method"), UNNAMED)
def test_a_path_names_none(catalogue: Catalogue, path: str, method: str | None) -> None:
    assert catalogue.match(path, method) is None


@pytest.mark.parametrize(
    "path", ["", "/", "/api", "/api/generate/", "/v1", "/v1beta/models", "/api/{}", "{}", "/api/generate/{}"]
)
def test_a_beginning_or_an_unknown_part_may_be_an_endpoint(catalogue: Catalogue, path: str) -> None:
    assert catalogue.match(path) is None
    assert catalogue.could_match(path)


@pytest.mark.parametrize("path", ["/api/gen", "/v2", "/api/generate/statuses", "/api/tasks/{}", "/v1/{}/generations"])
def test_other_paths_are_none_and_cannot_be(catalogue: Catalogue, path: str) -> None:
    assert not catalogue.could_match(path)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://api.apidot.ai", ""),
        ("https://api.apidot.ai/v1/messages", "/v1/messages"),
        ("HTTPS://API.APIDOT.AI/v1", "/v1"),
        ("https://api.apidot.ai:443/v1", "/v1"),
        ("https://api.apidot.ai?x=1", "?x=1"),
        ("https://api.apidot.ai:8443/v1", None),
        ("https://api.apidot.ai.example.org/v1", None),
        ("https://apidot.ai/docs", None),
        ("https://example.org/https://api.apidot.ai/v1", None),
    ],
)
def test_the_base_address_ends_where_the_path_begins(catalogue: Catalogue, url: str, path: str | None) -> None:
    assert catalogue.path_of(url) == path


def test_endpoints_name_their_bodies_and_headers(catalogue: Catalogue) -> None:
    submit = catalogue.match("/api/generate/submit", "POST")
    assert submit is not None and submit.takes is not None and submit.answers is not None
    assert (submit.takes.name, submit.answers.name) == ("submit-request", "submit-answer")
    assert submit.content_type == "application/json"
    bearer = catalogue.auth[submit.auth]
    assert (bearer.header, bearer.scheme) == ("Authorization", "Bearer")
    messages = catalogue.match("/v1/messages", "POST")
    assert messages is not None
    assert (catalogue.auth[messages.auth].header, catalogue.auth[messages.auth].scheme) == ("x-api-key", "")


def test_an_undocumented_address_has_no_source_and_returns_private_addresses(catalogue: Catalogue) -> None:
    upload = catalogue.match("/api/upload/image", "POST")
    assert upload is not None and upload.answers is not None
    assert (upload.documented, upload.source, upload.grade) == (False, (), "observed")
    assert upload.answers.open
    data = upload.answers.property("data")
    assert data is not None and data.open
    for schema, name in ((upload.answers, "url"), (data, "fileUrl"), (data, "download_urls")):
        found = schema.property(name)
        assert found is not None and found.private == "url"
