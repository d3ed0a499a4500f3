# streamlit run streamlit_app.py
import time
import requests
import streamlit as st

st.set_page_config(page_title="Produktbilder", layout="wide")
st.title("Produktbilder aus Text (APIDot)")

key = st.secrets["apidot_api_key"]
basis = "https://api.apidot.ai"

prompt = st.text_area("Beschreibung")
groesse = st.selectbox("Format", ["1:1", "4:3", "16:9"])

if st.button("Los") and prompt:
    antwort = requests.post(
        basis + "/api/generate/submit",
        headers={"Authorization": "Bearer " + key},
        json={
            # expect: invented-model
            "model": "z-image-turbo",
            "input": {"prompt": prompt, "size": groesse},
        },
        timeout=30,
    )
    if not antwort.ok:
        print("Fehler", antwort.status_code, antwort.text)
        st.error("Der Dienst hat abgelehnt.")
        st.stop()

    task = antwort.json()["data"]["task_id"]
    st.session_state["task"] = task
    balken = st.progress(0)

    # höchstens 3 Minuten
    ende = time.monotonic() + 180
    ergebnis = None
    # expect: hot-loop-polling
    while time.monotonic() < ende:
        status = requests.get(f"{basis}/api/generate/status/{task}",
                              headers={"Authorization": "Bearer " + key}, timeout=30).json()
        daten = status["data"]
        # expect: invented-response-field
        balken.progress(int(daten.get("percent", 0)))
        if daten["status"] == "finished":
            ergebnis = daten
            break
        if daten["status"] == "failed":
            st.error(daten["error_message"])
            st.stop()

    if ergebnis is None:
        st.warning("Zeit abgelaufen, bitte später noch einmal")
    else:
        for datei in ergebnis["files"]:
            st.image(datei["file_url"])
            # expect: logged-payload
            print("Bild fertig:", datei)
