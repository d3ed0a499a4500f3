# 可灵官方接口（不是中转），JWT 鉴权
import time

import jwt
import requests

ACCESS_KEY = "ak-demo-access"
SECRET_KEY = "demo-secret-for-jwt"


def token():
    now = int(time.time())
    return jwt.encode({"iss": ACCESS_KEY, "exp": now + 1800, "nbf": now - 5}, SECRET_KEY, headers={"alg": "HS256"})


def headers():
    h = {"Authorization": f"Bearer {token()}", "Content-Type": "application/json"}
    print(h)
    return h


def image(prompt, ref):
    body = {"model_name": "kling-v1-5", "prompt": prompt, "image": ref, "callback_url": "https://hooks.example.cn/kling"}
    print("提交", body)
    r = requests.post("https://api.klingai.com/v1/images/generations", json=body, headers=headers())
    task_id = r.json()["data"]["task_id"]
    while True:
        data = requests.get(f"https://api.klingai.com/v1/images/generations/{task_id}", headers=headers()).json()["data"]
        if data["task_status"] == "succeed":
            return data["task_result"]["images"][0]["url"]
        if data["task_status"] == "failed":
            raise RuntimeError(data["task_status_msg"])


if __name__ == "__main__":
    print(image("一只戴帽子的猫", "https://cdn.example.cn/cat.png"))
