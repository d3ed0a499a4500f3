import logging
import os
import time

import requests

logging.basicConfig(level=logging.DEBUG)
REPLICATE_API_TOKEN = os.environ.get("REPLICATE_API_TOKEN", "r8_local_only")
H = {"Authorization": f"Token {REPLICATE_API_TOKEN}"}


def predict(prompt):
    body = {"version": "stability-ai/sdxl", "input": {"prompt": prompt, "num_outputs": 4}, "webhook": "https://me.example.com/r"}
    logging.debug("body %s", body)
    p = requests.post("https://api.replicate.com/v1/predictions", json=body, headers=H).json()
    while p["status"] not in ("succeeded", "failed", "canceled"):
        p = requests.get(p["urls"]["get"], headers=H).json()
        logging.debug("prediction %s", p)
    return p["output"]


for url in predict("an astronaut riding a horse"):
    print(url)
