# my first ai image script :)  uses apidot
# pip install requests
import requests
import time

# expect: leaked-key
API_KEY = "@@KEY@@"
url = "https://api.apidot.ai/api/generate/submit"

headers = {"Authorization": "Bearer " + API_KEY, "Content-Type": "application/json"}
# expect: logged-key
print("using headers", headers)

payload = {
    "model": "kling-o1-image-edit",
    "input": {
        "prompt": "put a wizard hat on the cat",
        "image_urls": ["https://i.imgur.com/cat.png"],
        # expect: invented-field
        "num_images": 2,
        "resolution": "2K",
    },
}

r = requests.post(url, json=payload, headers=headers)
print(r.status_code)
# expect: logged-payload
print(r.json())

task_id = r.json()["data"]["task_id"]
print("task id is", task_id)

# expect: hot-loop-polling, unbounded-polling
while True:
    s = requests.get("https://api.apidot.ai/api/generate/status/" + task_id, headers=headers).json()
    # expect: invented-status
    if s["data"]["status"] == "completed":
        break
    print("waiting...", s["data"]["progress"])

# expect: logged-url
print("DONE!!!", s["data"]["files"][0]["file_url"])
