import json
import logging

import pytest
import responses

from painter import Painter, PainterError

BASE = "https://api.apidot.ai"


@pytest.fixture
def painter(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test-key")
    return Painter(base=BASE, pause=0)


@responses.activate
def test_submit_sends_model_and_input(painter):
    responses.post(f"{BASE}/api/generate/submit", json={"code": 200, "data": {"task_id": "task-unified-1-abc", "status": "not_started"}})
    assert painter.start("a pear") == "task-unified-1-abc"
    sent = json.loads(responses.calls[0].request.body)
    assert sent["model"] == "z-image"
    assert sent["input"] == {"prompt": "a pear", "size": "1:1"}
    assert responses.calls[0].request.headers["Authorization"] == "Bearer test-key"


@responses.activate
@pytest.mark.parametrize("status,kind", [(400, "invalid_request"), (401, "authentication_error"), (402, "insufficient_credits")])
def test_refusals_are_not_retried(painter, status, kind):
    responses.post(f"{BASE}/api/generate/submit", status=status, json={"code": status, "error": {"message": "no", "type": kind}})
    with pytest.raises(PainterError, match="no"):
        painter.start("a pear")
    assert len(responses.calls) == 1


@responses.activate
def test_files_only_after_finished(painter):
    for doc in ({"status": "running", "progress": 40}, {"status": "finished", "files": [{"file_url": "https://cdn.example/1.png", "file_type": "image"}]}):
        responses.get(f"{BASE}/api/generate/status/t1", json={"code": 200, "data": {"task_id": "t1", **doc}})
    assert painter.finish("t1") == ["https://cdn.example/1.png"]


@responses.activate
def test_nothing_private_is_logged(painter, caplog):
    caplog.set_level(logging.DEBUG)
    responses.post(f"{BASE}/api/generate/submit", json={"code": 200, "data": {"task_id": "t2", "status": "not_started"}})
    painter.start("the secret garden")
    assert "secret garden" not in caplog.text
    assert "test-key" not in caplog.text


def test_unknown_status_is_an_error(painter):
    class Fake:
        def get(self, path):
            return {"code": 200, "data": {"task_id": "t3", "status": "exploded"}}

    painter.http = Fake()
    with pytest.raises(PainterError):
        painter.finish("t3")
