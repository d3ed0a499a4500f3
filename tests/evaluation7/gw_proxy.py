"""Tornado relay: our front end talks to us, we talk to APIDot."""
import json
import os

from tornado import httpclient, ioloop, log, web

log.enable_pretty_logging()
UPSTREAM = "https://api.apidot.ai/api/generate"
SIZES = {"square": "1:1", "wide": "16:9", "tall": "9:16"}


class Submit(web.RequestHandler):
    async def post(self):
        wish = json.loads(self.request.body)
        size = SIZES.get(wish.get("shape"), "1:1")
        body = {"model": "flux-2-pro", "input": {"prompt": wish["prompt"], "size": size, "resolution": "1K"}}
        log.app_log.info("shape %s, prompt of %d characters", size, len(wish["prompt"]))
        answer = await httpclient.AsyncHTTPClient().fetch(
            UPSTREAM + "/submit",
            method="POST",
            headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"], "Content-Type": "application/json"},
            body=json.dumps(body),
            raise_error=False,
        )
        if answer.code != 200:
            log.app_log.error("upstream %d %s", answer.code, answer.body)
            raise web.HTTPError(502)
        data = json.loads(answer.body)["data"]
        self.write({"task_id": data["task_id"], "status": data["status"]})


class Status(web.RequestHandler):
    async def get(self, task_id):
        answer = await httpclient.AsyncHTTPClient().fetch(
            f"{UPSTREAM}/status/{task_id}", headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]})
        data = json.loads(answer.body)["data"]
        out = {"status": data["status"], "progress": data.get("progress")}
        if data["status"] == "finished":
            out["files"] = [f["file_url"] for f in data["files"]]
        self.write(out)


if __name__ == "__main__":
    web.Application([(r"/api/art", Submit), (r"/api/art/([\w-]+)", Status)]).listen(8000)
    ioloop.IOLoop.current().start()
