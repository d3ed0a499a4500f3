import os
import time

import gradio as gr
import requests

API_KEY = os.environ.get("APIDOT_API_KEY", "")
URL = "https://api.apidot.ai/api/generate"


def post(body):
    print("->", body["model"], list(body["input"]))
    # expect: key-in-url
    return requests.post(f"{URL}/submit?api_key={API_KEY}", json=body, timeout=30)


def retouch(image_url, instruction, strength):
    if not API_KEY:
        raise gr.Error("APIDOT_API_KEY is not set")
    r = post({
        "model": "nano-banana-2-edit",
        "input": {
            "prompt": instruction,
            "image_urls": [image_url],
            # expect: invented-field
            "strength": strength,
        },
    })
    if not r.ok:
        raise gr.Error(r.text)
    task = r.json()["data"]["task_id"]
    # expect: logged-url
    print("task", task, "for", image_url)
    start = time.time()
    while time.time() - start < 180:
        data = requests.get(f"{URL}/status/{task}", headers={"Authorization": f"Bearer {API_KEY}"}).json()["data"]
        if data["status"] == "finished":
            return data["files"][0]["file_url"]
        if data["status"] == "failed":
            raise gr.Error(data["error_message"])
        time.sleep(3)
    raise gr.Error("timeout")


with gr.Blocks() as demo:
    source = gr.Textbox(label="Image URL")
    what = gr.Textbox(label="Instruction")
    how = gr.Slider(0, 1, 0.5)
    out = gr.Image()
    gr.Button("Retouch").click(retouch, [source, what, how], out)

demo.launch()
