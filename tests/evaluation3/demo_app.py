import time

import requests
import streamlit as st

st.set_page_config(page_title="Kling playground")
st.title("Kling O1 / O3 via APIDot")

key = st.sidebar.text_input("APIDot key", type="password", value=st.secrets.get("APIDOT_API_KEY", ""))
which = st.sidebar.selectbox(
    "Model",
    [
        "kling-o3-image",
        "kling-o1-image-edit",
        # expect: invented-model
        "kling-o1-image",
    ],
)
txt = st.text_area("Prompt", "A ceramic fox")
pics = [u for u in st.text_area("Image URLs, one per line").splitlines() if u]

if st.button("Go"):
    body = {"model": which, "input": {"prompt": txt, "image_urls": pics, "size": "1:1", "n": 1}}
    st.code(body)
    # expect: logged-payload
    print("DEBUG", body)
    head = {"Authorization": f"Bearer {key}"}
    res = requests.post("https://api.apidot.ai/api/generate/submit", json=body, headers=head)
    st.write(res.json())
    st.session_state["tid"] = res.json()["data"]["task_id"]

if tid := st.session_state.get("tid"):
    slot = st.empty()
    # expect: unbounded-polling
    while True:
        d = requests.get(f"https://api.apidot.ai/api/generate/status/{tid}",
                         headers={"Authorization": f"Bearer {key}"}).json()["data"]
        slot.progress((d.get("progress") or 0) / 100)
        if d["status"] == "finished":
            for f in d["files"]:
                st.image(f["file_url"])
            break
        if d["status"] == "failed":
            st.error(d["error_message"])
            break
        time.sleep(4)
