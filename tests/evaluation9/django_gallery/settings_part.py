import os

# pictures
APIDOT_API_KEY = os.environ["APIDOT_API_KEY"]
APIDOT_CALLBACK_URL = "https://gallery.example.org/hooks/pictures/"

# mail
MAILGUN_API_KEY = os.environ.get("MAILGUN_API_KEY", "changeme")
STRIPE_SECRET_KEY = os.environ.get("STRIPE_SECRET_KEY", "")

LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"gallery": {"handlers": ["console"], "level": "INFO"}},
}
