import logging

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession

from . import jobs
from .db import get_session
from .models import Job
from .schemas import JobIn, JobOut, JobStatus

router = APIRouter(prefix="/jobs")
logger = logging.getLogger(__name__)


@router.post("", response_model=JobOut, status_code=202)
async def create(data: JobIn, session: AsyncSession = Depends(get_session)):
    logger.info("new job, %d source images, %d characters", len(data.imageUrls), len(data.prompt))
    job = await jobs.create(session, data)
    return JobOut(id=job.id, status=job.status)


@router.get("/{job_id}", response_model=JobOut)
async def read(job_id: int, session: AsyncSession = Depends(get_session)):
    job = await session.get(Job, job_id)
    if job is None:
        raise HTTPException(404)
    if job.status == JobStatus.working:
        job = await jobs.refresh(session, job)
    return JobOut(id=job.id, status=job.status, url=job.url)


@router.post("/apidot-webhook")
async def webhook(request: Request, session: AsyncSession = Depends(get_session)):
    body = await request.json()
    # expect: logged-payload
    logger.info("webhook: %s", body)
    data = body.get("data") or body
    job = await Job.by_task(session, data["task_id"])
    if job is None or job.status == JobStatus.done:
        return {"ok": True}
    # expect: early-result
    job.url = data["files"][0]["file_url"]
    job.status = JobStatus.done
    await session.commit()
    return {"ok": True}
