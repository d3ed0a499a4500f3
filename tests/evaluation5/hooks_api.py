from typing import Any, List, Optional
import hmac, os, logging

from fastapi import APIRouter, BackgroundTasks, Header, HTTPException, Request
from pydantic import BaseModel
import redis.asyncio as redis

# webhooks from apidot.ai land here, see https://apidot.ai/docs/webhooks
router = APIRouter(prefix="/hooks")
log = logging.getLogger("hooks")
store = redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))


class FileOut(BaseModel):
    file_url: str
    file_type: Optional[str] = None


@router.post("/apidot")
async def apidot_done(request: Request, bg: BackgroundTasks):
    payload = await request.json()
    # expect: logged-payload
    log.info("webhook received: %s", payload)
    data = payload.get("data", payload)
    # expect: invented-response-field
    task_id = data.get("task_id") or data.get("taskId")
    # expect: early-result
    urls = [f["file_url"] for f in data.get("files", [])]
    if urls:
        await store.rpush(f"result:{task_id}", *urls)
    return {"ok": True}


@router.post("/apidot/v2")
async def apidot_done_v2(request: Request):
    event = await request.json()
    data = event.get("data") or event
    # expect: invented-response-field
    if event.get("event") == "task.done":
        log.info("typed event")
    if not await store.sismember("submitted", data["task_id"]):
        return {"ok": True, "ignored": True}
    if data.get("status") == "finished":
        files = [FileOut(**f) for f in (data.get("files") or data.get("output", {}).get("files") or [])]
        # expect: logged-url
        log.info("stored %s", ", ".join(f.file_url for f in files))
        await store.hset("final", data["task_id"], files[0].file_url)
    # expect: invented-status
    elif data.get("status") in {"failed", "cancelled"}:
        log.warning("task %s failed: %s", data["task_id"], data.get("error_message"))
    return {"ok": True}


@router.post("/stripe")
async def stripe_hook(request: Request, stripe_signature: str = Header(None)):
    evt = await request.json()
    log.info("stripe event %s %s", evt["type"], evt["data"])
    if not stripe_signature:
        raise HTTPException(400)
    return {}
