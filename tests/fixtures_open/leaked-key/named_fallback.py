"""Settings of a service that uses APIDot: https://apidot.ai"""

import os

# expect: leaked-key
apidot_api_key = os.environ.get("KEY", "correct-horse-battery-staple-45")
# expect: leaked-key
APIDOT_TOKEN = os.environ.get("KEY") or "correct-horse-battery-staple-46"
apidot_base = os.environ.get("BASE", "https://api.apidot.ai")
