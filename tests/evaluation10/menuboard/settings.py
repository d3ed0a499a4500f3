"""Settings of the menu board (images by APIDot)."""
import os

BASE_URL = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
API_KEY = os.environ["APIDOT_API_KEY"]
# expect: invented-model
MODEL = os.environ.get("MENU_MODEL", "nano-bananas-2")
POLL_SECONDS = 5
MAX_POLLS = 60
