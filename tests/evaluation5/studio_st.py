import os
import time

import requests
import streamlit as st

st.set_page_config(page_title="Dot studio")
BASE = "https://api.apidot.ai"

with st.sidebar:
    key = st.text_input("APIDot key", value=os.getenv("APIDOT_API_KEY", ""), type="password")
    model = st.selectbox("Model", ["nano-banana-2", "seedream-4.5", "gpt-image-2"])
    ratio = st.radio("Ratio", ["1:1", "16:9", "9:16"])

prompt = st.text_area("Prompt")
if st.button("Generate", disabled=not key):
    head = {"Authorization": f"Bearer {key}"}
    r = requests.post(BASE + "/api/generate/submit", headers=head, json={"model": model, "input": {"prompt": prompt, "size": ratio}}, timeout=30)
    if r.status_code != 200:
        st.error(f"{r.status_code}: {r.json().get('error', {}).get('message')}")
        st.stop()
    tid = r.json()["data"]["task_id"]
    st.session_state["tid"] = tid
    bar = st.progress(0)
    for _ in range(100):
        time.sleep(3)
        task = requests.get(f"{BASE}/api/generate/status/{tid}", headers=head, timeout=30).json()["data"]
        bar.progress(int(task.get("progress") or 0))
        if task["status"] == "finished":
            urls = [f["file_url"] for f in task.get("files") or task["output"]["files"]]
            st.image(urls)
            st.write(urls)
            break
        if task["status"] == "failed":
            st.error(task.get("error_message"))
            break
    with st.expander("raw"):
        st.json(task)
