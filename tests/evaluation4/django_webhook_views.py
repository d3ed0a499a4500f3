import json
import logging

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Generation

logger = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def apidot_callback(request):
    """Called by APIDot when a task has ended."""
    try:
        body = json.loads(request.body)
    except ValueError:
        return HttpResponseBadRequest("not json")

    # expect: logged-payload
    logger.debug("callback received: %s", body)

    task = body.get("data") or body
    task_id = task.get("task_id")
    gen = Generation.objects.filter(remote_id=task_id).first()
    if gen is None:
        return HttpResponse(status=204)
    if gen.done:
        return HttpResponse("ok")

    # expect: early-result
    gen.files = [f["file_url"] for f in task.get("files", [])]
    gen.done = True
    gen.save(update_fields=["files", "done"])
    return HttpResponse("ok")


def generation_state(request, pk):
    gen = Generation.objects.get(pk=pk, owner=request.user)
    return JsonResponse({"done": gen.done, "files": gen.files if gen.done else []})


def callback_address(request):
    url = request.build_absolute_uri("/hooks/apidot/") + "?s=" + settings.HOOK_SECRET
    return url


@require_POST
def start(request):
    from .client import post_submit

    hook = callback_address(request)
    # expect: logged-url
    logger.info("starting with hook %s", hook)
    answer = post_submit({
        "model": "runway-gen-4.5",
        "callback_url": hook,
        "input": {"prompt": request.POST["prompt"], "duration": 5, "aspect_ratio": "16:9"},
    })
    gen = Generation.objects.create(owner=request.user, remote_id=answer["data"]["task_id"])
    return JsonResponse({"id": gen.pk})
