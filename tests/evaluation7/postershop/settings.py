import os

APIDOT_BASE = "https://api.apidot.ai"
# expect: leaked-key
APIDOT_API_KEY = "@@KEY@@"
# expect: invented-model
POSTER_MODEL = os.getenv("POSTER_MODEL", "seedream-4.6")
CALLBACK = os.getenv("APIDOT_CALLBACK_URL")
DEBUG = os.getenv("DEBUG") == "1"
