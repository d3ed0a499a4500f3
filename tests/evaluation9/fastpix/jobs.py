import logging

from sqlalchemy.ext.asyncio import AsyncSession

from . import gateway
from .models import Job
from .schemas import JobIn, JobStatus

logger = logging.getLogger(__name__)


async def create(session: AsyncSession, data: JobIn) -> Job:
    job = Job(status=JobStatus.queued, prompt=data.prompt)
    session.add(job)
    await session.flush()
    fields = {"prompt": data.prompt, "image_urls": data.imageUrls, "resolution": "2K"}
    job.task_id = await gateway.submit("nano-banana-2-edit", fields)
    job.status = JobStatus.working
    await session.commit()
    logger.info("job %d is task %s", job.id, job.task_id)
    return job


async def refresh(session: AsyncSession, job: Job) -> Job:
    if job.status in (JobStatus.done, JobStatus.broken):
        return job
    answer = await gateway.fetch(job.task_id)
    # expect: logged-payload
    logger.debug("status answer %s", answer)
    data = answer["data"]
    # expect: invented-status
    if data["status"] == "succeeded":
        job.status = JobStatus.done
        # expect: invented-response-field
        job.url = data["result_url"]
    elif data["status"] == "failed":
        job.status = JobStatus.broken
        logger.warning("job %d failed: %s", job.id, data.get("error_message"))
    await session.commit()
    return job
