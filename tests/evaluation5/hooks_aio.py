import logging
import os

from aiohttp import ClientSession, web

log = logging.getLogger("tgframe")
routes = web.RouteTableDef()
known: dict[str, int] = {}
TG = "https://api.telegram.org/bot" + os.environ.get("TG_TOKEN", "")


@routes.post("/frame")
async def frame(request: web.Request) -> web.Response:
    form = await request.json()
    job = {
        "model": "hailuo-2.3",
        "callback_url": os.environ["APIDOT_CALLBACK_URL"],
        "input": {
            "prompt": form["text"],
            # expect: invalid-value
            "duration": 5,
            "resolution": "768p",
            # expect: invented-field
            "first_frame_image": form["image"],
        },
    }
    # expect: logged-prompt
    log.info("frame for chat %s: %s", form["chat"], job["input"]["prompt"])
    async with request.app["http"].post("https://api.apidot.ai/api/generate/submit", json=job) as r:
        if r.status != 200:
            log.error("submit %s", await r.text())
            raise web.HTTPBadGateway()
        answer = await r.json()
    known[answer["data"]["task_id"]] = form["chat"]
    return web.json_response({"task": answer["data"]["task_id"]})


@routes.post("/apidot-hook")
async def hook(request: web.Request) -> web.Response:
    body = await request.json()
    task = body.get("data") or body
    chat = known.pop(task["task_id"], None)
    if chat is None:
        log.warning("unknown task %s", task["task_id"])
        return web.Response()
    # expect: early-result
    video = task["files"][0]["file_url"]
    # expect: logged-url
    log.info("sending %s to %s", video, chat)
    await request.app["db"].execute("update frames set url = $1 where chat = $2", video, chat)
    await request.app["http"].post(TG + "/sendVideo", json={"chat_id": chat, "video": video})
    return web.Response()


async def http(app):
    async with ClientSession(headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}) as session:
        app["http"] = session
        yield


def make_app():
    app = web.Application()
    app.add_routes(routes)
    app.cleanup_ctx.append(http)
    return app


if __name__ == "__main__":
    web.run_app(make_app())
