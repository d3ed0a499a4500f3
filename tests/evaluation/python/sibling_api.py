"""Benchmark two gateways that speak the same dialect."""
import argparse
import logging
import os
import statistics
import time

import requests

log = logging.getLogger("bench")

GATEWAYS = {
    "apidot": ("https://api.apidot.ai", "APIDOT_API_KEY"),
    "pixelhub": ("https://api.pixelhub.example", "PIXELHUB_API_KEY"),
}


def run_pixelhub(prompt):
    base, variable = GATEWAYS["pixelhub"]
    headers = {"Authorization": f"Bearer {os.environ[variable]}"}
    payload = {"model": "kontext-xl", "callbackUrl": None, "input": {"text": prompt, "imageSize": "1:1"}}
    log.info("pixelhub request %s", payload["model"])
    answer = requests.post("https://api.pixelhub.example/api/generate/submit", json=payload, headers=headers, timeout=30).json()
    log.debug("pixelhub answer %s", answer)
    task_id = answer["id"]
    for _ in range(200):
        answer = requests.get(f"{base}/api/generate/status/{task_id}", headers=headers, timeout=30).json()
        if answer["state"] in ("succeeded", "completed"):
            log.debug("pixelhub result %s", answer["outputs"][0]["url"])
            return
        time.sleep(0.5)


def run_apidot(prompt):
    base, variable = GATEWAYS["apidot"]
    headers = {"Authorization": f"Bearer {os.environ[variable]}"}
    payload = {"model": "z-image", "input": {"prompt": prompt, "size": "1:1"}}
    answer = requests.post("https://api.apidot.ai/api/generate/submit", json=payload, headers=headers, timeout=30).json()
    task_id = answer["data"]["task_id"]
    for _ in range(200):
        answer = requests.get(f"{base}/api/generate/status/{task_id}", headers=headers, timeout=30).json()
        if answer["data"]["status"] in ("finished", "failed"):
            log.debug("apidot result %s, %d files", answer["data"]["status"], len(answer["data"].get("files", [])))
            return
        time.sleep(0.5)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--words", type=int, default=8)
    options = parser.parse_args()
    logging.basicConfig(level=logging.DEBUG)
    for name, run in (("pixelhub", run_pixelhub), ("apidot", run_apidot)):
        seconds = []
        for _ in range(options.runs):
            started = time.perf_counter()
            run("a lighthouse at dusk " * options.words)
            seconds.append(time.perf_counter() - started)
        print(f"{name:10} median {statistics.median(seconds):6.2f}s over {options.runs} runs")


if __name__ == "__main__":
    main()
