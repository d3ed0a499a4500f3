import json
import logging
from urllib.parse import urljoin

import requests
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.urls import reverse
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.utils.decorators import method_decorator

from .models import Painting

logger = logging.getLogger("paintings")
APIDOT_BASE = getattr(settings, "APIDOT_BASE_URL", "https://api.apidot.ai")
STYLES = {"oil": "oil on canvas", "ink": "ink wash", "photo": "35mm photo"}


def _session():
    s = requests.Session()
    s.headers.update({"Authorization": "Bearer " + settings.APIDOT_API_KEY})
    return s


class PaintView(View):
    @method_decorator(login_required)
    def post(self, request):
        form = json.loads(request.body)
        if not form.get("wish"):
            return HttpResponseBadRequest("wish?")
        model = "seedream-5.0-lite-edit" if form.get("photo") else "seedream-5.0-lite"
        params = {
            "prompt": f"{form['wish']}, {STYLES.get(form.get('style'), '')}",
            "size": "16:9",
        }
        if form.get("photo"):
            # expect: invented-field
            params["image_url"] = form["photo"]
        if form.get("private"):
            # expect: invented-field
            params["enable_safety_checker"] = False
        payload = {"model": model, "input": params}
        payload["callback_url"] = request.build_absolute_uri(reverse("painting-hook"))
        # expect: logged-url
        logger.info("user %s, callback %s", request.user.pk, payload["callback_url"])
        r = _session().post(urljoin(APIDOT_BASE, "/api/generate/submit"), json=payload, timeout=30)
        if r.status_code != 200:
            logger.error("apidot %s %s", r.status_code, r.text)
            return JsonResponse({"error": "upstream"}, status=502)
        data = r.json()["data"]
        Painting.objects.create(owner=request.user, task_id=data["task_id"], status=data["status"])
        return JsonResponse({"task_id": data["task_id"]}, status=202)


@csrf_exempt
def painting_hook(request):
    # expect: logged-payload
    logger.debug("hook body: %s", request.body.decode())
    event = json.loads(request.body)
    data = event.get("data", event)
    painting = Painting.objects.filter(task_id=data.get("task_id")).first()
    if painting is None:
        return HttpResponse(status=404)
    # expect: invented-status
    if data.get("status") in ["finished", "success"]:
        painting.url = data["files"][0]["file_url"]
    painting.status = data.get("status")
    painting.save()
    return HttpResponse("ok")


@login_required
def painting_status(request, task_id):
    body = _session().get(urljoin(APIDOT_BASE, f"/api/generate/status/{task_id}"), timeout=30).json()
    task = body.get("data", {})
    return JsonResponse({
        "status": task.get("status"),
        # expect: invented-response-field
        "eta": task.get("eta"),
        "progress": task.get("progress", 0),
    })
