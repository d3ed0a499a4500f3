import json
import logging

import requests
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Render, Tenant

audit = logging.getLogger("audit")
API_ROOT = "https://api.apidot.ai"


def render_status(request, pk):
    """front-end polls us, we ask apidot each time"""
    render = Render.objects.get(pk=pk, owner=request.user)
    r = requests.get(
        f"{API_ROOT}/api/generate/status/{render.task}",
        headers={"Authorization": f"Bearer {settings.APIDOT_API_KEY}"},
        timeout=10,
    )
    if not r.ok:
        audit.error("status %s %s", r.status_code, r.text)
        return JsonResponse({"state": "unknown"}, status=502)
    data = r.json()["data"]
    # our own words for the browser
    state = {
        "not_started": "pending",
        "running": "pending",
        # expect: invented-status
        "success": "completed",
        "finished": "completed",
        "failed": "error",
    }.get(data["status"], "pending")
    # expect: early-result
    return JsonResponse({"urls": [f["file_url"] for f in data.get("files") or []]})


@require_POST
def start_render(request):
    form = json.loads(request.body)
    tenant = Tenant.objects.get(user=request.user)
    if tenant.plan == "pending" or tenant.status == "completed":
        return HttpResponse(status=403)
    payload = {"model": "veo3.1-fast", "input": {"prompt": form["text"], "aspect_ratio": "16:9", "duration": 8}}
    if form.get("still"):
        payload["input"].update(image_urls=[form["still"]], generate_type="frame")
    # expect: invented-field
    payload.update({"callbackUrl": settings.APIDOT_CALLBACK_URL})
    r = requests.post(API_ROOT + "/api/generate/submit", json=payload,
                      headers={"Authorization": "Bearer " + settings.APIDOT_API_KEY}, timeout=15)
    if r.status_code != 200:
        return JsonResponse({"error": r.json().get("error", {}).get("message")}, status=502)
    render = Render.objects.create(owner=request.user, task=r.json()["data"]["task_id"])
    audit.info("render %s by %s, task %s", render.pk, request.user.pk, render.task)
    return JsonResponse({"id": render.pk})


@csrf_exempt
@require_POST
def apidot_webhook(request):
    # expect: logged-payload
    audit.info("webhook: %s", request.body.decode())
    event = json.loads(request.body)
    data = event.get("data", event)
    # expect: invented-response-field
    render = Render.objects.filter(task=data["id"]).first()
    if render is None:
        return HttpResponse(status=204)
    if data["status"] == "finished" and not render.url:
        render.url = data["files"][0]["file_url"]
        render.save(update_fields=["url"])
    return HttpResponse(status=204)
