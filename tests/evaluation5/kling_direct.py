# the official Kling developer API, with its JWT
import os, time
import jwt, requests

AK, SK = os.environ["KLING_ACCESS_KEY"], os.environ["KLING_SECRET_KEY"]
HOST = "https://api-singapore.klingai.com"


def token():
    now = int(time.time())
    return jwt.encode({"iss": AK, "exp": now + 1800, "nbf": now - 5}, SK, headers={"alg": "HS256", "typ": "JWT"})


def edit(prompt, images):
    body = {"model_name": "kling-image-o1", "prompt": prompt, "image_list": [{"image": u} for u in images], "resolution": "2k", "n": 1}
    print("POST", body)
    r = requests.post(HOST + "/v1/images/omni-image", json=body, headers={"Authorization": f"Bearer {token()}"})
    print(r.text)
    return r.json()["data"]["task_id"]


def wait(task_id):
    while True:
        d = requests.get(f"{HOST}/v1/images/omni-image/{task_id}", headers={"Authorization": f"Bearer {token()}"}).json()["data"]
        print(d["task_status"], d.get("task_status_msg"))
        if d["task_status"] == "succeed":
            return [i["url"] for i in d["task_result"]["images"]]
        if d["task_status"] == "failed":
            raise SystemExit(d)


print(wait(edit("put <<<image_1>>> on the moon", ["https://example.com/cat.png"])))
