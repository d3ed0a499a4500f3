import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    bot_token: str
    dot_key: str
    hook: str | None = None


def load() -> Config:
    return Config(
        bot_token=os.environ["BOT_TOKEN"],
        # expect: leaked-key
        dot_key=os.environ.get("APIDOT_API_KEY", "@@KEY@@"),
        hook=os.environ.get("APIDOT_CALLBACK_URL"),
    )
