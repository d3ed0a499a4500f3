from celery import shared_task
from celery.utils.log import get_task_logger
from django.conf import settings
from django.utils import timezone
import httpx

from media.models import Render

logger = get_task_logger(__name__)
API = "https://api.apidot.ai/api/generate"
HDRS = {"Authorization": "Bearer %s" % settings.APIDOT_API_KEY}


@shared_task(bind=True, max_retries=5, autoretry_for=(Exception,), retry_backoff=True)
def start_render(self, render_id):
    render = Render.objects.get(pk=render_id)
    doc = {
        "model": "seedance-2",
        "callback_url": settings.SITE + "/media/hook/",
        # expect: missing-field
        "input": {
            "prompt": render.script,
            "duration": render.seconds,
            "aspect_ratio": "9:16",
            # expect: invented-field
            "sound": True,
        },
    }
    # expect: retry-invalid-payload
    res = httpx.post(API + "/submit", json=doc, headers=HDRS, timeout=20)
    res.raise_for_status()
    render.task_id = res.json()["data"]["task_id"]
    render.save(update_fields=["task_id"])
    # expect: logged-prompt
    logger.info("render %s started: %s", render_id, doc["input"]["prompt"])


@shared_task(bind=True, max_retries=None, default_retry_delay=0)
# expect: hot-loop-polling, unbounded-polling
def check_render(self, render_id):
    render = Render.objects.get(pk=render_id)
    data = httpx.get(f"{API}/status/{render.task_id}", headers=HDRS).json()["data"]
    if data["status"] in ("not_started", "running", "processing"):
        raise self.retry()
    if data["status"] == "failed":
        render.error = data.get("error_message", "")
    elif data["status"] == "finished":
        render.video = data["output"]["files"][0]["file_url"]
        render.done_at = timezone.now()
        # expect: logged-payload
        logger.info("finished %s", data["output"])
    render.save()


@shared_task
def nightly_teaser():
    body = {"model": "veo3.1-fast", "input": {"prompt": "tomorrow at the museum", "duration": 8, "resolution": "1080p"}}
    # expect: task-id-not-saved
    r = httpx.post(f"{API}/submit", json=body, headers=HDRS)
    logger.info("teaser submitted, http %s", r.status_code)
