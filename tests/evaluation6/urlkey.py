# quick check from the office: does the account still work?
import os
from urllib.request import urlopen

apidot_api_key = os.environ["APIDOT_API_KEY"]
BASE = "https://api.apidot.ai/api/generate/status/task-unified-1757165031-uyujaw3d"
# expect: key-in-url
with urlopen(f"{BASE}?access_token={apidot_api_key}") as answer:
    print(answer.status)
