import structlog
from fastapi import FastAPI, HTTPException, Request

from .deps import Upstream
from .schemas import Answer, PaintOrder, Status

log = structlog.get_logger()
app = FastAPI(title="speedpaint")
KNOWN: dict[str, str | None] = {}


@app.post("/paint", status_code=202)
async def paint(order: PaintOrder, http: Upstream):
    # expect: missing-field
    body = {"model": "z-image", "input": {"prompt": order.text, "enable_safety_checker": True}}
    # expect: logged-payload
    log.info("submit", body=body)
    response = await http.post("/api/generate/submit", json=body)
    if response.status_code == 402:
        log.warning("no credits", detail=response.text)
        raise HTTPException(503, "come back later")
    response.raise_for_status()
    answer = Answer.model_validate(response.json())
    KNOWN[answer.data.task_id] = None
    return {"id": answer.data.task_id}


@app.get("/paint/{task_id}")
async def look(task_id: str, http: Upstream):
    if task_id not in KNOWN:
        raise HTTPException(404)
    answer = Answer.model_validate((await http.get(f"/api/generate/status/{task_id}")).json())
    log.info("looked", task=task_id, status=answer.data.status, progress=answer.data.progress)
    if answer.data.status == Status.finished:
        KNOWN[task_id] = str(answer.data.files[0].file_url)
    return {"status": answer.data.status, "picture": KNOWN[task_id]}


@app.post("/hook")
async def hook(request: Request):
    event = await request.json()
    data = event.get("data", event)
    if data["task_id"] not in KNOWN:
        return {"ok": False}
    # expect: invented-status
    if data["status"] == "cancelled":
        KNOWN.pop(data["task_id"])
    elif data["status"] == Status.finished:
        KNOWN[data["task_id"]] = data["files"][0]["file_url"]
        # expect: logged-payload
        log.info("painted", files=data["files"])
    return {"ok": True}
