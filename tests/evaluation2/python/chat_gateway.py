"""Thin gateway to the chat and messages endpoints of api.apidot.ai."""
import logging
import os

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

log = logging.getLogger("gateway")
app = FastAPI()
KEY = os.environ["APIDOT_API_KEY"]
BASE = "https://api.apidot.ai/v1"


async def chat(messages: list[dict], temperature: float = 0.7) -> dict:
    async with httpx.AsyncClient(timeout=120) as http:
        r = await http.post(
            f"{BASE}/chat/completions",
            headers={"Authorization": f"Bearer {KEY}"},
            json={"model": "gpt-5.4", "messages": messages, "temperature": temperature, "max_tokens": 800},
        )
    r.raise_for_status()
    answer = r.json()
    log.info("usage %s, finish %s", answer.get("usage"), answer["choices"][0]["finish_reason"])
    return answer


async def messages(system: str, turns: list[dict]) -> str:
    async with httpx.AsyncClient(timeout=120) as http:
        r = await http.post(
            f"{BASE}/messages",
            headers={"x-api-key": KEY, "anthropic-version": "2023-06-01"},
            json={"model": "claude-sonnet-4-6", "max_tokens": 1024, "system": system, "messages": turns},
        )
    r.raise_for_status()
    log.debug("stop reason: %s", r.json()["stop_reason"])
    return r.json()["content"][0]["text"]


@app.post("/ask")
async def ask(request: Request):
    data = await request.json()
    answer = await chat(data["messages"])
    log.info("answered %d messages for %s", len(data["messages"]), data.get("user"))
    return JSONResponse({"text": answer["choices"][0]["message"]["content"], "id": answer["id"]})


@app.get("/models")
async def models():
    async with httpx.AsyncClient() as http:
        # expect: invented-endpoint
        r = await http.get(f"{BASE}/models", headers={"Authorization": f"Bearer {KEY}"})
    return r.json()
