"""HF space demo"""

import os
import time

import gradio as gr
import requests

API_URL = "https://api.apidot.ai"
# expect: leaked-key
DEFAULT_TOKEN = "@@KEY@@"

# expect: invented-model
MODELS = {"Fast": "nano-banana-2", "Pro": "nano-banana-pro", "Kling": "kling-o1"}


def auth(token):
    return {"Authorization": f"Bearer {token or DEFAULT_TOKEN}", "Content-Type": "application/json"}


def generate(prompt, which, token):
    r = requests.post(
        f"{API_URL}/api/generate/submit",
        headers=auth(token),
        json={"model": MODELS[which], "input": {"prompt": prompt}},
    )
    r.raise_for_status()
    task_id = r.json().get("data", {}).get("task_id")
    # expect: unbounded-polling
    while True:
        time.sleep(2)
        info = requests.get(f"{API_URL}/api/generate/status/{task_id}", headers=auth(token)).json().get("data", {})
        if info.get("status") == "finished":
            files = info.get("files") or info.get("output", {}).get("files", [])
            # expect: logged-payload
            print("files:", files)
            return files[0].get("file_url")
        if info.get("status") == "failed":
            raise gr.Error(info.get("error_message") or "failed")


demo = gr.Interface(
    fn=generate,
    inputs=[
        gr.Textbox(label="Prompt"),
        gr.Radio(list(MODELS), label="Model", value="Fast"),
        gr.Textbox(label="API key (optional)", type="password", placeholder="sk-..."),
    ],
    outputs=gr.Image(),
)
demo.launch()
