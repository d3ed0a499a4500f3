"""Several picture vendors behind one function. Ugly but works."""
import base64
import os
import random
import time

import fal_client
import requests
from openai import OpenAI

oai = OpenAI(api_key=os.environ["OPENAI_API_KEY"])

CONF = {
    "openai": {"api_key": os.environ.get("OPENAI_API_KEY"), "model": "dall-e-3"},
    "apidot": {
        # expect: leaked-key
        "api_key": os.environ.get("APIDOT_API_KEY") or "@@KEY@@",
        "model": "gpt-image-2",
        "root": "https://api.apidot.ai",
    },
    "fal": {"model": "fal-ai/flux/dev"},
}


def via_openai(prompt):
    r = oai.images.generate(model=CONF["openai"]["model"], prompt=prompt, n=1)
    print("openai said", r.data[0].url)
    return r.data[0].url


def via_fal(prompt):
    res = fal_client.subscribe(CONF["fal"]["model"], arguments={"prompt": prompt, "image_size": "square"})
    print(res)
    return res["images"][0]["url"]


def via_apidot(prompt, refs=None):
    c = CONF["apidot"]
    h = {"Authorization": f"Bearer {c['api_key']}"}
    body = {
        "model": c["model"] + ("-edit" if refs else ""),
        "input": {
            "prompt": prompt,
            # expect: invented-field
            "n": 1,
            **({"image_urls": refs} if refs else {}),
        },
    }
    sub = requests.post(c["root"] + "/api/generate/submit", json=body, headers=h).json()
    # expect: invented-response-field
    tid = sub["task_id"]
    end = time.time() + 300
    while time.time() < end:
        time.sleep(2 + random.random())
        st = requests.get(c["root"] + "/api/generate/status/" + tid, headers=h).json()
        if st["data"]["status"] == "finished":
            return st["data"]["files"][0]["file_url"]
        if st["data"]["status"] == "failed":
            raise ValueError(st["data"]["error_message"])
    raise TimeoutError("apidot")


def any_picture(prompt):
    for fn in (via_apidot, via_fal, via_openai):
        try:
            return fn(prompt)
        except Exception as ex:
            print(fn.__name__, "broke:", ex)


if __name__ == "__main__":
    link = any_picture("a lighthouse in fog")
    b64 = base64.b64encode(requests.get(link).content)
    print(len(b64))
