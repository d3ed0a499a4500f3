"""Tests of the banner service, with APIDot played by respx."""
import httpx
import pytest
import respx

from banners.service import BannerService

BASE = "https://api.apidot.ai"
KEY = "test-key"
TASK = "task-unified-1757165031-uyujaw3d"


@pytest.fixture
def service(monkeypatch):
    monkeypatch.setenv("APIDOT_API_KEY", "dummy")
    return BannerService(key=KEY)


@respx.mock
def test_submit_returns_the_task(service):
    route = respx.post(f"{BASE}/api/generate/submit").mock(
        return_value=httpx.Response(200, json={"code": 200, "data": {"task_id": TASK, "status": "not_started"}}))
    assert service.start("a quiet lake") == TASK
    assert route.calls[0].request.headers["Authorization"] == "Bearer test-key"


@respx.mock
@pytest.mark.parametrize("code, kind", [(400, "invalid_request_error"), (401, "authentication_error"), (429, "rate_limited")])
def test_refusals(service, code, kind):
    respx.post(f"{BASE}/api/generate/submit").mock(
        return_value=httpx.Response(code, json={"code": code, "error": {"message": "no", "type": kind}}))
    with pytest.raises(service.Refused) as caught:
        service.start("a quiet lake")
    print("refused with", caught.value.code)
    assert caught.value.kind == kind


@respx.mock
def test_wait(service):
    answers = [{"status": "running", "progress": 20}, {"status": "finished", "files": [
        {"file_url": "https://files.example.net/lake.png", "file_type": "image"}]}]
    respx.get(f"{BASE}/api/generate/status/{TASK}").mock(
        side_effect=[httpx.Response(200, json={"code": 200, "data": a}) for a in answers])
    assert len(service.wait(TASK, pause=0)) == 1
