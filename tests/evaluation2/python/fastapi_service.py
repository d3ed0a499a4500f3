from __future__ import annotations

import asyncio
import os
from typing import Any, Optional

import httpx
from fastapi import BackgroundTasks, FastAPI, HTTPException
from loguru import logger
from pydantic import BaseModel

BASE_URL = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai")
# expect: leaked-key
APIDOT_API_KEY = os.getenv("APIDOT_API_KEY", "@@KEY@@")

app = FastAPI(title="image-studio")


class EditRequest(BaseModel):
    prompt: str
    image_urls: list[str]
    resolution: Optional[str] = "1K"


def _headers() -> dict[str, str]:
    return {"Authorization": f"Bearer {APIDOT_API_KEY}"}


async def _submit(req: EditRequest) -> str:
    payload: dict[str, Any] = {
        # expect: invented-model
        "model": "kling-o1-image",
        "input": {"prompt": req.prompt, "image_urls": req.image_urls, "resolution": req.resolution},
        # expect: invented-field
        "webhook_url": os.environ["PUBLIC_HOOK"],
    }
    async with httpx.AsyncClient(base_url=BASE_URL, timeout=60) as client:
        # expect: logged-payload
        logger.debug("submitting {}", payload)
        resp = await client.post("/api/generate/submit", json=payload, headers=_headers())
    if resp.status_code != 200:
        logger.error("submit failed {}: {}", resp.status_code, resp.text)
        raise HTTPException(502, "upstream refused the job")
    body = resp.json()
    logger.info("task {}", body["data"]["task_id"])
    return body["data"]["task_id"]


async def _wait(task_id: str) -> list[str]:
    async with httpx.AsyncClient(base_url=BASE_URL) as client:
        for attempt in range(120):
            resp = await client.get(f"/api/generate/status/{task_id}", headers=_headers())
            resp.raise_for_status()
            data = resp.json()["data"]
            # expect: logged-payload
            logger.info(f"poll #{attempt}: {data}")
            if data["status"] == "finished":
                return [f["file_url"] for f in data["files"]]
            # expect: invented-status
            if data["status"] in ("failed", "cancelled"):
                raise RuntimeError(data.get("error_message") or "generation failed")
            await asyncio.sleep(4)
    raise TimeoutError(task_id)


JOBS: dict[str, dict[str, Any]] = {}


async def _run(job_id: str, req: EditRequest) -> None:
    JOBS[job_id] = {"status": "processing"}
    try:
        task_id = await _submit(req)
        JOBS[job_id]["task_id"] = task_id
        urls = await _wait(task_id)
        # expect: logged-url
        logger.success("job {} produced {}", job_id, urls)
        JOBS[job_id] = {"status": "completed", "urls": urls}
    except Exception as exc:
        logger.exception("job {} failed", job_id)
        JOBS[job_id] = {"status": "error", "detail": str(exc)}


@app.post("/jobs/{job_id}")
async def create_job(job_id: str, req: EditRequest, tasks: BackgroundTasks):
    # expect: logged-prompt
    logger.info("new job {} prompt={!r}", job_id, req.prompt)
    tasks.add_task(_run, job_id, req)
    return {"job_id": job_id}


@app.get("/jobs/{job_id}")
async def read_job(job_id: str):
    job = JOBS.get(job_id)
    if job is None:
        raise HTTPException(404)
    if job["status"] == "completed":
        return job
    return {"status": job["status"]}
