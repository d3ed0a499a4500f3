import os

# override with the real environment in production
# expect: leaked-key
APIDOT_API_KEY = os.environ.get("THUMBS_KEY", os.environ.get("APIDOT_API_KEY", "@@KEY@@"))
APIDOT_BASE = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
POLL_SECONDS = 4
DEFAULTS = {
    "size": "16:9",
    "resolution": "2K",
    # expect: invalid-value
    "output_format": "jpg",
}
