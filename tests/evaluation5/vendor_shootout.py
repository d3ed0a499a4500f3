"""Same picture from four vendors, timed. Only the APIDot column is ours to keep quiet about."""
import os
import time

import fal_client
import replicate
import requests
from openai import OpenAI
from rich.console import Console

console = Console()
PROMPTS = ["a red bicycle against a blue wall", "macro photo of moss"]
OPENAI_API_KEY = os.environ["OPENAI_API_KEY"]


def with_openai(text):
    answer = OpenAI(api_key=OPENAI_API_KEY).images.generate(model="gpt-image-1", prompt=text, n=1, quality="hd")
    print("openai", answer.data[0].url)
    return answer.data[0].url


def with_replicate(text):
    prediction = replicate.predictions.create(model="black-forest-labs/flux-schnell", input={"prompt": text, "num_outputs": 1})
    while prediction.status not in ("succeeded", "failed", "canceled"):
        time.sleep(1)
        prediction.reload()
    print("replicate", prediction.id, prediction.status, prediction.output)
    return prediction.output[0]


def with_fal(text):
    result = fal_client.subscribe("fal-ai/flux/dev", arguments={"prompt": text, "image_size": "square_hd"})
    print("fal", result)
    return result["images"][0]["url"]


def with_apidot(text):
    head = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    base = "https://api.apidot.ai/api/generate"
    started = requests.post(f"{base}/submit", headers=head, json={"model": "z-image", "input": {"prompt": text, "size": "1:1"}}, timeout=30)
    started.raise_for_status()
    task_id = started.json()["data"]["task_id"]
    for _ in range(60):
        time.sleep(3)
        task = requests.get(f"{base}/status/{task_id}", headers=head, timeout=30).json()["data"]
        if task["status"] == "finished":
            files = task.get("files") or task["output"]["files"]
            print("apidot", task_id, task["status"], len(files))
            return files[0]["file_url"]
        if task["status"] == "failed":
            raise RuntimeError(task.get("error_message"))
    raise TimeoutError(task_id)


def main():
    for name, draw in {"openai": with_openai, "replicate": with_replicate, "fal": with_fal, "apidot": with_apidot}.items():
        for number, text in enumerate(PROMPTS):
            begun = time.perf_counter()
            picture = draw(text)
            console.print(f"{name} #{number}: {time.perf_counter() - begun:.1f} s, {'ok' if picture else 'nothing'}")


main()
