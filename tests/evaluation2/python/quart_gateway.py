"""Our own small API in front of APIDot, for three internal teams."""
import os

import aiohttp
from quart import Quart, g, jsonify, request

app = Quart(__name__)
TEAMS = {"web": 20, "print": 5, "social": 50}
STATES = {"not_started": "queued", "running": "working", "finished": "completed", "failed": "error"}


@app.before_serving
async def open_session():
    app.http = aiohttp.ClientSession(
        base_url="https://api.apidot.ai",
        headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]},
    )


@app.after_serving
async def close_session():
    await app.http.close()


@app.post("/v1/pictures")
async def create():
    form = await request.get_json()
    if form["team"] not in TEAMS:
        return jsonify(error="unknown team"), 403
    async with app.http.post(
        "/api/generate/submit",
        json={"model": "nano-banana-2", "input": {"prompt": form["text"], "resolution": "1K", "size": "16:9"}},
    ) as answer:
        body = await answer.json()
        app.logger.info("team %s, http %s", form["team"], answer.status)
        return jsonify(body), answer.status


@app.get("/v1/pictures/<task_id>")
async def show(task_id):
    async with app.http.get(f"/api/generate/status/{task_id}") as answer:
        task = (await answer.json())["data"]
    state = STATES.get(task["status"], "working")
    app.logger.info("%s is %s (%s%%)", task_id, state, task.get("progress", 0))
    if state == "completed":
        return jsonify(state=state, links=[f["file_url"] for f in task["files"]])
    return jsonify(state=state, reason=task.get("error_message"))
