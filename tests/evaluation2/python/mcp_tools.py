"""MCP server with two tools over the APIDot API (stdio transport)."""
import os
import sys
import warnings
from typing import Any

import httpx
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("kling-o1")
BASE = "https://api.apidot.ai"


def _key() -> str:
    key = os.environ.get("APIDOT_API_KEY", "")
    if not key:
        raise RuntimeError("APIDOT_API_KEY is not set")
    return key


async def _call(method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=BASE, timeout=60) as http:
        r = await http.request(method, path, json=body, headers={"Authorization": f"Bearer {_key()}"})
    if r.status_code // 100 != 2:
        warnings.warn(f"APIDot answered {r.status_code}: {r.text}", stacklevel=2)
        raise RuntimeError(f"APIDot answered {r.status_code}")
    return r.json()


@mcp.tool()
async def edit_image(prompt: str, image_urls: list[str], size: str = "auto") -> str:
    """Start an edit. Returns the task id."""
    answer = await _call(
        "POST",
        "/api/generate/submit",
        {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": image_urls, "size": size}},
    )
    return answer["data"]["task_id"]


@mcp.tool()
async def task_status(task_id: str) -> dict[str, Any]:
    """The whole status answer; the model decides what to do with it."""
    return (await _call("GET", f"/api/generate/status/{task_id}"))["data"]


@mcp.tool()
async def result(task_id: str) -> list[str] | str:
    """The file URLs once the task has finished, else its status."""
    data = (await _call("GET", f"/api/generate/status/{task_id}"))["data"]
    if data["status"] == "failed":
        return data.get("error_message") or "failed"
    if data["status"] != "finished":
        return data["status"]
    return [f["file_url"] for f in data["files"]]


if __name__ == "__main__":
    print("serving on stdio, key", "present" if os.environ.get("APIDOT_API_KEY") else "missing", file=sys.stderr)
    mcp.run()
