"""A small studio around Kling O1 image edits. Needs APIDOT_API_KEY."""
import os
import time

import gradio as gr
import requests

KEY = os.environ.get("APIDOT_API_KEY", "")
BASE = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")


def mask(secret):
    return secret[:3] + "*" * 6 if secret else "(not set)"


def call(method, path, **kw):
    r = requests.request(method, BASE + path, headers={"Authorization": f"Bearer {KEY}"}, timeout=60, **kw)
    if not r.ok:
        print(f"{method} {path}: {r.status_code} {r.text}")
        raise gr.Error(f"The API answered {r.status_code}")
    return r.json()["data"]


def edit(prompt, url_a, url_b, resolution, progress=gr.Progress()):
    images = [u for u in (url_a, url_b) if u]
    task = call(
        "POST",
        "/api/generate/submit",
        json={
            "model": "kling-o1-image-edit",
            "input": {"prompt": prompt, "image_urls": images, "resolution": resolution},
        },
    )
    task_id = task["task_id"]
    print("task", task_id, "with", len(images), "images")
    for _ in range(120):
        task = call("GET", f"/api/generate/status/{task_id}")
        progress((task.get("progress") or 0) / 100)
        if task["status"] == "finished":
            return [f["file_url"] for f in task["files"]], f"{task_id}: done"
        if task["status"] == "failed":
            raise gr.Error(task.get("error_message") or "failed")
        time.sleep(2)
    raise gr.Error("timeout")


with gr.Blocks(title="Kling O1 edits") as demo:
    gr.Markdown("# Kling O1 edits\nPaste one or two image addresses.")
    with gr.Row():
        a, b = gr.Textbox(label="Image 1"), gr.Textbox(label="Image 2 (optional)")
    prompt = gr.Textbox(label="Prompt", placeholder="e.g. put the lamp of image 2 into image 1")
    resolution = gr.Radio(["1K", "2K"], value="1K", label="Resolution")
    gallery, info = gr.Gallery(), gr.Markdown()
    gr.Button("Edit").click(edit, [prompt, a, b, resolution], [gallery, info])

if __name__ == "__main__":
    print("APIDot key:", mask(KEY), "base:", BASE)
    demo.launch()
