"""Celery: Videoerzeugung über APIDot. Achtung: läuft in der Queue `slow`."""
import requests
from celery import Celery
from celery.utils.log import get_task_logger
from django.conf import settings

app = Celery("studio")
lg = get_task_logger(__name__)

S = "https://api.apidot.ai/api/generate"
QUALITAET = {"entwurf": "720p", "final": "1080p"}


def kopf():
    return {"Authorization": "Bearer %s" % settings.APIDOT_API_KEY}


@app.task(bind=True, queue="slow")
def starte(self, auftrag_id, text, bilder, stufe="entwurf"):
    from studio.models import Auftrag

    koerper = dict(
        model="seedance-2-fast",
        input=dict(
            prompt=text,
            # expect: invalid-value
            resolution="1080p",
            duration=5,
            image_urls=bilder,
        ),
    )
    # expect: logged-url
    lg.info("Auftrag %s, Bilder: %s", auftrag_id, ", ".join(bilder))
    antwort = requests.post(S + "/submit", json=koerper, headers=kopf(), timeout=30)
    antwort.raise_for_status()
    tid = antwort.json()["data"]["task_id"]
    Auftrag.objects.filter(pk=auftrag_id).update(task_id=tid, zustand="laeuft")
    pruefe.delay(auftrag_id, tid)


@app.task(bind=True, queue="slow", max_retries=80)
def pruefe(self, auftrag_id, tid):
    from studio.models import Auftrag

    r = requests.get(f"{S}/status/{tid}", headers=kopf(), timeout=30)
    d = r.json()["data"]
    if d["status"] in ("not_started", "running"):
        raise self.retry(countdown=15)
    if d["status"] == "failed":
        lg.error("Auftrag %s fehlgeschlagen: %s", auftrag_id, d.get("error_message"))
        Auftrag.objects.filter(pk=auftrag_id).update(zustand="fehler")
        return
    if d["status"] == "finished":
        links = [x["file_url"] for x in d["files"]]
        lg.info("Auftrag %s: %d Dateien", auftrag_id, len(links))
        Auftrag.objects.filter(pk=auftrag_id).update(zustand="fertig", links=links)
