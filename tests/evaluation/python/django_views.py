import json
import logging

import requests
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .forms import PosterForm
from .models import Poster

logger = logging.getLogger(__name__)


def apidot_headers():
    return {"Authorization": "Bearer %s" % settings.APIDOT_API_KEY}


@require_POST
def start(request):
    form = PosterForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    body = {
        "model": "nano-banana-2",
        "input": {"prompt": form.cleaned_data["text"], "resolution": "1K", "size": "16:9"},
    }
    # expect: logged-payload
    logger.debug("apidot request: %s", body)
    answer = requests.post("https://api.apidot.ai/api/generate/submit", json=body, headers=apidot_headers(), timeout=20)
    if not answer.ok:
        logger.error("apidot %s: %s", answer.status_code, answer.content)
        return JsonResponse({"error": "try again later"}, status=502)
    poster = Poster.objects.create(owner=request.user, task_id=answer.json()["data"]["task_id"])
    logger.info("poster %s is task %s", poster.pk, poster.task_id)
    return JsonResponse({"id": poster.pk}, status=202)


@csrf_exempt
@require_POST
def apidot_webhook(request):
    payload = json.loads(request.body)
    # expect: logged-payload
    logger.info("apidot webhook payload=%s", json.dumps(payload))
    data = payload.get("data", {})
    poster = get_object_or_404(Poster, task_id=data.get("task_id"))
    if data.get("status") == "finished":
        # expect: invented-response-field
        poster.image = data["files"][0]["url"]
        poster.save()
    # expect: invented-status
    elif data.get("status") in ("failed", "error"):
        poster.error = data.get("error_message", "")
        poster.save()
    return HttpResponse(status=204)


def show(request, pk):
    poster = get_object_or_404(Poster, pk=pk, owner=request.user)
    logger.debug("poster %s shown, ready=%s", pk, bool(poster.image))
    return JsonResponse({"status": poster.status, "image": poster.image})
