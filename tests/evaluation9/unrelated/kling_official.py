"""Kling's own API (klingai.com), JWT instead of a key."""
import os
import time

import jwt
import requests

AK, SK = os.environ["KLING_ACCESS_KEY"], os.environ["KLING_SECRET_KEY"]


def token():
    now = int(time.time())
    return jwt.encode({"iss": AK, "exp": now + 1800, "nbf": now - 5}, SK, headers={"alg": "HS256"})


def submit(prompt, image):
    body = {"model_name": "kling-image-o1", "prompt": prompt, "image_list": [{"image": image}], "callback_url": "https://me.example.com/k"}
    print("submit", body)
    answer = requests.post("https://api-singapore.klingai.com/v1/images/omni-image", json=body, headers={"Authorization": f"Bearer {token()}"})
    print(answer.json())
    return answer.json()["data"]["task_id"]


def wait(task_id):
    while True:
        data = requests.get(f"https://api-singapore.klingai.com/v1/images/omni-image/{task_id}", headers={"Authorization": f"Bearer {token()}"}).json()["data"]
        if data["task_status"] == "succeed":
            return data["task_result"]["images"][0]["url"]
