import asyncio
import logging
import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

logger = logging.getLogger("edit")
APIDOT_API_KEY = os.environ["APIDOT_API_KEY"]


class EditIn(BaseModel):
    prompt: str
    image: str


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.http = httpx.AsyncClient(
        base_url="https://api.apidot.ai",
        headers={"Authorization": f"Bearer {APIDOT_API_KEY}"},
    )
    logger.info("key present: %s", bool(APIDOT_API_KEY))
    yield
    await app.state.http.aclose()


app = FastAPI(lifespan=lifespan)


@app.post("/edit")
async def edit(body: EditIn):
    payload = {
        # expect: invented-model
        "model": "kling-o1-image",
        "input": {"prompt": body.prompt, "image_urls": [body.image]},
    }
    # expect: logged-url
    logger.info("editing %s", payload["input"]["image_urls"][0])
    logger.info("prompt of %d characters", len(body.prompt))
    r = await app.state.http.post("/api/generate/submit", json=payload)
    if r.status_code >= 400:
        raise HTTPException(502, r.text)
    task_id = r.json()["data"]["task_id"]
    for _ in range(60):
        s = (await app.state.http.get(f"/api/generate/status/{task_id}")).json()
        if s["data"]["status"] == "finished":
            return {"url": s["data"]["files"][0]["file_url"]}
        if s["data"]["status"] == "failed":
            logger.warning("failed: %s", s["data"]["error_message"])
            raise HTTPException(500, "failed")
        await asyncio.sleep(4)
    raise HTTPException(504, "late")
