import json

import pytest
import responses

from studio.adapters import apidot


@pytest.fixture(autouse=True)
def env(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test-key")
    monkeypatch.setenv("APIDOT_BASE_URL", "https://api.apidot.ai")


@responses.activate
def test_keeps_task_id():
    responses.post("https://api.apidot.ai/api/generate/submit",
                   json={"code": 200, "data": {"task_id": "task-unified-1757165031-uyujaw3d", "status": "not_started"}})
    assert apidot.submit("z-image", prompt="x") == "task-unified-1757165031-uyujaw3d"
    sent = json.loads(responses.calls[0].request.body)
    assert sent["model"] == "z-image"
    assert responses.calls[0].request.headers["Authorization"] == "Bearer test-key"


@responses.activate
@pytest.mark.parametrize("code", [400, 401, 402])
def test_does_not_retry(code):
    responses.post("https://api.apidot.ai/api/generate/submit", status=code,
                   json={"code": code, "error": {"message": "no", "type": "invalid_request"}})
    with pytest.raises(apidot.Refused):
        apidot.submit("z-image", prompt="x")
    assert len(responses.calls) == 1


def test_unknown_status_is_not_success():
    assert apidot.final_urls({"data": {"status": "whatever", "files": []}}) is None
