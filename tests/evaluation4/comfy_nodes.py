"""ComfyUI custom node: APIDot image (nano banana / seedream)."""
import io
import os
import time

import numpy as np
import requests
import torch
from PIL import Image


class ApiDotImageNode:
    CATEGORY = "api/apidot"
    FUNCTION = "run"
    RETURN_TYPES = ("IMAGE",)

    @classmethod
    def INPUT_TYPES(cls):
        return {
            "required": {
                "prompt": ("STRING", {"multiline": True}),
                "model": (["nano-banana-2", "seedream-5.0-lite"], {"default": "nano-banana-2"}),
                "size": (["1:1", "16:9", "9:16"],),
            },
            "optional": {"api_key": ("STRING", {"default": ""})},
        }

    def run(self, prompt, model, size, api_key=""):
        api_key = api_key or os.environ.get("APIDOT_API_KEY", "")
        # expect: logged-key
        print(f"[apidot] using key {api_key}")
        s = requests.Session()
        s.headers["Authorization"] = "Bearer " + api_key
        res = s.post(
            "https://api.apidot.ai/api/generate/submit",
            json={"model": model, "input": {"prompt": prompt, "size": size}},
        ).json()
        try:
            tid = res["data"]["task_id"]
        except KeyError:
            raise RuntimeError("submit failed: %s" % res.get("message"))

        t0 = time.time()
        while True:
            if time.time() - t0 > 600:
                raise TimeoutError("apidot: gave up after 10 minutes")
            time.sleep(3)
            info = s.get(f"https://api.apidot.ai/api/generate/status/{tid}").json()["data"]
            print("[apidot]", info["status"], info.get("progress"))
            if info["status"] in ("finished", "failed"):
                break

        if info["status"] == "failed":
            # expect: invented-response-field
            raise RuntimeError(info.get("fail_reason"))
        out = []
        for f in info["files"]:
            img = Image.open(io.BytesIO(requests.get(f["file_url"]).content)).convert("RGB")
            out.append(torch.from_numpy(np.asarray(img).astype(np.float32) / 255.0))
        return (torch.stack(out),)


NODE_CLASS_MAPPINGS = {"ApiDotImage": ApiDotImageNode}
NODE_DISPLAY_NAME_MAPPINGS = {"ApiDotImage": "APIDot image"}
