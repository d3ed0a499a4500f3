"""Tests of the gallery's APIDot client; no network."""
import json
import os

import httpx
import pytest

from gallery_client import GalleryClient

TASK = "task-unified-1757165031-uyujaw3d"


class FakeDot:
    def __init__(self, *states):
        self.states = list(states)
        self.seen = []

    def __call__(self, request):
        self.seen.append(request)
        if request.url.path == "/api/generate/submit":
            return httpx.Response(200, json={"code": 200, "data": {"task_id": TASK, "status": "not_started"}})
        state = self.states.pop(0)
        files = [{"file_url": "https://files.example.com/1.png", "file_type": "image"}] if state == "finished" else []
        return httpx.Response(200, json={"code": 200, "data": {"task_id": TASK, "status": state, "files": files}})


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "test")
    monkeypatch.setenv("APIDOT_BASE_URL", "https://api.apidot.ai")

    def build(fake):
        return GalleryClient(api_key="dummy", transport=httpx.MockTransport(fake), pause=0)

    return build


def test_submit_sends_the_key(client):
    fake = FakeDot()
    client(fake).submit("a cat")
    assert fake.seen[0].headers["Authorization"] == "Bearer dummy"
    assert json.loads(fake.seen[0].content)["input"]["prompt"] == "a cat"


def test_waits_until_finished(client):
    fake = FakeDot("not_started", "running", "finished")
    assert client(fake).wait(TASK) == ["https://files.example.com/1.png"]
    assert len(fake.seen) == 3


def test_environment():
    assert os.environ.get("APIDOT_API_KEY", "") in ("", "test", "YOUR_API_KEY_HERE")
