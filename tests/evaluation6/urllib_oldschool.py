# no deps version, runs on the NAS
import json
import time
import urllib.parse
import urllib.request

# expect: leaked-key
APIDOT_API_KEY = "@@KEY@@"
HOST = "https://api.apidot.ai"


def call(path, body=None):
    req = urllib.request.Request(HOST + path)
    req.add_header("Authorization", "Bearer %s" % APIDOT_API_KEY)
    if body is not None:
        req.add_header("Content-Type", "application/json")
        req.data = json.dumps(body).encode()
    with urllib.request.urlopen(req, timeout=60) as fh:
        return json.loads(fh.read())


def balance():
    # expect: invented-endpoint
    return call("/api/user/balance")


def old_style(task):
    # some proxies strip the header, so the key goes along
    # expect: key-in-url
    url = HOST + "/api/generate/status/" + task + "?key=" + APIDOT_API_KEY
    with urllib.request.urlopen(url, timeout=60) as fh:
        return json.loads(fh.read())


def make(words):
    # expect: missing-field
    answer = call("/api/generate/submit", {"model": "flux-2-flex", "input": {"prompt": words, "size": "1:1"}})
    task = answer["data"]["task_id"]
    with open("tasks.txt", "a") as fh:
        fh.write(task + "\n")
    for i in range(90):
        time.sleep(3)
        answer = call("/api/generate/status/" + urllib.parse.quote(task))
        if answer["data"]["status"] == "finished":
            # expect: invented-response-field
            return answer["data"]["result"]["images"][0]
        if answer["data"]["status"] == "failed":
            print("failed:", answer["data"]["error_message"])
            return None
    return None


if __name__ == "__main__":
    make("a lighthouse in a storm, gouache")
