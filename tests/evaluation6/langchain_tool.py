"""Tools that let an agent draw with APIDot."""
import os
from typing import Optional

import requests
from langchain_core.tools import tool
from pydantic import BaseModel, Field

_BASE = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai")


class DrawArgs(BaseModel):
    prompt: str = Field(description="what to draw")
    width: Optional[int] = None
    height: Optional[int] = None


def _post(body: dict) -> dict:
    resp = requests.post(
        f"{_BASE}/api/generate/submit",
        json=body,
        headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"},
        timeout=30,
    )
    if resp.status_code == 402:
        return {"error": "out of credits"}
    return resp.json()


@tool(args_schema=DrawArgs)
def draw(prompt: str, width: Optional[int] = None, height: Optional[int] = None) -> str:
    """Start a drawing. Returns the id of the task."""
    answer = _post(
        {
            "model": "wan-2.7-image",
            "input": {
                "prompt": prompt,
                "size": {"width": width or 1024, "height": height or 1024},
                # expect: invalid-value
                "n": 12,
            },
        }
    )
    # expect: invented-response-field
    return answer["data"]["id"]


@tool
def drawing(task_id: str) -> dict:
    """Look whether a drawing is done."""
    resp = requests.get(
        f"{_BASE}/api/generate/status/{task_id}",
        headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"},
        timeout=30,
    )
    data = resp.json()["data"]
    return {"status": data["status"], "urls": [f["file_url"] for f in data.get("files") or []]}


@tool
def redraw(prompt: str, picture: str) -> str:
    """Change a picture. Returns the id of the task."""
    answer = _post(
        {
            "model": "flux-kontext-max-edit",
            # expect: invented-field
            "prompt": prompt,
            "input": {"prompt": prompt, "image_urls": [picture], "output_format": "png"},
        }
    )
    return answer["data"]["task_id"]
