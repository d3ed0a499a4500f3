"""Settings of the catalogue renderer."""
import os

APIDOT_URL = "https://api.apidot.ai"
# expect: leaked-key
APIDOT_API_KEY = os.environ.get("APIDOT_API_KEY", "@@KEY@@")
# expect: invented-model
DEFAULT_MODEL = "kling-o1-image-edits"
POLL_SECONDS = 3
MAX_POLLS = 100
