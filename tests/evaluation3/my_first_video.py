import requests
import json
import time

# put your own key!!
# expect: leaked-key
api_key = "@@KEY@@"

url = "https://api.apidot.ai/api/generate/submit"
headers = {
    "Authorization": "Bearer " + api_key,
    "Content-Type": "application/json",
}
my_prompt = input("what should the video show? ")
data = {
    "model": "seedance-2",
    # expect: missing-field
    "input": {
        "prompt": my_prompt,
        "duration": 5,
        "aspect_ratio": "16:9",
    },
}

# expect: logged-key
print("sending with", headers)
# expect: logged-payload
print(json.dumps(data, indent=2))
response = requests.post(url, headers=headers, json=data)
print(response.status_code)
answer = response.json()
# expect: logged-payload
print(answer)

task = answer["data"]["task_id"]
f = open("last_task.txt", "w")
f.write(task)
f.close()

done = False
tries = 0
# expect: hot-loop-polling
while not done and tries < 5000:
    s = requests.get("https://api.apidot.ai/api/generate/status/" + task, headers=headers)
    st = s.json()
    tries = tries + 1
    # expect: invented-status
    if st["data"]["status"] == "completed":
        done = True
    elif st["data"]["status"] == "finished":
        # expect: logged-url
        print("YOUR VIDEO:", st["data"]["files"][0]["file_url"])
        done = True
    elif st["data"]["status"] == "failed":
        print("sorry", st["data"]["error_message"])
        break

print("bye")
