import time

import requests
import streamlit as st

st.set_page_config(page_title="Kling O1 playground")
st.title("Kling O1 Image via APIDot")

key = st.secrets["APIDOT_API_KEY"]
prompt = st.text_area("Prompt")
image = st.text_input("Image URL")
res = st.selectbox("Resolution", ["1K", "2K", "4K"])

if st.button("Generate"):
    st.write("Your prompt:", prompt)
    # expect: logged-prompt
    print("prompt:", prompt)
    # expect: logged-url
    print("image:", image)
    body = {
        "model": "kling-o1-image-edit",
        "input": {
            "prompt": prompt,
            "image_urls": [image],
            "resolution": res,
            # expect: invalid-value
            "output_format": "gif",
        },
    }
    resp = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        json=body,
        headers={"Authorization": f"Bearer {key}"},
    )
    if not resp.ok:
        print("error", resp.status_code, resp.text)
        st.error("The API refused the request")
        st.stop()
    tid = resp.json()["data"]["task_id"]
    bar = st.progress(0)
    for i in range(90):
        time.sleep(2)
        out = requests.get(
            f"https://api.apidot.ai/api/generate/status/{tid}",
            headers={"Authorization": f"Bearer {key}"},
        ).json()["data"]
        bar.progress(out.get("progress") or 0)
        if out["status"] == "finished":
            for f in out["files"]:
                # expect: invented-response-field
                st.image(f["url"])
            break
        if out["status"] == "failed":
            st.error(out["error_message"])
            break
    # expect: logged-payload
    print(out)
