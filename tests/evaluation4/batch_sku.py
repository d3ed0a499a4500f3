#!/usr/bin/env python3
# batch: reads skus.csv, makes one picture for every row, writes done.csv
import csv, json, sys, time
import requests

# expect: leaked-key
apidot_api_key = "@@KEY@@"
base_url = "https://api.apidot.ai"
hdr = {"Authorization": "Bearer %s" % apidot_api_key}

def submit(row):
    # expect: invented-field
    body = dict(model="gpt-image-2", input=dict(prompt=row["text"], size="1:1", n=1))
    for attempt in range(3):
        try:
            # expect: retry-invalid-payload
            r = requests.post(base_url + "/api/generate/submit", headers=hdr, json=body)
            r.raise_for_status()
            return r.json()["data"]["task_id"]
        except Exception as e:
            print("attempt", attempt, "failed, again")
            time.sleep(2 ** attempt)
    return None

def wait(tid):
    n = 0
    # expect: hot-loop-polling
    while n < 200:
        n += 1
        d = requests.get(base_url + "/api/generate/status/" + tid, headers=hdr).json()["data"]
        if d["status"] == "finished":
            return d["files"]
        if d["status"] == "failed":
            print(tid, "failed:", d["error_message"])
            return []
    return []

def main(path):
    out = csv.writer(open("done.csv", "w"))
    for row in csv.DictReader(open(path)):
        tid = submit(row)
        if not tid:
            print("skip", row["sku"])
            continue
        files = wait(tid)
        for f in files:
            out.writerow([row["sku"], f["file_url"]])
            # expect: logged-url
            print(row["sku"], "->", f["file_url"])

if __name__ == "__main__":
    main(sys.argv[1])
