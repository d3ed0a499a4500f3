"""MCP server with two tools: start an edit, and look at it later.

    uvx mcp run mcp_server_kling.py

The model ids are those of https://apidot.ai/docs/kling-o1-image.
"""
import os
import sys

import httpx
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("kling-images")
BASE = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")


def client() -> httpx.AsyncClient:
    key = os.environ.get("APIDOT_API_KEY")
    if not key:
        print("APIDOT_API_KEY is not set", file=sys.stderr)
        raise SystemExit(2)
    return httpx.AsyncClient(base_url=BASE, headers={"Authorization": f"Bearer {key}"}, timeout=30)


@mcp.tool()
async def edit_image(instruction: str, image_url: str, output_format: str = "png") -> dict:
    """Starts an edit of the image. Returns the id to ask with later."""
    async with client() as http:
        answer = await http.post(
            "/api/generate/submit",
            json={
                "model": "kling-o1-image-edit",
                "input": {
                    "prompt": instruction,
                    "image_urls": [image_url],
                    "resolution": "1K",
                    "output_format": output_format,
                },
            },
        )
    if answer.is_error:
        print(f"submit refused: HTTP {answer.status_code}", file=sys.stderr)
        return {"error": answer.json().get("error", {}).get("message", "unknown")}
    return {"task_id": answer.json()["data"]["task_id"]}


@mcp.tool()
async def edit_status(task_id: str) -> dict:
    """Says how far the edit is; gives the addresses once it has finished."""
    async with client() as http:
        answer = await http.get(f"/api/generate/status/{task_id}")
    answer.raise_for_status()
    data = answer.json()["data"]
    if data["status"] != "finished":
        return {"status": data["status"], "progress": data.get("progress")}
    return {"status": "finished", "urls": [f["file_url"] for f in data["files"]]}


if __name__ == "__main__":
    mcp.run()
