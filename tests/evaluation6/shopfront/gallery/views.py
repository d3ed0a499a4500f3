import json
import logging

from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import dot
from .models import Picture

logger = logging.getLogger(__name__)


@require_POST
def create(request):
    wish = request.POST["wish"]
    photo = request.POST["photo"]
    answer = dot.start({
        "prompt": wish,
        # expect: invented-field
        "imageUrls": [photo],
        # expect: invalid-value
        "n": 40,
    })
    picture = Picture.objects.create(task_id=answer["task_id"], wish=wish, state="queued")
    # expect: logged-payload
    dot.trace("submit answer", answer)
    return JsonResponse({"id": picture.pk, "state": picture.state}, status=202)


def show(request, pk):
    picture = Picture.objects.get(pk=pk)
    if picture.state == "queued":
        data = dot.look(picture.task_id)
        if data["status"] == "finished":
            # expect: invented-response-field
            picture.url = data["files"][0]["url"]
            picture.state = "ready"
            picture.save()
    return JsonResponse({"state": picture.state, "url": picture.url})


@csrf_exempt
@require_POST
def hook(request):
    body = json.loads(request.body)
    task = body.get("data", body)
    try:
        picture = Picture.objects.get(task_id=task["task_id"])
    except Picture.DoesNotExist:
        logger.warning("unknown task %s", task["task_id"])
        return HttpResponse(status=404)
    if picture.state == "ready":
        return HttpResponse(status=204)
    # expect: early-result
    picture.url = task["files"][0]["file_url"] if task.get("files") else ""
    picture.state = "ready"
    picture.save()
    return HttpResponse(status=204)
