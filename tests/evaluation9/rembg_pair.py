import base64
import os
from pathlib import Path

import requests

DOT = "https://api.apidot.ai"
H = {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}
REMOVE_BG = {"X-Api-Key": os.environ["REMOVEBG_API_KEY"]}


def upload(path: Path) -> str:
    # expect: invented-endpoint
    answer = requests.post(DOT + "/api/common/upload", headers=H, files={"file": path.open("rb")})
    answer.raise_for_status()
    url = answer.json()["data"]["url"]
    # expect: logged-url
    print("uploaded", path.name, url)
    return url


def cut_out(path: Path) -> bytes:
    answer = requests.post("https://api.remove.bg/v1.0/removebg", headers=REMOVE_BG, data={"image_file_b64": base64.b64encode(path.read_bytes())})
    print("remove.bg", answer.status_code, answer.json().get("data", {}).keys())
    return base64.b64decode(answer.json()["data"]["result_b64"])


def edit(path: Path, text: str) -> str:
    answer = requests.post(DOT + "/api/generate/submit", headers=H, json={
        # expect: invented-model
        "model": "nano-banana2-edit",
        "input": {"prompt": text, "image_urls": [upload(path)]},
    })
    answer.raise_for_status()
    return answer.json()["data"]["task_id"]


for file in sorted(Path("in").glob("*.jpg")):
    Path("out", file.stem + ".png").write_bytes(cut_out(file))
    Path("out", file.stem + ".task").write_text(edit(file, "soft studio light"))
