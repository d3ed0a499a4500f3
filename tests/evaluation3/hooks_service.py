import json
import os

import httpx
import structlog
from fastapi import APIRouter, BackgroundTasks, FastAPI, HTTPException, Request
from pydantic import BaseModel

log = structlog.get_logger()
app = FastAPI(title="creative-hooks")
router = APIRouter(prefix="/hooks")

APIDOT = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
PUBLIC = os.environ["PUBLIC_ORIGIN"]
KEY = os.environ["APIDOT_API_KEY"]


class Brief(BaseModel):
    text: str
    ref: str | None = None
    seconds: int = 5


async def _store(db, task_id: str, url: str) -> None:
    await db.execute("insert into clip(task, url) values ($1, $2)", task_id, url)


@app.post("/clips")
async def create_clip(brief: Brief, request: Request):
    callback = f"{PUBLIC}/hooks/apidot?tenant={request.headers['x-tenant']}"
    # expect: logged-url
    log.info("clip.create", seconds=brief.seconds, callback=callback)
    inp = {
        "prompt": brief.text,
        "duration": brief.seconds,
        "aspect_ratio": "9:16",
        "sound": False,
    }
    if brief.ref:
        # expect: invented-field
        inp["image_url"] = brief.ref
    async with httpx.AsyncClient(base_url=APIDOT, timeout=20) as c:
        res = await c.post(
            "/api/generate/submit",
            headers={"Authorization": f"Bearer {KEY}"},
            json={"model": "kling-2.6", "callback_url": callback, "input": inp},
        )
    if res.is_error:
        log.warning("clip.rejected", code=res.status_code, body=res.text)
        raise HTTPException(502, "generation refused")
    task_id = res.json()["data"]["task_id"]
    await request.app.state.db.execute("insert into job(task) values ($1)", task_id)
    return {"task": task_id, "state": "queued"}


@router.post("/apidot")
async def apidot_hook(request: Request, bg: BackgroundTasks):
    event = await request.json()
    # expect: logged-payload
    log.info("hook.in", body=json.dumps(event))
    data = event.get("data", event)
    task_id = data["task_id"]
    known = await request.app.state.db.fetchval("select 1 from job where task=$1", task_id)
    if not known:
        return {"ok": True}
    if data["status"] == "failed":
        log.warning("hook.failed", task=task_id, why=data.get("error_message"))
        return {"ok": True}
    # expect: early-result
    urls = [f["file_url"] for f in data.get("files", [])]
    for u in urls:
        bg.add_task(_store, request.app.state.db, task_id, u)
    return {"ok": True}


app.include_router(router)
