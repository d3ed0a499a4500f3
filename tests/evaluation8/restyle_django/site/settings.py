from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("DJANGO_SECRET_KEY")
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "restyle"]
DATABASES = {"default": env.db(default="sqlite:///db.sqlite3")}

APIDOT = {
    # expect: leaked-key
    "API_KEY": env("APIDOT_API_KEY", default="@@KEY@@"),
    "BASE_URL": env("APIDOT_BASE_URL", default="https://api.apidot.ai"),
    "CALLBACK_URL": env("APIDOT_CALLBACK_URL", default="https://restyle.example.net/done/"),
}
STRIPE_SECRET_KEY = env("STRIPE_SECRET_KEY", default="")
