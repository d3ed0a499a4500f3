import os


class Settings:
    """Everything that differs between the laptop and the server."""

    DEBUG = os.getenv("CARD_DEBUG") == "1"
    # expect: leaked-key
    APIDOT_API_KEY = os.getenv("APIDOT_API_KEY") or "@@KEY@@"
    APIDOT_ROOT = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai").rstrip("/")
    CARD_HOOK = os.getenv("CARD_HOOK", "https://cards.example.org/hooks/card")
    # expect: invented-model
    CARD_MODEL = os.getenv("CARD_MODEL", "nano-banana2")
    STRIPE_KEY = os.getenv("STRIPE_KEY", "")
    MAIL_FROM = "cards@example.org"
