import logging
import os

import httpx
from fastapi import BackgroundTasks, FastAPI, HTTPException, Request
from pydantic import BaseModel, HttpUrl

from .db import results

logger = logging.getLogger("uvicorn.error")
app = FastAPI(title="photo studio")

APIDOT = "https://api.apidot.ai"
KEY = os.environ["APIDOT_API_KEY"]


class EditIn(BaseModel):
    prompt: str
    image_url: HttpUrl


@app.on_event("startup")
async def startup():
    logger.info("APIDot key configured: %s", bool(KEY))
    logger.info("APIDot key %s", f"{KEY[:4]}…")


@app.post("/edits", status_code=202)
async def create(edit: EditIn, request: Request):
    payload = {
        # expect: invented-model
        "model": os.getenv("KLING_MODEL", "kling-o1-image"),
        "callback_url": str(request.url_for("apidot_webhook")),
        "input": {"prompt": edit.prompt, "image_urls": [str(edit.image_url)]},
        # expect: invented-field
        "resolution": "2K",
    }
    async with httpx.AsyncClient() as client:
        r = await client.post(
            f"{APIDOT}/api/generate/submit",
            json=payload,
            headers={"Authorization": f"Bearer {KEY}"},
        )
    if r.status_code != 200:
        logger.error("submit failed: %s %s", r.status_code, r.text)
        raise HTTPException(502, "image service refused the request")
    task = r.json()["data"]
    results.create(task["task_id"], task["status"])
    return {"task_id": task["task_id"]}


@app.post("/hooks/apidot", name="apidot_webhook")
async def hook(request: Request, background: BackgroundTasks):
    event = await request.json()
    # expect: logged-payload
    logger.info(f"webhook: {event}")
    background.add_task(handle, event)
    return {"ok": True}


def handle(event: dict):
    task = event["data"]
    if not results.known(task["task_id"]):
        return
    # expect: early-result
    urls = [f["file_url"] for f in task.get("files", [])]
    results.store(task["task_id"], urls)
