"""Unit tests of our APIDot client. No test touches the network."""
import pytest
import responses

from pictures.client import ApiDotClient, PaymentRequired, TaskFailed

BASE = "https://api.apidot.ai/api/generate"
TASK = "task-unified-1757165031-uyujaw3d"


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test-key")
    monkeypatch.setattr("time.sleep", lambda s: None)
    return ApiDotClient(poll_every=0, give_up_after=5)


@responses.activate
def test_submit_returns_task_id(client):
    responses.post(f"{BASE}/submit", json={"code": 200, "data": {"task_id": TASK, "status": "not_started"}})
    assert client.submit("nano-banana-2", prompt="a red kite") == TASK
    sent = responses.calls[0].request
    assert sent.headers["Authorization"] == "Bearer test-key"


@responses.activate
def test_402_is_not_tried_again(client):
    responses.post(f"{BASE}/submit", status=402, json={"error": {"type": "insufficient_credits", "message": "top up"}})
    with pytest.raises(PaymentRequired):
        client.submit("nano-banana-2", prompt="a red kite")
    assert len(responses.calls) == 1


@responses.activate
def test_wait_until_finished(client):
    for status in ("not_started", "running", "running"):
        responses.get(f"{BASE}/status/{TASK}", json={"code": 200, "data": {"task_id": TASK, "status": status}})
    responses.get(
        f"{BASE}/status/{TASK}",
        json={
            "code": 200,
            "data": {
                "task_id": TASK,
                "status": "finished",
                "files": [{"file_url": "https://cdn.example.com/a.png", "file_type": "image"}],
            },
        },
    )
    assert client.wait(TASK) == ["https://cdn.example.com/a.png"]


@responses.activate
def test_failed_task_raises(client):
    responses.get(f"{BASE}/status/{TASK}", json={"data": {"status": "failed", "error_message": "nsfw"}})
    with pytest.raises(TaskFailed, match="nsfw"):
        client.wait(TASK)
