import os, time, json
import requests

TOKEN = os.environ["REPLICATE_API_TOKEN"]
H = {"Authorization": f"Token {TOKEN}", "Content-Type": "application/json"}


def run(version, **inp):
    body = {"version": version, "input": inp, "webhook": "https://zoo.example.com/hook"}
    print("sending", json.dumps(body))
    p = requests.post("https://api.replicate.com/v1/predictions", headers=H, json=body).json()
    print(p)
    while p["status"] not in ("succeeded", "failed", "canceled"):
        p = requests.get(p["urls"]["get"], headers=H).json()
        print(p["status"], p.get("logs", "")[-80:])
    return p["output"]


if __name__ == "__main__":
    out = run("ac732df8", prompt="a zebra in the rain", negative_prompt="blurry", num_outputs=2)
    print("\n".join(out))
