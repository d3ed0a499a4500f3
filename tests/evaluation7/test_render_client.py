"""Tests of the render client against a fake APIDot."""
import json

import pytest
import responses

from renders.client import RenderClient

SUBMIT = "https://api.apidot.ai/api/generate/submit"


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test-key")
    return RenderClient()


@responses.activate
def test_submit_returns_the_task(client):
    responses.post(SUBMIT, json={"code": 200, "message": "success", "data": {
        "task_id": "task-unified-1757165031-uyujaw3d", "status": "not_started"}})
    assert client.submit("a lighthouse") == "task-unified-1757165031-uyujaw3d"
    sent = json.loads(responses.calls[0].request.body)
    assert sent["model"] == "seedream-5.0-lite"
    assert responses.calls[0].request.headers["Authorization"] == "Bearer test-key"


@responses.activate
@pytest.mark.parametrize("status", [400, 401, 402])
def test_client_errors_are_not_retried(client, status):
    responses.post(SUBMIT, status=status, json={"code": status, "error": {"message": "no", "type": "invalid_request"}})
    with pytest.raises(RuntimeError):
        client.submit("a lighthouse")
    assert len(responses.calls) == 1
