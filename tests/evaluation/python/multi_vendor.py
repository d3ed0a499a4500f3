"""Compare the same edit on three providers."""
import base64
import os
import time

import replicate
import requests
from openai import OpenAI

OPENAI_API_KEY = "@@KEY@@"  # demo account, rate limited
REPLICATE_TOKEN = os.environ["REPLICATE_API_TOKEN"]
APIDOT_API_KEY = os.environ["APIDOT_API_KEY"]


def with_openai(prompt, path):
    client = OpenAI(api_key=OPENAI_API_KEY)
    result = client.images.edit(model="gpt-image-1", image=open(path, "rb"), prompt=prompt)
    print("openai", result.created, result.usage)
    return base64.b64decode(result.data[0].b64_json)


def with_replicate(prompt, url):
    prediction = replicate.predictions.create(
        model="black-forest-labs/flux-kontext-pro",
        input={"prompt": prompt, "input_image": url, "aspect_ratio": "match_input_image"},
    )
    while prediction.status not in ("succeeded", "failed", "canceled"):
        time.sleep(1)
        prediction.reload()
    print("replicate", prediction.status, prediction.metrics)
    return requests.get(prediction.output).content


def with_apidot(prompt, url):
    headers = {"Authorization": f"Bearer {APIDOT_API_KEY}"}
    submitted = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers=headers,
        json={"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [url]}},
        timeout=30,
    )
    submitted.raise_for_status()
    task_id = submitted.json()["data"]["task_id"]
    for _ in range(100):
        time.sleep(3)
        task = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
        # expect: invented-status
        if task["status"] == "succeeded":
            break
        if task["status"] == "finished":
            return requests.get(task["files"][0]["file_url"], timeout=60).content
        if task["status"] == "failed":
            raise RuntimeError(task["error_message"])
    raise TimeoutError(task_id)


if __name__ == "__main__":
    instruction = input("instruction: ")
    for name, run in {"openai": with_openai, "replicate": with_replicate, "apidot": with_apidot}.items():
        source = "room.png" if name == "openai" else os.environ["ROOM_URL"]
        started = time.time()
        image = run(instruction, source)
        with open(f"{name}.png", "wb") as f:
            f.write(image)
        print(f"{name}: {len(image)} bytes in {time.time() - started:.1f}s")
