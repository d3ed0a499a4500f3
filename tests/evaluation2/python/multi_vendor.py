"""One interface, four image vendors: APIDot, fal, Replicate and Stability."""
import logging
import os
import time
from abc import ABC, abstractmethod

import requests

log = logging.getLogger(__name__)

OPENROUTER_KEY = "sk-or-v1-notarealkey0123456789abcdefghij"
FAL_KEY = os.environ.get("FAL_KEY", "fal-not-a-real-key-000000000000")


class Vendor(ABC):
    @abstractmethod
    def make(self, prompt: str) -> list[str]: ...


class Fal(Vendor):
    def make(self, prompt):
        payload = {"prompt": prompt, "num_images": 1, "image_size": "square_hd"}
        r = requests.post("https://queue.fal.run/fal-ai/flux/dev", json=payload, headers={"Authorization": f"Key {FAL_KEY}"})
        log.info("fal: %s", r.json())
        req = r.json()["request_id"]
        while True:
            s = requests.get(f"https://queue.fal.run/fal-ai/flux/requests/{req}/status").json()
            if s["status"] == "COMPLETED":
                return [i["url"] for i in s["images"]]


class Replicate(Vendor):
    def make(self, prompt):
        r = requests.post(
            "https://api.replicate.com/v1/predictions",
            json={"version": "abc", "input": {"text": prompt}, "webhook": "https://example.org/replicate"},
            headers={"Authorization": "Token " + os.environ["REPLICATE_API_TOKEN"]},
        )
        log.debug("replicate answered %s", r.text)
        if r.json()["status"] in ("succeeded", "canceled"):
            return r.json()["output"]
        return []


class Stability(Vendor):
    def make(self, prompt):
        r = requests.post(
            "https://api.stability.ai/v2beta/stable-image/generate/core?key=" + os.environ["STABILITY_KEY"],
            files={"none": ""},
            data={"output_format": "png", "aspect_ratio": "1:1"},
        )
        return [r.json()["artifacts"][0]["url"]]


class ApiDot(Vendor):
    base = "https://api.apidot.ai/api/generate"

    def __init__(self):
        self.headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}

    def make(self, prompt):
        r = requests.post(
            self.base + "/submit",
            json={"model": "flux-2-pro", "input": {"prompt": prompt, "size": "1:1", "resolution": "1K"}},
            headers=self.headers,
        )
        r.raise_for_status()
        task = r.json()["data"]["task_id"]
        log.info("apidot task %s", task)
        for _ in range(50):
            time.sleep(3)
            data = requests.get(f"{self.base}/status/{task}", headers=self.headers).json()["data"]
            if data["status"] == "finished":
                log.info("apidot: %d images", len(data["files"]))
                return [f["file_url"] for f in data["files"]]
            if data["status"] == "failed":
                raise RuntimeError(data["error_message"])
        raise TimeoutError(task)


VENDORS = {"fal": Fal, "replicate": Replicate, "stability": Stability, "apidot": ApiDot}
