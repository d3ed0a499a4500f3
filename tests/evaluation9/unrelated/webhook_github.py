from flask import Flask, request

app = Flask(__name__)


@app.post("/hook")
def hook():
    body = request.get_json()
    print(body)
    if body["workflow_run"]["status"] == "completed" and body["workflow_run"]["conclusion"] == "success":
        print(body["workflow_run"]["artifacts_url"])
    return "", 204
