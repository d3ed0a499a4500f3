import json

import pytest
import responses

from shop.images import apidot

SUBMIT = "https://api.apidot.ai/api/generate/submit"
STATUS = "https://api.apidot.ai/api/generate/status/task-unified-1757165031-uyujaw3d"


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test-key")
    monkeypatch.setattr(apidot, "PAUSE", 0)


def answer(status, **more):
    return {
        "code": 200,
        "message": "success",
        "data": {"task_id": "task-unified-1757165031-uyujaw3d", "status": status, **more},
    }


@responses.activate
def test_submit_sends_key_and_body():
    responses.post(SUBMIT, json=answer("not_started"))
    task_id = apidot.submit("add a hat", ["https://example.com/cat.png"])
    assert task_id == "task-unified-1757165031-uyujaw3d"
    request = responses.calls[0].request
    assert request.headers["Authorization"] == "Bearer test-key"
    assert json.loads(request.body) == {
        "model": "kling-o1-image-edit",
        "input": {"prompt": "add a hat", "image_urls": ["https://example.com/cat.png"]},
    }


@responses.activate
def test_wait_returns_urls(capsys):
    responses.get(STATUS, json=answer("running", progress=40))
    responses.get(STATUS, json=answer("finished", files=[{"file_url": "https://cdn.example/1.png", "file_type": "image"}]))
    assert apidot.wait("task-unified-1757165031-uyujaw3d") == ["https://cdn.example/1.png"]
    assert "cdn.example" not in capsys.readouterr().out


@responses.activate
@pytest.mark.parametrize("status", [400, 401, 402])
def test_refusals_are_not_retried(status):
    responses.post(SUBMIT, status=status, json={"code": status, "error": {"message": "no", "type": "invalid_request"}})
    with pytest.raises(apidot.Refused):
        apidot.submit("add a hat", ["https://example.com/cat.png"])
    assert len(responses.calls) == 1
