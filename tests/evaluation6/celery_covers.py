"""Couvertures de livres : tâches Celery au-dessus d'APIDot."""
import os

import requests
from celery import Celery
from celery.utils.log import get_task_logger

from covers.models import Cover

app = Celery("covers", broker=os.environ["REDIS_URL"])
logger = get_task_logger(__name__)

MODELES = {
    "brouillon": "z-image",
    # expect: invented-model
    "photo": "seedream-4.5-pro",
    "retouche": "seedream-4.5-edit",
}


def session():
    s = requests.Session()
    s.headers["Authorization"] = "Bearer " + os.environ["APIDOT_API_KEY"]
    return s


@app.task(bind=True, max_retries=8)
def lancer(self, cover_id, genre):
    cover = Cover.objects.get(pk=cover_id)
    consigne = f"couverture de roman, {cover.title}, {cover.mood}"
    # expect: logged-prompt
    logger.info("couverture %s : %s", cover_id, consigne)
    s = session()
    r = s.post(
        "https://api.apidot.ai/api/generate/submit",
        json={"model": MODELES[genre], "input": {"prompt": consigne, "size": "3:4"}},
        timeout=20,
    )
    if r.status_code in (429, 500, 502, 503):
        raise self.retry(countdown=2 ** self.request.retries)
    r.raise_for_status()
    cover.task_id = r.json()["data"]["task_id"]
    cover.state = "pending"
    cover.save()
    suivre.apply_async((cover_id,), countdown=10)


@app.task(bind=True, max_retries=60)
def suivre(self, cover_id):
    cover = Cover.objects.get(pk=cover_id)
    r = session().get(f"https://api.apidot.ai/api/generate/status/{cover.task_id}", timeout=20)
    data = r.json()["data"]
    match data["status"]:
        case "finished":
            cover.url = data["files"][0]["file_url"]
            cover.state = "completed"
            cover.save()
            # expect: logged-url
            logger.info("couverture prête : %s", cover.url)
        # expect: invented-status
        case "cancelled":
            cover.state = "cancelled"
            cover.save()
        case "failed":
            logger.error("échec : %s", data["error_message"])
        case _:
            raise self.retry(countdown=10)
