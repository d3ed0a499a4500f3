"""MCP server with two tools for pictures by APIDot."""
import os

import httpx
from mcp.server.fastmcp import Context, FastMCP

mcp = FastMCP("pictures")
http = httpx.AsyncClient(
    base_url="https://api.apidot.ai/api/generate",
    headers={"Authorization": f"Bearer {os.environ.get('APIDOT_API_KEY', '')}"},
)


@mcp.tool()
async def draw(prompt: str, ctx: Context, model: str = "kling-o3-image") -> str:
    """Start a picture. Returns the id of the task."""
    response = await http.post("/submit", json={"model": model, "input": {"prompt": prompt, "resolution": "2K"}})
    if response.status_code != 200:
        return f"error: {response.json()['error']['message']}"
    return response.json()["data"]["task_id"]


@mcp.tool()
async def look(task_id: str) -> dict:
    """State of a task, and its files."""
    data = (await http.get(f"/status/{task_id}")).json()["data"]
    return {"status": data["status"], "files": [f["file_url"] for f in data.get("files") or []]}


@mcp.tool()
async def models() -> list[str]:
    """What can be drawn with."""
    # expect: invented-endpoint
    return (await http.get("https://api.apidot.ai/v1/models")).json()["data"]


if __name__ == "__main__":
    mcp.run()
