# tasks.py - avatar videos
import os
import requests
from celery import Celery, shared_task
from celery.utils.log import get_task_logger

from models import Avatar, db

logger = get_task_logger(__name__)
app = Celery("avatars", broker=os.environ["REDIS_URL"])

APIDOT_KEY = os.environ["APIDOT_API_KEY"]
SUBMIT = "https://api.apidot.ai/api/generate/submit"
STATUS = "https://api.apidot.ai/api/generate/status/"
H = {"Authorization": "Bearer " + APIDOT_KEY, "Content-Type": "application/json"}


@shared_task(bind=True, autoretry_for=(Exception,), retry_backoff=True, max_retries=5)
def start_avatar(self, avatar_id):
    avatar = db.session.get(Avatar, avatar_id)
    # expect: retry-invalid-payload
    r = requests.post(SUBMIT, headers=H, timeout=20, json={
        "model": "kling-2.1/pro",
        "input": {
            "prompt": avatar.script,
            "start_image_url": avatar.photo_url,
            # expect: invalid-value
            "duration": "5",
        },
    })
    r.raise_for_status()
    avatar.remote_id = r.json()["data"]["task_id"]
    db.session.commit()
    check_avatar.delay(avatar_id)


@shared_task(bind=True, max_retries=None)
def check_avatar(self, avatar_id):
    avatar = db.session.get(Avatar, avatar_id)
    d = requests.get(STATUS + avatar.remote_id, headers=H, timeout=20).json()["data"]
    logger.info("avatar %s is %s (%s%%)", avatar_id, d["status"], d["progress"])
    if d["status"] == "finished":
        avatar.video_url = d["output"]["files"][0]["file_url"]
        avatar.state = "ready"
        db.session.commit()
    elif d["status"] == "failed":
        logger.warning("avatar %s failed: %s", avatar_id, d["error_message"])
        avatar.state = "broken"
        db.session.commit()
    else:
        # expect: unbounded-polling
        self.retry(countdown=10)


@shared_task
def purge_old():
    n = Avatar.query.filter_by(state="broken").delete()
    db.session.commit()
    logger.info("purged %d", n)
