"""Client of our own Blender farm: the same words, another service."""
import requests

FARM = "http://farm.internal/api/generate"


def submit(model, prompt, callback_url=None):
    body = {"model": model, "callback_url": callback_url, "input": {"prompt": prompt, "frames": 250}}
    print("submit", body)
    return requests.post(f"{FARM}/submit", json=body).json()["data"]["task_id"]


def wait(task_id):
    while True:
        data = requests.get(f"{FARM}/status/{task_id}").json()["data"]
        print(data)
        if data["status"] == "completed":
            return data["files"][0]["file_url"]
