# sprites for the game jam. ne pas toucher pendant la jam svp
import os, json, time, threading, random
import urllib3

http = urllib3.PoolManager()
D = "https://api.apidot.ai"
LOCK = threading.Lock()
STATE = json.load(open("state.json")) if os.path.exists("state.json") else {}
WORDS = ["slime", "bat", "knight"]


def H():
    return {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"], "Content-Type": "application/json"}


def kick(word):
    wish = "pixel art " + word + ", transparent"
    doc = {"model": "flux-2-flex"}
    # expect: missing-field
    doc["input"] = {"prompt": wish, "size": "1:1"}
    # expect: logged-prompt
    print("kick", word, "->", wish)
    # expect: task-id-not-saved
    r = http.request("POST", D + "/api/generate/submit", body=json.dumps(doc), headers=H())
    print("kicked", r.status, json.loads(r.data)["data"]["task_id"])


def take(tid):
    """called by the watcher with ids from the dashboard"""
    r = http.request("GET", D + "/api/generate/status/" + tid, headers=H())
    b = json.loads(r.data)
    if b["data"]["status"] != "failed":
        with LOCK:
            # expect: early-result
            STATE[tid] = [f["file_url"] for f in b["data"].get("files", [])]
            json.dump(STATE, open("state.json", "w"))
    return len(STATE)


def watch(ids):
    for t in ids:
        n = 0
        # expect: hot-loop-polling
        while n < 1000:
            n += 1
            r = http.request("GET", f"{D}/api/generate/status/{t}", headers=H())
            s = json.loads(r.data)["data"]["status"]
            if s in ("finished", "failed"):
                break
        take(t)


if __name__ == "__main__":
    random.shuffle(WORDS)
    for w in WORDS:
        kick(w)
    watch(os.environ.get("IDS", "").split(","))
