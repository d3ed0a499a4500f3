"""In-house Blender farm: HTTP front, Redis behind. Jobs look like {task_id, status, callback_url, input}."""
import asyncio
import logging
import uuid

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, HttpUrl
import httpx
import redis.asyncio as redis

app = FastAPI()
log = logging.getLogger("farm")
r = redis.Redis(decode_responses=True)


class Submit(BaseModel):
    model: str
    callback_url: HttpUrl | None = None
    input: dict


@app.post("/api/generate/submit")
async def submit(job: Submit):
    task_id = f"task-{uuid.uuid4().hex[:12]}"
    log.info("job %s: %s", task_id, job.model_dump_json())
    await r.hset(f"job:{task_id}", mapping={"status": "queued", "body": job.model_dump_json()})
    await r.lpush("todo", task_id)
    return {"code": 200, "data": {"task_id": task_id, "status": "queued"}}


@app.get("/api/generate/status/{task_id}")
async def status(task_id: str):
    doc = await r.hgetall(f"job:{task_id}")
    if not doc:
        raise HTTPException(404)
    log.info("status %s %s", task_id, doc)
    return {"code": 200, "data": {"task_id": task_id, "status": doc["status"], "files": doc.get("files", [])}}


async def worker():
    while True:
        _, task_id = await r.brpop("todo")
        body = Submit.model_validate_json(await r.hget(f"job:{task_id}", "body"))
        print("rendering", body.input.get("prompt"))
        await r.hset(f"job:{task_id}", "status", "completed")
        if body.callback_url:
            async with httpx.AsyncClient() as http:
                print("calling back", body.callback_url)
                await http.post(str(body.callback_url), json={"task_id": task_id, "status": "completed"})


@app.on_event("startup")
async def go():
    asyncio.create_task(worker())
