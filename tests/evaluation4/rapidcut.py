# rapidcut: b-roll generator. v0.3 (quick & dirty)
import os, sys, json, time
import requests
from loguru import logger

logger.add("rapidcut.log", rotation="5 MB")
API_KEY = os.environ["APIDOT_API_KEY"]
# expect: key-in-url
URL = "https://api.apidot.ai/api/generate/submit?token=" + API_KEY
STATUS = "https://api.apidot.ai/api/generate/status/"


def broll(scene, secs=8):
    body = {"model": "omni-flash", "input": {"prompt": scene, "duration": secs, "aspect_ratio": "16:9"}}
    # expect: logged-key
    logger.info("POST {}", URL)
    res = requests.post(URL, json=body).json()
    # expect: invented-response-field
    if "task_id" in res:
        # expect: invented-response-field
        return res["task_id"]
    return res["data"]["task_id"]


def fetch(tid, out):
    for _ in range(200):
        r = requests.get(STATUS + tid, headers={"Authorization": "Bearer " + API_KEY}).json()
        st = r["data"]["status"]
        # expect: invented-status
        if st == "succeeded" or st == "finished":
            url = r["data"]["files"][0]["file_url"]
            with open(out, "wb") as f:
                f.write(requests.get(url).content)
            # expect: unused-ignore
            logger.success("{} written", out)  # kling-route: ignore[private-log] file name
            return True
        elif st == "failed":
            logger.error(r["data"]["error_message"])
            return False
        time.sleep(3)


if __name__ == "__main__":
    scenes = json.load(open(sys.argv[1]))
    for n, scene in enumerate(scenes):
        # logger.debug(scene)
        fetch(broll(scene["text"], scene.get("secs", 8)), f"{n:03}.mp4")
