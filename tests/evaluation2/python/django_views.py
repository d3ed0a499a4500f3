import json
import logging

import requests
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Generation

logger = logging.getLogger("studio.apidot")

SUBMIT_URL = "https://api.apidot.ai/api/generate/submit"


@require_POST
def generate(request):
    prompt = request.POST["prompt"]
    callback = request.build_absolute_uri("/apidot/callback/")
    # expect: logged-url
    logger.info("Submitting, callback goes to %s", callback)
    resp = requests.post(
        SUBMIT_URL,
        headers={"Authorization": "Bearer %s" % settings.APIDOT_API_KEY},
        json={
            "model": "gpt-image-2",
            "callback_url": callback,
            "input": {
                "prompt": prompt,
                # expect: invalid-value
                "quality": "hd",
                # expect: invented-field
                "aspect_ratio": "16:9",
            },
        },
        timeout=30,
    )
    resp.raise_for_status()
    # expect: invented-response-field
    gen = Generation.objects.create(user=request.user, task_id=resp.json()["data"]["id"])
    return JsonResponse({"generation": gen.pk, "status": gen.status})


@csrf_exempt
@require_POST
def apidot_callback(request):
    payload = json.loads(request.body)
    # expect: logged-payload
    logger.info("callback received: %s", json.dumps(payload))
    data = payload.get("data", {})
    gen = Generation.objects.filter(task_id=data.get("task_id")).first()
    if gen is None:
        return HttpResponse(status=204)
    # expect: early-result
    gen.result_url = data["files"][0]["file_url"]
    gen.status = "done"
    gen.save(update_fields=["result_url", "status"])
    return HttpResponse("ok")
