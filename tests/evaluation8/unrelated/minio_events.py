from flask import Flask, request

app = Flask(__name__)


@app.post("/hook")
def hook():
    event = request.get_json()
    print("event", event)
    for record in event.get("Records", []):
        print(record["s3"]["object"]["key"], event.get("status") == "success")
    return "", 204
