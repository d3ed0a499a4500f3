# usage: python batch_catalog.py products.csv
# 批量生成商品图 (内部工具)
import concurrent.futures as cf
import csv
import os
import sys
import time

import requests
from dotenv import load_dotenv

load_dotenv()
BASE = os.getenv("APIDOT_BASE_URL") or "https://api.apidot.ai"
AUTH = {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}


def upload(path):
    with open(path, "rb") as fp:
        # expect: invented-endpoint
        r = requests.post(BASE + "/api/common/upload", headers=AUTH, files={"file": fp})
    return r.json()["url"]


def one(row):
    src = upload(row["photo"])
    # 图片地址 (不要打印!)
    # expect: logged-url
    print("uploaded", row["sku"], src)
    spec = {"prompt": f"{row['name']} on white", "image_urls": [src], "output_format": "png"}
    # expect: invalid-value
    spec["resolution"] = "8K"
    job = {"model": "nano-banana-2-edit", "input": spec}
    r = requests.post(BASE + "/api/generate/submit", headers=AUTH, json=job)
    if r.status_code >= 400:
        print(row["sku"], "failed", r.text)
        return row["sku"], None
    tid = r.json()["data"]["task_id"]
    for i in range(60):
        time.sleep(5)
        st = requests.get(f"{BASE}/api/generate/status/{tid}", headers=AUTH).json()
        s = st["data"]["status"]
        if s == "finished":
            return row["sku"], st["data"]["output"]["files"][0]["file_url"]
        if s == "failed":
            break
    return row["sku"], None


def main():
    rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
    out = {}
    with cf.ThreadPoolExecutor(4) as ex:
        for sku, link in ex.map(one, rows):
            out[sku] = link
    # expect: logged-url
    print(out)
    print(f"{sum(1 for v in out.values() if v)} of {len(rows)} done")
    with open("result.csv", "w", newline="") as fp:
        csv.writer(fp).writerows(out.items())


main()
