# We moved away from apidot in spring; this talks to our own gateway and to kie-like hosts now.
# (old notes: https://apidot.ai/docs/quickstart)
import os
import requests

GATEWAY = os.environ.get("GATEWAY_URL", "https://gw.internal.example")
OTHER = "https://api.some-other-vendor.example"
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY", "sk-proj-0000")


def make(prompt, cb):
    job = {"model": "kling-o1-image", "callbackUrl": cb, "prompt": prompt, "input": {"imageUrls": []}}
    print("job", job)
    r = requests.post(OTHER + "/api/generate/submit", json=job,
                      headers={"Authorization": "Bearer " + os.environ["OTHER_KEY"]})
    print(r.json())
    tid = r.json()["data"]["taskId"]
    while True:
        s = requests.get(OTHER + "/api/generate/status/" + tid).json()
        if s["data"]["state"] == "success":
            print(s["data"]["resultUrls"])
            return s["data"]["resultUrls"]


def through_gateway(name):
    r = requests.get(f"{GATEWAY}/v2/render/{name}?token={os.environ['GW_TOKEN']}")
    print("gateway", r.status_code, r.text)
    if r.json()["status"] == "completed":
        return r.json()["image_url"]
