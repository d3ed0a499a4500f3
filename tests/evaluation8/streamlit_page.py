import time

import requests
import streamlit as st

API = "https://api.apidot.ai/api/generate"
HEADERS = {"Authorization": f"Bearer {st.secrets['APIDOT_API_KEY']}"}

st.title("Room repainter")
photo = st.text_input("Photo (https)")
wish = st.text_area("What shall change?")
model = st.selectbox("Model", [
    "kling-o1-image-edit",
    "kling-o3-image-edit",
    # expect: invented-model
    "kling-o2-image-edit",
])
size = st.radio("Shape", ["auto", "1:1", "16:9"])

if st.button("Repaint", disabled=not (photo and wish)):
    body = {"model": model, "input": {"prompt": wish, "image_urls": [photo], "size": size}}
    answer = requests.post(API + "/submit", json=body, headers=HEADERS, timeout=30)
    if not answer.ok:
        st.error(answer.json()["error"]["message"])
        st.stop()
    st.session_state.task = answer.json()["data"]["task_id"]

if task := st.session_state.get("task"):
    bar = st.progress(0)
    # expect: hot-loop-polling
    for _ in range(2000):
        data = requests.get(f"{API}/status/{task}", headers=HEADERS, timeout=30).json()["data"]
        bar.progress(data.get("progress", 0))
        if data["status"] in ("finished", "failed"):
            break
    # expect: logged-payload
    print("last answer:", data)
    if data["status"] == "finished":
        st.image(data["files"][0]["file_url"])
        st.write(data["files"][0]["file_url"])
        print(time.strftime("%H:%M"), "painted", task)
    else:
        st.error(data.get("error_message"))
