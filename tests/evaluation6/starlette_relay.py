"""A small relay in front of APIDot: keeps the key on this side and tells the page how far a task is."""
import logging
import os
import re

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

log = logging.getLogger("relay")
KEY = os.environ["APIDOT_API_KEY"]
TASK = re.compile(r"task-[a-z]+-\d+-[a-z0-9]+")
known: set[str] = set()
http = httpx.AsyncClient(
    base_url=os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai"),
    headers={"Authorization": f"Bearer {KEY}"},
)


def masked(value: str) -> str:
    return value[:4] + "…"


async def start(request: Request):
    wish = await request.json()
    answer = await http.post(
        "/api/generate/submit",
        json={"model": "seedream-5.0-lite", "input": {"prompt": wish["text"], "size": "2K", "n": 2}},
    )
    if answer.is_error:
        log.warning("submit: %s %s", answer.status_code, answer.text)
        return PlainTextResponse("upstream", 502)
    task_id = answer.json()["data"]["task_id"]
    known.add(task_id)
    log.info("task %s for a prompt of %d characters with key %s", task_id, len(wish["text"]), masked(KEY))
    return JSONResponse({"id": task_id, "state": "queued"}, 202)


async def look(request: Request):
    task_id = request.path_params["task_id"]
    if not TASK.fullmatch(task_id) or task_id not in known:
        return PlainTextResponse("unknown", 404)
    data = (await http.get(f"/api/generate/status/{task_id}")).json()["data"]
    log.info("%s %s %s", task_id, data["status"], data.get("progress"))
    if data["status"] == "failed":
        return JSONResponse({"state": "broken", "why": data.get("error_message")})
    if data["status"] != "finished":
        return JSONResponse({"state": "pending"})
    return JSONResponse({"state": "done", "pictures": [f["file_url"] for f in data["files"]]})


app = Starlette(routes=[Route("/start", start, methods=["POST"]), Route("/look/{task_id}", look)])
