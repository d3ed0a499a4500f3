"""Webhook endpoint for APIDot tasks (clean room: nothing private is logged)."""
import hashlib
import hmac
import os
from datetime import datetime, timezone

import structlog
from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.models import PictureJob

router = APIRouter(prefix="/hooks")
log = structlog.get_logger()
PATH_SECRET = os.environ["HOOK_PATH_SECRET"]


def same(a: str, b: str) -> bool:
    return hmac.compare_digest(hashlib.sha256(a.encode()).digest(), hashlib.sha256(b.encode()).digest())


@router.post("/apidot/{secret}", status_code=204)
async def apidot(secret: str, request: Request, session: AsyncSession = Depends(get_session)):
    if not same(secret, PATH_SECRET):
        raise HTTPException(404)
    body = await request.json()
    task = body.get("data", body)
    job = await session.scalar(select(PictureJob).where(PictureJob.task_id == task.get("task_id")))
    if job is None:
        log.warning("hook for a task that is not ours", task_id=task.get("task_id"))
        return
    if job.ended_at is not None:
        log.info("repeated delivery", task_id=job.task_id)
        return

    job.status = task["status"]
    if job.status == "finished":
        files = task.get("files") or task.get("output", {}).get("files", [])
        job.urls = [f["file_url"] for f in files]
        log.info("stored", task_id=job.task_id, count=len(job.urls))
    elif job.status == "failed":
        job.error = task.get("error_message")
        log.warning("task failed", task_id=job.task_id, error=job.error)
    else:
        return
    job.ended_at = datetime.now(timezone.utc)
    await session.commit()
