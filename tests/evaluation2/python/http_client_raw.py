# low level on purpose, runs inside a container without pip
import http.client
import json
import logging
import os
import ssl
import time

logging.basicConfig(level=logging.INFO)

CTX = ssl.create_default_context()
ENDPOINT = "api.apidot.ai"


class Api:
    def __init__(self, key):
        self.key = key

    def _request(self, method, path, body=None):
        conn = http.client.HTTPSConnection(ENDPOINT, context=CTX, timeout=30)
        try:
            conn.request(
                method,
                path,
                body=json.dumps(body) if body else None,
                headers={"Authorization": "Bearer " + self.key, "Content-Type": "application/json"},
            )
            resp = conn.getresponse()
            raw = resp.read()
            logging.info("%s %s -> %s (%d bytes)", method, path, resp.status, len(raw))
            return json.loads(raw)
        finally:
            conn.close()

    def submit(self, **fields):
        return self._request("POST", "/api/generate/submit", {"model": "z-image", "input": fields})

    def status(self, task_id):
        return self._request("GET", "/api/generate/status/" + task_id)


def run(prompt):
    key = os.environ["APIDOT_API_KEY"]
    # expect: logged-key
    logging.info("starting with key %s...", key[:16])
    api = Api(key)
    answer = api.submit(prompt=prompt, size="1:1")
    # expect: logged-payload
    logging.debug("answer: %r", answer)
    task_id = answer["data"]["task_id"]
    for _ in range(60):
        time.sleep(3)
        data = api.status(task_id)["data"]
        logging.info("%s: %s %s%%", task_id, data["status"], data.get("progress"))
        if data["status"] == "finished":
            return data["files"][0]["file_url"]
        if data["status"] == "failed":
            raise RuntimeError(data["error_message"])
    raise TimeoutError


if __name__ == "__main__":
    result = run("a red bicycle, studio light")
    with open("result.txt", "w") as fh:
        fh.write(result)
    logging.info("wrote result.txt")
