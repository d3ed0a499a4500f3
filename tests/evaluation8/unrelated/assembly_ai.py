import os
import time
import requests

headers = {"authorization": os.environ["ASSEMBLYAI_API_KEY"]}
audio_url = "https://example.com/talk.mp3"
print("transcribing", audio_url)
job = requests.post("https://api.assemblyai.com/v2/transcript", json={"audio_url": audio_url}, headers=headers).json()
while True:
    state = requests.get(f"https://api.assemblyai.com/v2/transcript/{job['id']}", headers=headers).json()
    if state["status"] == "completed":
        print(state["text"])
        break
    if state["status"] == "error":
        raise RuntimeError(state["error"])
    time.sleep(3)
