# pip install gradio httpx
import json
import os
import time

import gradio as gr
import httpx

api = httpx.Client(base_url="https://api.apidot.ai", timeout=60)
api.headers["Authorization"] = f"Bearer {os.environ['APIDOT_API_KEY']}"


def generate(prompt, ratio, progress=gr.Progress()):
    body = {
        "model": "veo3.1-fast",
        "input": {
            "prompt": prompt,
            "aspect_ratio": ratio,
            "duration": 8,
            # expect: invented-field
            "negative_prompt": "text, watermark",
        },
    }
    # expect: logged-payload
    print(json.dumps(body, indent=2))
    res = api.post("/api/generate/submit", json=body)
    res.raise_for_status()
    task = res.json()["data"]["task_id"]
    started = time.time()
    while time.time() - started < 900:
        info = api.get(f"/api/generate/status/{task}").json()["data"]
        progress(info.get("progress", 0) / 100, desc=info["status"])
        if info["status"] == "finished":
            return info["files"][0]["file_url"]
        if info["status"] == "failed":
            raise gr.Error(info["error_message"])
        time.sleep(5)
    raise gr.Error("timeout")


demo = gr.Interface(
    generate,
    [gr.Textbox(label="prompt"), gr.Radio(["16:9", "9:16"], value="16:9")],
    gr.Video(),
)
if __name__ == "__main__":
    demo.launch()
