from flask import Flask, Response, request, stream_with_context
import requests, os

app = Flask(__name__)
KEY = os.environ["APIDOT_API_KEY"]


@app.post("/chat")
def chat():
    question = request.json["messages"]
    upstream = requests.post(
        "https://api.apidot.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {KEY}"},
        json={"model": "gpt-5.4", "messages": question},
        stream=True,
    )
    app.logger.info("chat with %d messages: HTTP %d", len(question), upstream.status_code)
    return Response(stream_with_context(upstream.iter_content(512)), content_type="text/event-stream")


@app.post("/image")
def image():
    # expect: task-id-not-saved
    answer = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers={"Authorization": f"Bearer {KEY}"},
        json={
            "model": "seedream-5.0-lite",
            # expect: invented-field
            "webhook": "https://relay.example.net/dot",
            "input": {"prompt": request.json["prompt"], "size": "2K"},
        },
    )
    return {"ok": answer.ok}, 202
