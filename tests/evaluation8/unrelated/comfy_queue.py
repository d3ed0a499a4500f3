import json
import urllib.request
import uuid

SERVER = "127.0.0.1:8188"
workflow = json.load(open("workflow_api.json"))
workflow["6"]["inputs"]["text"] = "a lighthouse"
print("prompt:", workflow["6"]["inputs"]["text"])
req = urllib.request.Request(f"http://{SERVER}/prompt", json.dumps({"prompt": workflow, "client_id": str(uuid.uuid4())}).encode())
answer = json.load(urllib.request.urlopen(req))
print(answer)
while True:
    history = json.load(urllib.request.urlopen(f"http://{SERVER}/history/{answer['prompt_id']}"))
    if answer["prompt_id"] in history:
        break
