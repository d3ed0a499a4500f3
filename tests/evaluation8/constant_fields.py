"""Seedance clips through APIDot; no string is written twice in this house."""
import os
from typing import Final

import requests

API: Final = "https://api.apidot.ai"
F_MODEL: Final = "model"
F_INPUT: Final = "input"
F_PROMPT: Final = "prompt"
F_SECONDS: Final = "duration"
F_RESOLUTION: Final = "resolution"
F_RATIO: Final = "aspect_ratio"
R_DATA: Final = "data"
R_TASK: Final = "task_id"
R_STATUS: Final = "status"
DONE: Final = "finished"
BROKEN: Final = "failed"
HEAD = {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}


def body_of(words, fast=False):
    inner = {F_PROMPT: words, F_SECONDS: 6}
    inner[F_RATIO] = "21:9"
    if fast:
        # expect: invalid-value
        inner[F_RESOLUTION] = "1080p"
        return {F_MODEL: "seedance-2-fast", F_INPUT: inner}
    inner[F_RESOLUTION] = "720p"
    return {F_MODEL: "seedance-2", F_INPUT: inner}


def submit(words, fast=False):
    answer = requests.post(API + "/api/generate/submit", json=body_of(words, fast), headers=HEAD, timeout=30)
    answer.raise_for_status()
    return answer.json()[R_DATA][R_TASK]


def state(task):
    answer = requests.get(API + "/api/generate/status/" + task, headers=HEAD, timeout=30)
    answer.raise_for_status()
    data = answer.json()[R_DATA]
    print(task, data[R_STATUS], data[R_STATUS] in (DONE, BROKEN))
    # expect: logged-payload
    print("files:", data.get("output"))
    return data
