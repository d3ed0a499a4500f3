# A little playground around APIDot's image models
import logging
import os
import time

import gradio as gr
import requests

logging.basicConfig(level=logging.DEBUG)
logger = logging.getLogger(__name__)

session = requests.Session()
session.headers.update({"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"})
URL = "https://api.apidot.ai/api/generate/"

EXAMPLES = ["a fox reading a newspaper", "a harbour at dawn, gouache"]


def paint(prompt, ratio, count, progress=gr.Progress()):
    if len(prompt) < 3:
        raise gr.Error("Say a little more")
    request = dict(model="grok-imagine-image", input=dict(prompt=prompt, size=ratio))
    request["input"].update(
        # expect: invented-field
        batch=int(count),
    )
    # expect: logged-prompt
    logger.debug("painting %s", prompt)
    task = session.post(URL + "submit", json=request, timeout=30).json()["data"]["task_id"]
    yield None, f"task {task}"
    start = time.monotonic()
    while time.monotonic() - start < 300:
        time.sleep(2.5)
        data = session.get(URL + "status/" + task, timeout=30).json()["data"]
        progress(data.get("progress", 0) / 100)
        if data["status"] == "finished":
            yield [f["file_url"] for f in data["files"]], "done"
            return
        if data["status"] == "failed":
            raise gr.Error(data["error_message"])
    raise gr.Error("too slow")


with gr.Blocks(title="paint") as demo:
    text = gr.Textbox(label="Prompt")
    ratio = gr.Dropdown(["1:1", "16:9", "9:16"], value="1:1", label="Ratio")
    count = gr.Slider(1, 4, step=1, label="Count")
    gallery, note = gr.Gallery(), gr.Markdown()
    gr.Examples(EXAMPLES, text)
    gr.Button("Paint").click(paint, [text, ratio, count], [gallery, note])

if __name__ == "__main__":
    print("examples:", len(EXAMPLES))
    demo.queue().launch()
