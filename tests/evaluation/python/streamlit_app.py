import os

import requests
import streamlit as st

BASE = "https://api.apidot.ai/api/generate"
key = st.secrets.get("APIDOT_API_KEY") or os.environ.get("APIDOT_API_KEY")

st.title("Kling O1 image edit")
if not key:
    st.error("Set APIDOT_API_KEY in .streamlit/secrets.toml")
    st.stop()

headers = {"Authorization": f"Bearer {key}"}
prompt = st.text_area("Prompt")
image = st.text_input("Image address")
size = st.selectbox("Size", ["auto", "1:1", "16:9", "9:16"])

if st.button("Run") and prompt and image:
    body = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [image], "size": size}}
    st.json(body)
    answer = requests.post(f"{BASE}/submit", json=body, headers=headers, timeout=30)
    if not answer.ok:
        st.error(answer.json()["error"]["message"])
        st.stop()
    task_id = answer.json()["data"]["task_id"]
    st.session_state["task_id"] = task_id
    bar = st.progress(0, text=task_id)
    # expect: hot-loop-polling, unbounded-polling
    while True:
        task = requests.get(f"{BASE}/status/{task_id}", headers=headers, timeout=30).json()["data"]
        bar.progress((task.get("progress") or 0) / 100, text=task["status"])
        if task["status"] in ("finished", "failed"):
            break
    if task["status"] == "finished":
        for file in task["files"]:
            st.image(file["file_url"])
        st.write(task)
    else:
        st.error(task.get("error_message", "failed"))
    # expect: logged-payload
    print(f"{task_id} took a while: {task}")
