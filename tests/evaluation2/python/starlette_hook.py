import logging
import os

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from mailer import send_result

logger = logging.getLogger("uvicorn.error")
SEEN: set[str] = set()
EXPECTED = set(filter(None, os.environ.get("APIDOT_KNOWN_TASK_IDS", "").split(",")))


async def apidot_webhook(request: Request) -> JSONResponse:
    raw = await request.body()
    # expect: logged-payload
    logger.info("raw webhook: %s", raw.decode()[:500])
    body = await request.json()
    data = body.get("data", body)
    task_id = data.get("task_id")
    if task_id not in EXPECTED or task_id in SEEN:
        logger.info("ignored %s", task_id)
        return JSONResponse({"ok": True})
    SEEN.add(task_id)
    # expect: invented-response-field
    result = data.get("result")
    if result is None and data.get("status") == "finished":
        # expect: logged-payload
        logger.info("files for %s: %s", task_id, data["files"])
        links = [f["file_url"] for f in data["files"]]
        return JSONResponse({"ok": True}, background=BackgroundTask(send_result, links))
    if data.get("status") == "failed":
        logger.warning("task %s: %s", task_id, data.get("error_message"))
    return JSONResponse({"ok": True})


app = Starlette(routes=[Route("/webhooks/apidot", apidot_webhook, methods=["POST"])])
