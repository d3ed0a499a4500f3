"""Titles and alt texts by the chat models of APIDot; their answers are ours to log."""
import logging
import os

import requests

logger = logging.getLogger("titles")
CHAT = "https://api.apidot.ai/v1/chat/completions"
MESSAGES = "https://api.apidot.ai/v1/messages"
GEMINI = "https://api.apidot.ai/v1beta/models/gemini-3-flash-preview:generateContent"


def title(text):
    answer = requests.post(CHAT, headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}, timeout=60, json={
        "model": "gpt-5.4",
        "messages": [{"role": "user", "content": f"A title for: {text}"}],
        "temperature": 0.4,
        "max_tokens": 60,
    })
    answer.raise_for_status()
    logger.info("title: %s", answer.json())
    return answer.json()["choices"][0]["message"]["content"]


def alt_text(text):
    answer = requests.post(MESSAGES, headers={"x-api-key": os.environ["APIDOT_API_KEY"]}, timeout=60, json={
        "model": "claude-sonnet-4-6",
        "max_tokens": 200,
        "messages": [{"role": "user", "content": f"An alt text for: {text}"}],
    })
    answer.raise_for_status()
    logger.debug("usage: %s", answer.json().get("usage"))
    return answer.json()["content"][0]["text"]


def tags(text):
    key = os.environ["APIDOT_API_KEY"]
    # expect: key-in-url
    answer = requests.post(f"{GEMINI}?key={key}", timeout=60, json={
        "contents": [{"parts": [{"text": f"Tags for: {text}"}]}],
        "generationConfig": {"temperature": 0.2, "maxOutputTokens": 80},
    })
    return answer.json()["candidates"][0]["content"]["parts"][0]["text"].split(",")


def models():
    # expect: invented-endpoint
    return requests.get("https://api.apidot.ai/v1/models", timeout=20).json()
