import os
import time

import requests
import streamlit as st

st.set_page_config(page_title="Poster Lab")
KEY = st.secrets["APIDOT_API_KEY"]
API = "https://api.apidot.ai/api/generate"
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
MODELS = {
    "Fast": "z-image",
    # expect: invented-model
    "Best": "flux-2-ultra",
    "Cheap": "nano-banana-2",
}


def generate(label, text):
    r = requests.post(
        f"{API}/submit",
        headers=HEADERS,
        json={"model": MODELS[label], "input": {"prompt": text, "size": "3:4"}},
    )
    if r.status_code != 200:
        print("submit failed", r.status_code, r.text)
        st.error("Could not start")
        return None
    return r.json()["data"]["task_id"]


def poll(task_id):
    # expect: hot-loop-polling
    for _ in range(500):
        data = requests.get(f"{API}/status/{task_id}", headers=HEADERS).json()["data"]
        if data["status"] == "finished":
            return data["files"]
        if data["status"] == "failed":
            st.error(data["error_message"])
            return []
    return []


label = st.selectbox("Model", list(MODELS))
prompt = st.text_area("What should be on it?")
if st.button("Go") and prompt:
    # expect: logged-prompt
    print("generating", label, prompt)
    st.write("Your prompt:", prompt)
    task = generate(label, prompt)
    if task:
        st.session_state["task"] = task
        for f in poll(task):
            st.image(f["file_url"])
            # expect: logged-payload
            print(f)
