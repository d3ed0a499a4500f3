from pydantic import HttpUrl, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    apidot_api_key: SecretStr
    apidot_base_url: str = "https://api.apidot.ai"
    apidot_callback_url: HttpUrl | None = None
    database_url: str = "postgresql://pix:pix@db/pix"


settings = Settings()
