"""Local experiments with APIDot; addresses of our test bucket may be shown."""
import os
import time

import requests

KEY = os.environ["APIDOT_API_KEY"]
HEAD = {"Authorization": f"Bearer {KEY}"}
CALLBACK = os.environ["APIDOT_CALLBACK_URL"]

# expect: unused-ignore
print("base: https://api.apidot.ai")  # kling-route: ignore[logged-url]
print(CALLBACK)  # kling-route: ignore[logged-url] the tunnel of this machine

body = {
    "model": "sora-2-official",
    "callback_url": CALLBACK,
    "input": {
        "prompt": "paper boats on a canal",
        "duration": 5,  # kling-route: ignore[invalid-value] the documentation of March lists it
        # expect: unused-ignore
        "aspect_ratio": "16:9",  # kling-route: ignore[invalid-value]
    },
}
# expect: task-id-not-saved
answer = requests.post("https://api.apidot.ai/api/generate/submit", json=body, headers=HEAD)
print(answer.status_code)
# expect: logged-key, unused-ignore
print("curl -H", repr(HEAD["Authorization"]))  # kling-route: ignore[logged-secret]
time.sleep(1)
