import json
import uuid

import requests
import websocket  # pip install websocket-client

SERVER = "127.0.0.1:8188"
client_id = str(uuid.uuid4())


def queue_prompt(workflow):
    payload = {"prompt": workflow, "client_id": client_id}
    print(json.dumps(payload)[:400])
    return requests.post(f"http://{SERVER}/prompt", json=payload).json()["prompt_id"]


def wait(prompt_id):
    ws = websocket.WebSocket()
    ws.connect(f"ws://{SERVER}/ws?clientId={client_id}")
    while True:
        message = json.loads(ws.recv())
        print(message["type"], message["data"])
        if message["type"] == "executing" and message["data"]["node"] is None and message["data"]["prompt_id"] == prompt_id:
            break
    history = requests.get(f"http://{SERVER}/history/{prompt_id}").json()[prompt_id]
    for node in history["outputs"].values():
        for image in node.get("images", []):
            print(f"http://{SERVER}/view?filename={image['filename']}")


with open("workflow_api.json") as f:
    wf = json.load(f)
wf["6"]["inputs"]["text"] = "a watercolour of a lighthouse"
wait(queue_prompt(wf))
