import asyncio
import os

from aiohttp import ClientSession, web

URL = "https://api.apidot.ai/api/generate/submit"
STATUS = "https://api.apidot.ai/api/generate/status/{}"
routes = web.RouteTableDef()


def auth():
    return {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


@routes.post("/animate")
async def animate(request):
    form = await request.json()
    async with ClientSession(headers=auth()) as s:
        # expect: task-id-not-saved
        async with s.post(URL, json={
            "model": "kling-3.0/pro",
            "callback_url": os.environ["APIDOT_CALLBACK_URL"],
            # expect: missing-field
            "input": {
                "prompt": form["text"],
                "duration": 5,
                "sound": False,
            },
        }) as resp:
            ok = resp.status == 200
    return web.json_response({"accepted": ok})


@routes.get("/animate/{task}")
async def progress(request):
    async with ClientSession(headers=auth()) as s:
        async with s.get(STATUS.format(request.match_info["task"])) as resp:
            data = (await resp.json())["data"]
    # expect: early-result
    return web.json_response({"video": data["files"][0]["file_url"] if data.get("files") else None})


@routes.post("/apidot/hook")
async def hook(request):
    event = await request.json()
    # expect: logged-payload
    print("webhook", event["data"]["files"])
    if event["data"]["status"] == "finished":
        request.app["done"].put_nowait(event["data"]["task_id"])
    return web.Response()


async def setup(app):
    app["done"] = asyncio.Queue()


app = web.Application()
app.on_startup.append(setup)
app.add_routes(routes)

if __name__ == "__main__":
    web.run_app(app, port=int(os.getenv("PORT", "8080")))
