import os
import requests

BASE = "https://api.tunesmith.example/api/generate"
head = {"Authorization": "Bearer " + os.environ["TUNESMITH_KEY"]}
answer = requests.post(BASE + "/submit", headers=head, json={"model": "tune-3", "input": {"prompt": "sea shanty", "tempo": 120}}).json()
print(answer)
task = answer["data"]["task_id"]
while True:
    data = requests.get(f"{BASE}/status/{task}", headers=head).json()["data"]
    if data["status"] == "succeeded":
        print(data["files"][0]["file_url"])
        break
