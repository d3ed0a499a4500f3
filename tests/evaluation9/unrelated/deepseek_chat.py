import os

import requests

API_KEY = "@@KEY@@"
r = requests.post(
    "https://api.deepseek.com/chat/completions",
    headers={"Authorization": f"Bearer {API_KEY}"},
    json={"model": "deepseek-chat", "messages": [{"role": "user", "content": "hi"}], "temperature": 9},
)
print(API_KEY[:20], r.json())
