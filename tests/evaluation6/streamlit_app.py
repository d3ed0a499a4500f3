import time

import requests
import streamlit as st

st.set_page_config(page_title="Room stager")
st.title("Virtual staging with APIDot")

KEY = st.secrets["APIDOT_API_KEY"]
H = {"Authorization": f"Bearer {KEY}"}

# expect: invented-model
model = st.selectbox("Model", ["nano-banana-pro-edit", "nano-bananna-2-edit", "seedream-5.0-lite-edit"])
photo = st.text_input("Photo URL")
style = st.text_area("What should the room look like?", "scandinavian, bright, plants")

if st.button("Stage it"):
    # expect: logged-url
    print("staging", photo)
    body = {"model": model, "input": {"prompt": style, "image_urls": [photo]}}
    r = requests.post("https://api.apidot.ai/api/generate/submit", json=body, headers=H)
    if not r.ok:
        st.error(r.json()["error"]["message"])
        st.stop()
    task = r.json()["data"]["task_id"]
    st.session_state["task"] = task
    bar = st.progress(0)
    with st.spinner("working"):
        # expect: unbounded-polling
        while True:
            time.sleep(2)
            data = requests.get("https://api.apidot.ai/api/generate/status/" + task, headers=H).json()["data"]
            bar.progress(data.get("progress", 0))
            # expect: invented-status
            if data["status"] == "timeout":
                st.error("took too long")
                st.stop()
            if data["status"] == "failed":
                st.error(data["error_message"])
                st.stop()
            if data["status"] == "finished":
                break
    for f in data["files"]:
        st.image(f["file_url"])
