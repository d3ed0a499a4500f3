import json
import logging

from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from .models import Exhibit

log = logging.getLogger("gallery")


@csrf_exempt
def apidot_hook(request):
    body = json.loads(request.body)
    data = body.get("data", body)
    log.info("hook for %s: %s", data["task_id"], data["status"])
    exhibit = Exhibit.objects.filter(task_id=data["task_id"]).first()
    if exhibit is None:
        return HttpResponse(status=204)
    if data["status"] == "finished":
        exhibit.picture = data["files"][0]["file_url"]
        exhibit.save(update_fields=["picture"])
    elif data["status"] == "failed":
        # expect: invented-response-field
        log.warning("task %s failed: %s", data["task_id"], data["fail_reason"])
    return HttpResponse(status=204)


def exhibit(request, pk):
    item = Exhibit.objects.get(pk=pk)
    log.debug("exhibit %s shows %s", pk, item.title)
    return JsonResponse({"title": item.title, "url": item.picture})
