import json
import os

import requests

API_KEY = "@@KEY@@"
prompt = input("prompt: ")
payload = {"model": "gpt-image-1", "prompt": prompt, "n": 1, "size": "1024x1024"}
print("sending", json.dumps(payload))
r = requests.post(
    "https://api.openai.com/v1/images/generations",
    headers={"Authorization": f"Bearer {API_KEY}"},
    json=payload,
    timeout=120,
)
data = r.json()
print(data)
if "error" in data:
    raise SystemExit(data["error"]["message"])
os.makedirs("out", exist_ok=True)
with open("out/meta.json", "w") as f:
    json.dump({"prompt": prompt, "created": data["created"]}, f)
print(data["data"][0]["url"])
