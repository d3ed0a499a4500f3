"""Our tests never reach api.apidot.ai: responses answers instead."""
import json

import pytest
import responses

from picture_service import PictureService

SUBMIT = "https://api.apidot.ai/api/generate/submit"


@pytest.fixture
def service(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test-key")
    return PictureService()


@responses.activate
def test_submit_returns_the_task(service):
    responses.post(SUBMIT, json={"code": 200, "data": {"task_id": "task-unified-1757165031-uyujaw3d"}})
    assert service.submit("a cat") == "task-unified-1757165031-uyujaw3d"
    sent = json.loads(responses.calls[0].request.body)
    assert set(sent) == {"model", "input"}


@responses.activate
@pytest.mark.parametrize("code", [400, 401, 402])
def test_errors_are_not_tried_again(service, code):
    responses.post(SUBMIT, status=code, json={"code": code, "error": {"message": "no", "type": "invalid_request"}})
    with pytest.raises(RuntimeError):
        service.submit("a cat")
    assert len(responses.calls) == 1
