"""One call for pictures, several vendors behind it. The vendor is chosen by PICTURE_VENDOR."""
import logging
import os
import time

import requests

log = logging.getLogger("pictures")

# Each vendor has its own names: do not mix them up.
VENDORS = {
    "apidot": {"key": "APIDOT_API_KEY", "base": "https://api.apidot.ai"},
    "replicate": {"key": "REPLICATE_API_TOKEN", "base": "https://api.replicate.com"},
    "fal": {"key": "FAL_KEY", "base": "https://queue.fal.run"},
}


def headers(vendor: str) -> dict[str, str]:
    key = os.environ[VENDORS[vendor]["key"]]
    scheme = "Key" if vendor == "fal" else "Bearer"
    return {"Authorization": f"{scheme} {key}"}


def with_replicate(prompt: str) -> str:
    r = requests.post(
        "https://api.replicate.com/v1/models/black-forest-labs/flux-schnell/predictions",
        headers={**headers("replicate"), "Prefer": "wait"},
        json={"input": {"prompt": prompt, "aspect_ratio": "1:1", "num_outputs": 1}},
        timeout=60,
    )
    r.raise_for_status()
    prediction = r.json()
    while prediction["status"] not in ("succeeded", "failed", "canceled"):
        time.sleep(1)
        prediction = requests.get(prediction["urls"]["get"], headers=headers("replicate"), timeout=30).json()
    return prediction["output"][0]


def with_fal(prompt: str) -> str:
    r = requests.post("https://fal.run/fal-ai/flux/dev", headers=headers("fal"), json={"prompt": prompt}, timeout=90)
    r.raise_for_status()
    return r.json()["images"][0]["url"]


def with_apidot(prompt: str) -> str:
    base = VENDORS["apidot"]["base"]
    r = requests.post(
        f"{base}/api/generate/submit",
        headers=headers("apidot"),
        json={"model": "flux-2-pro", "input": {"prompt": prompt, "size": "1:1", "resolution": "1K"}},
        timeout=30,
    )
    r.raise_for_status()
    task_id = r.json()["data"]["task_id"]
    log.info("apidot task %s", task_id)
    for _ in range(60):
        data = requests.get(f"{base}/api/generate/status/{task_id}", headers=headers("apidot"), timeout=30).json()["data"]
        if data["status"] == "finished":
            return data["files"][0]["file_url"]
        if data["status"] == "failed":
            raise RuntimeError(data.get("error_message"))
        time.sleep(3)
    raise TimeoutError(task_id)


def picture(prompt: str) -> str:
    vendor = os.environ.get("PICTURE_VENDOR", "apidot")
    log.info("vendor %s, prompt of %d characters", vendor, len(prompt))
    return {"apidot": with_apidot, "replicate": with_replicate, "fal": with_fal}[vendor](prompt)
