import logging
import os
import sys

import requests
from tenacity import retry, stop_after_attempt, wait_exponential

logging.basicConfig(level="INFO", stream=sys.stderr)
ELEVEN = os.environ["ELEVENLABS_API_KEY"]
DOT = os.environ["APIDOT_API_KEY"]
root = "https://api.apidot.ai"


def speak(text):
    logging.info("tts: %s", text)
    r = requests.post("https://api.elevenlabs.io/v1/text-to-speech/abc", headers={"xi-api-key": ELEVEN},
                      json={"text": text, "model_id": "eleven_turbo"})
    return r.content


@retry(stop=stop_after_attempt(5), wait=wait_exponential())
def song(topic, mood="calm", version="V5"):
    lyrics_prompt = f"a {mood} song about {topic}"
    # expect: logged-prompt
    logging.info("music prompt is %s", lyrics_prompt)
    # expect: retry-invalid-payload
    r = requests.post(
        root + "/api/generate/submit",
        headers={"Authorization": "Bearer " + DOT},
        json={
            "model": "generate-music",
            # expect: missing-field
            "input": {
                "prompt": lyrics_prompt,
                "custom_mode": False,
                "mv": version,
            },
        },
    )
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def fetch_song(task):
    # expect: key-in-url
    r = requests.get(f"{root}/api/generate/detail/music?task_id={task}&api_key={DOT}")
    d = r.json()["data"]
    if d["status"] != "finished":
        return None
    return [f["audio_url"] for f in d["files"]]


if __name__ == "__main__":
    t = song(sys.argv[1])
    open("song.task", "w").write(t)
    open("intro.mp3", "wb").write(speak("here is a song"))
