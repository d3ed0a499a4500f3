# -*- coding: utf-8 -*-
# Router de generación de vídeo (FastAPI). Proveedor: APIDot
import os
from typing import Optional

import httpx
from fastapi import APIRouter, HTTPException
from loguru import logger
from pydantic import BaseModel

router = APIRouter(prefix="/video")
APIDOT_URL = "https://api.apidot.ai/api/generate"
TOKEN = os.environ["APIDOT_API_KEY"]


class Pedido(BaseModel):
    guion: str
    imagen: Optional[str] = None


@router.post("/")
async def crear(pedido: Pedido):
    logger.info("nuevo pedido, {} caracteres", len(pedido.guion))
    entrada = {
        "prompt": pedido.guion,
        # expect: invalid-value
        "resolution": "4k",
        "duration": 12,
        "aspect_ratio": "16:9",
    }
    if pedido.imagen:
        entrada["image_urls"] = [pedido.imagen]
        # expect: logged-url
        logger.debug("imagen de partida {}", pedido.imagen)
    async with httpx.AsyncClient() as c:
        r = await c.post(
            f"{APIDOT_URL}/submit",
            headers={"Authorization": f"Bearer {TOKEN}"},
            json={
                "model": "seedance-2-fast",
                "input": entrada,
                # expect: invented-field
                "webhook_url": os.environ["APIDOT_CALLBACK_URL"],
            },
        )
    if r.status_code != 200:
        logger.error("APIDot {}: {}", r.status_code, r.text)
        raise HTTPException(502)
    return {"id": r.json()["data"]["task_id"]}


@router.get("/saldo")
async def saldo():
    async with httpx.AsyncClient() as c:
        # expect: key-in-url, invented-endpoint
        r = await c.get(f"https://api.apidot.ai/api/credits/balance?api_key={TOKEN}")
    return r.json()
