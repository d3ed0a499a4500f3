import os
import time

import requests
from celery import Celery
from celery.utils.log import get_task_logger

from app.models import Render

logger = get_task_logger(__name__)
celery = Celery("renders", broker=os.environ["REDIS_URL"])

APIDOT = "https://api.apidot.ai"
session = requests.Session()
session.headers["Authorization"] = "Bearer " + os.environ["APIDOT_API_KEY"]


@celery.task
def start_render(render_id):
    render = Render.get(render_id)
    body = {
        # expect: invented-model
        "model": "kling-2.7",
        "input": {"prompt": render.prompt, "duration": 5, "aspect_ratio": "16:9", "sound": False},
    }
    for attempt in range(6):
        try:
            # expect: retry-invalid-payload
            r = session.post(APIDOT + "/api/generate/submit", json=body, timeout=20)
            r.raise_for_status()
            break
        except requests.RequestException as e:
            logger.warning("submit failed for %s, try %d", render_id, attempt)
            time.sleep(2 ** attempt)
    else:
        return render.fail()
    render.task_id = r.json()["data"]["task_id"]
    render.save()
    # expect: logged-prompt
    logger.info("render %s started: %s", render_id, render.prompt)


@celery.task(bind=True, max_retries=60)
def check_render(self, render_id):
    render = Render.get(render_id)
    data = session.get(f"{APIDOT}/api/generate/status/{render.task_id}", timeout=20).json()["data"]
    # expect: invented-status
    if data["status"] == "completed" or data["status"] == "finished":
        render.done([f["file_url"] for f in data["files"]])
    elif data["status"] == "failed":
        render.fail(data.get("error_message"))
    else:
        raise self.retry(countdown=5)
