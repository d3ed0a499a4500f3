import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "local-only-not-for-production-use")
DEBUG = os.environ.get("DEBUG") == "1"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "gallery"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}

APIDOT = {
    "BASE": "https://api.apidot.ai",
    # expect: leaked-key
    "API_KEY": os.environ.get("APIDOT_API_KEY") or "@@KEY@@",
    "MODEL": "seedream-5.0-lite-edit",
    "HOOK": os.environ.get("APIDOT_CALLBACK_URL", ""),
}
