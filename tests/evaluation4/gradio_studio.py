import os
import time

import gradio as gr
import requests
from tenacity import retry, stop_after_attempt, wait_exponential

KEY = os.getenv("APIDOT_API_KEY")
ROOT = "https://api.apidot.ai"

# expect: invented-model
MODELS = ["veo3.1-fast", "veo3.1-quality", "veo-3.1-lite", "sora-2-official"]


def auth():
    return {"Authorization": f"Bearer {KEY}"}


@retry(stop=stop_after_attempt(4), wait=wait_exponential(min=1, max=20))
def send(payload):
    # expect: retry-invalid-payload
    r = requests.post(f"{ROOT}/api/generate/submit", json=payload, headers=auth(), timeout=60)
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def generate(model, prompt, ratio, progress=gr.Progress()):
    payload = {"model": model, "input": {"prompt": prompt, "duration": 8, "aspect_ratio": ratio}}
    # expect: logged-payload
    print("payload ->", payload)
    tid = send(payload)
    for i in range(90):
        r = requests.get(f"{ROOT}/api/generate/status/{tid}", headers=auth(), timeout=30)
        data = r.json()["data"]
        progress(data.get("progress", 0) / 100, desc=data["status"])
        if data["status"] == "finished":
            return data["files"][0]["file_url"]
        if data["status"] == "failed":
            raise gr.Error(data.get("error_message") or "failed")
        time.sleep(5)
    raise gr.Error("took too long")


with gr.Blocks(title="mini studio") as demo:
    gr.Markdown("### mini studio\nruns on APIDot")
    with gr.Row():
        model = gr.Dropdown(MODELS, value=MODELS[0], label="model")
        ratio = gr.Radio(["16:9", "9:16"], value="16:9", label="shape")
    prompt = gr.Textbox(lines=4, label="what do you want to see")
    out = gr.Video()
    gr.Button("go").click(generate, [model, prompt, ratio], out)

if __name__ == "__main__":
    demo.queue(max_size=8).launch(server_name="0.0.0.0")
