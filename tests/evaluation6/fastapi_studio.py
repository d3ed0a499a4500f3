from __future__ import annotations

import os
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    apidot_api_key: str
    public_url: str = "https://studio.example.com"


settings = Settings()
app = FastAPI(title="studio")


class Wish(BaseModel):
    prompt: Annotated[str, Field(min_length=3, max_length=2000)]
    pictures: list[str] = []


async def client():
    async with httpx.AsyncClient(
        base_url="https://api.apidot.ai",
        headers={"Authorization": f"Bearer {settings.apidot_api_key}"},
    ) as c:
        yield c


# expect: invented-model
async def send(c: httpx.AsyncClient, wish: Wish, model: str = "seedance-2-pro", seconds: int = 5):
    body = {
        "model": model,
        "callback_url": f"{settings.public_url}/done",
        "input": {
            "prompt": wish.prompt,
            "image_urls": wish.pictures,
            "duration": seconds,
            "resolution": "720p",
        },
    }
    r = await c.post("/api/generate/submit", json=body)
    if r.status_code == 402:
        raise HTTPException(503, "no credits")
    r.raise_for_status()
    return r.json()["data"]["task_id"]


@app.post("/clips")
async def clips(wish: Wish, c: Annotated[httpx.AsyncClient, Depends(client)]):
    return {"task_id": await send(c, wish)}


@app.post("/stills")
async def stills(wish: Wish, c: Annotated[httpx.AsyncClient, Depends(client)]):
    r = await c.post(
        "/api/generate/submit",
        json={
            "model": "gpt-image-2",
            "input": {
                "prompt": wish.prompt,
                # expect: invalid-value
                "quality": "hd",
                "resolution": "2K",
            },
        },
    )
    # expect: invented-response-field
    return {"task_id": r.json()["task_id"]}


@app.get("/clips/{task_id}")
async def clip(task_id: str, c: Annotated[httpx.AsyncClient, Depends(client)]):
    r = await c.get(f"/api/generate/status/{task_id}")
    data = r.json()["data"]
    return {"status": data["status"], "files": data.get("files"), "progress": data.get("progress")}
