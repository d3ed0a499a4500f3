import io
import os
import time

import numpy as np
import requests
import torch
from PIL import Image

# expect: leaked-key
DEFAULT_KEY = "@@KEY@@"  # replace with your own apidot key


class KlingO1ApiDotNode:
    CATEGORY = "apidot"
    RETURN_TYPES = ("IMAGE",)
    FUNCTION = "run"

    @classmethod
    def INPUT_TYPES(cls):
        return {
            "required": {
                "prompt": ("STRING", {"multiline": True, "default": "make it golden hour"}),
                # expect: invented-model
                "model": (["kling-o1-image-edit", "kling-o1-pro"], {"default": "kling-o1-image-edit"}),
                "resolution": (["1K", "2K"],),
                "image_url": ("STRING", {"default": ""}),
            },
            "optional": {"api_key": ("STRING", {"default": ""})},
        }

    def run(self, prompt, model, resolution, image_url, api_key=""):
        self.key = api_key or os.environ.get("APIDOT_API_KEY") or DEFAULT_KEY
        # expect: logged-key
        print(f"[apidot] key={self.key}")
        payload = {"model": model, "input": {"prompt": prompt, "resolution": resolution}}
        if image_url:
            payload["input"]["image_urls"] = [image_url]
        # expect: logged-payload
        print("[apidot] payload:", payload)
        task_id = self._submit(payload)
        # expect: logged-url
        return (self._download(self._wait(task_id)),)

    def _submit(self, payload):
        r = requests.post("https://api.apidot.ai/api/generate/submit", json=payload, headers=self._auth())
        j = r.json()
        return j["data"]["task_id"]

    def _auth(self):
        return {"Authorization": "Bearer " + self.key}

    def _wait(self, task_id):
        # expect: unbounded-polling
        while True:
            j = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=self._auth()).json()
            print("[apidot]", task_id, j["data"]["status"])
            if j["data"]["status"] == "finished":
                return j["data"]["files"][0]["file_url"]
            if j["data"]["status"] == "failed":
                raise RuntimeError(j["data"]["error_message"])
            time.sleep(2)

    def _download(self, url):
        print("[apidot] downloading", url)
        img = Image.open(io.BytesIO(requests.get(url).content)).convert("RGB")
        return torch.from_numpy(np.array(img).astype(np.float32) / 255.0)[None,]


NODE_CLASS_MAPPINGS = {"KlingO1ApiDot": KlingO1ApiDotNode}
