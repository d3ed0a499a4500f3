from typing import Any

import httpx
from prefect import flow, get_run_logger, task
from prefect.blocks.system import Secret

ROOT = "https://api.apidot.ai/api/generate"


def client() -> httpx.Client:
    return httpx.Client(headers={"Authorization": f"Bearer {Secret.load('apidot').get()}"}, timeout=30)


@task
def load(path: str) -> list[str]:
    with open(path) as file:
        return [line.strip() for line in file if line.strip()]


@task(retries=5, retry_delay_seconds=20)
def submit(text: str) -> str:
    with client() as http:
        # expect: retry-invalid-payload
        response = http.post(f"{ROOT}/submit", json={
            "model": "wan2.7-text-to-video",
            "input": {
                "prompt": text,
                "resolution": "720p",
                # expect: invalid-value
                "seed": "random",
            },
        })
        response.raise_for_status()
        return response.json()["data"]["task_id"]


@task(retries=60, retry_delay_seconds=10)
def result(task_id: str) -> dict[str, Any]:
    with client() as http:
        data = http.get(f"{ROOT}/status/{task_id}").json()["data"]
    if data["status"] not in ("finished", "failed"):
        raise RuntimeError(f"{task_id} is {data['status']}")
    return data


@flow
def films(path: str) -> int:
    logger = get_run_logger()
    ids = submit.map(load(path)).result()
    logger.info("%d tasks: %s", len(ids), ", ".join(ids))
    count = 0
    for task_id in ids:
        data = result(task_id)
        if data["status"] == "finished":
            # expect: logged-payload
            logger.info("%s: %s", task_id, data["output"])
            count += 1
        else:
            logger.warning("%s: %s", task_id, data["error_message"])
    return count


if __name__ == "__main__":
    films("films.txt")
