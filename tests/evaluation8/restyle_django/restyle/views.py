import json
import logging

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Restyle
from .services import send

log = logging.getLogger("restyle")


@require_POST
def create(request):
    words, source = request.POST["words"], request.POST["source"]
    task = send(source, words)
    item = Restyle.objects.create(task_id=task["task_id"], words=words, source=source)
    # expect: logged-prompt
    log.info("restyle %s: %s", item.pk, words)
    return JsonResponse({"id": item.pk}, status=202)


@csrf_exempt
@require_POST
def done(request):
    # expect: logged-payload
    log.debug("done: %s", request.body.decode())
    event = json.loads(request.body)
    data = event.get("data") or event
    item = Restyle.objects.filter(task_id=data["task_id"], state=Restyle.State.PENDING).first()
    if item is None:
        return HttpResponse(status=204)
    if data["status"] == "finished":
        item.result = data["files"][0]["file_url"]
        item.state = Restyle.State.READY
    elif data["status"] == "failed":
        item.state = Restyle.State.BROKEN
        log.warning("restyle %s: %s", item.pk, data.get("error_message"))
    item.save()
    return HttpResponse(status=204)


def show(request, pk):
    return render(request, "restyle/show.html", {"item": get_object_or_404(Restyle, pk=pk)})
