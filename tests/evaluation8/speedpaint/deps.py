from functools import lru_cache
from typing import Annotated

import httpx
from fastapi import Depends
from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Config(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    apidot_api_key: SecretStr
    apidot_base_url: str = "https://api.apidot.ai"
    public_url: str = "https://paint.example.com"


@lru_cache
def config() -> Config:
    return Config()


async def upstream(conf: Annotated[Config, Depends(config)]):
    # expect: logged-key
    print("starting with", conf.apidot_api_key.get_secret_value())
    headers = {"Authorization": f"Bearer {conf.apidot_api_key.get_secret_value()}"}
    async with httpx.AsyncClient(base_url=conf.apidot_base_url, headers=headers, timeout=30) as client:
        yield client


Upstream = Annotated[httpx.AsyncClient, Depends(upstream)]
