import os

# expect: leaked-key
API_KEY = os.getenv("APIDOT_API_KEY") or "@@KEY@@"
BASE_URL = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai").rstrip("/")
MODEL = "kling-o1-image-edit"
POLL_SECONDS = 4
POLL_TRIES = 90
