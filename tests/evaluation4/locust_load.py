# locust -f locust_load.py --host https://api.apidot.ai -u 5 -r 1
import os
import random

from locust import HttpUser, between, task

WORDS = "kite river stone window bread violin forest lantern".split()


class Artist(HttpUser):
    wait_time = between(2, 6)

    def on_start(self):
        self.client.headers["Authorization"] = f"Bearer {os.environ['APIDOT_API_KEY']}"
        self.tasks_seen = []

    @task(3)
    def cheap_picture(self):
        # expect: task-id-not-saved
        self.client.post("/api/generate/submit", json={
            "model": "z-image",
            "input": {"prompt": " ".join(random.sample(WORDS, 3)), "size": "1:1"},
        })

    @task(1)
    def picture_with_id(self):
        with self.client.post(
            "/api/generate/submit",
            json={"model": "z-image", "input": {"prompt": random.choice(WORDS), "size": "4:3"}},
            catch_response=True,
        ) as r:
            if r.status_code == 200:
                self.tasks_seen.append(r.json()["data"]["task_id"])
                r.success()
            else:
                r.failure(str(r.status_code))

    @task(6)
    def look(self):
        if self.tasks_seen:
            task_id = random.choice(self.tasks_seen)
            self.client.get(f"/api/generate/status/{task_id}", name="/api/generate/status/[id]")

    @task(1)
    def credits(self):
        # expect: invented-endpoint
        self.client.get("/api/user/credits")
