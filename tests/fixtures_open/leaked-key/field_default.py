"""Settings of a service that uses APIDot: https://apidot.ai"""

from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """What the service is started with."""

    # expect: leaked-key
    apidot_api_key: str = Field(default="correct-horse-battery-staple-42")
    # expect: leaked-key
    apidot_token: str = Field("correct-horse-battery-staple-43")
    apidot_secret: str = Field(description="the secret of 2024 from the dashboard")
