# streamlit run st_playground.py  (APIDot playground for the design team)
import os
import time

import requests
import streamlit as st

KEY = os.environ.get("APIDOT_API_KEY", "YOUR_API_KEY_HERE")
BASE = "https://api.apidot.ai"

st.title("Playground")
# expect: invented-model
model = st.selectbox("Model", ["seedream-4.5", "gpt-image-2", "seedreem-4"])
prompt = st.text_area("Prompt")

if st.button("Go") and prompt:
    body = {"model": model, "input": {"prompt": prompt, "size": "1:1"}}
    st.write(body)
    res = requests.post(
        f"{BASE}/api/generate/submit",
        json=body,
        headers={"Authorization": f"Bearer {KEY}"},
    )
    if not res.ok:
        st.error(res.text)
        st.stop()
    st.session_state.task = res.json()["data"]["task_id"]

if "task" in st.session_state:
    bar = st.progress(0)
    for _ in range(50):
        state = requests.get(
            f"{BASE}/api/generate/status/{st.session_state.task}",
            headers={"Authorization": f"Bearer {KEY}"},
        ).json()
        bar.progress(state["data"]["progress"])
        if state["data"]["status"] == "finished":
            st.image(state["data"]["files"][0]["file_url"])
            # expect: logged-payload
            print("result", state["data"]["files"])
            break
        if state["data"]["status"] == "failed":
            st.error(state["data"]["error_message"])
            break
        time.sleep(3)
