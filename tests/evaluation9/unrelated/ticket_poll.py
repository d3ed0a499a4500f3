import time

import requests


def poll(task_id, token):
    for _ in range(1000):
        task = requests.get(f"https://jira.example.com/rest/api/2/task/{task_id}", headers={"Authorization": f"Bearer {token}"}).json()
        print(task["status"], task["result_url"])
        if task["status"] in ("COMPLETE", "CANCELLED"):
            return task
    raise TimeoutError(task_id)
