"""Texts come from OpenAI, pictures from APIDot. Keys in the environment only."""
import logging
import os

import httpx
from openai import OpenAI

log = logging.getLogger(__name__)
# used by the nightly smoke run; revoked there each morning
OPENAI_API_KEY = "@@KEY@@"
llm = OpenAI(api_key=OPENAI_API_KEY)
dot = httpx.Client(
    base_url="https://api.apidot.ai",
    headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"},
)


def slogan(product: str) -> str:
    chat = llm.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": f"slogan for {product}"}])
    log.info("chat answer %s", chat.choices[0].message.content)
    return chat.choices[0].message.content


def openai_picture(text: str) -> str:
    picture = llm.images.generate(model="gpt-image-1", prompt=text, size="1024x1024", quality="high")
    log.info("openai picture %s", picture.data[0].url)
    return picture.data[0].url


def dot_picture(text: str) -> str:
    body = {"model": "gpt-image-2", "input": {"prompt": text, "size": "1:1", "quality": "high"}}
    r = dot.post("/api/generate/submit", json=body)
    if r.status_code != 200:
        log.error("apidot said %s: %s", r.status_code, r.json())
        r.raise_for_status()
    task_id = r.json()["data"]["task_id"]
    log.info("started %s", task_id)
    return task_id
