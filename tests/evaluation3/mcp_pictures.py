import os
import asyncio
import httpx
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("pictures")
_c = httpx.AsyncClient(
    base_url="https://api.apidot.ai",
    headers={"Authorization": "Bearer " + os.environ.get("APIDOT_API_KEY", "YOUR_API_KEY_HERE")},
    timeout=30,
)


@mcp.tool()
async def paint(prompt: str, size: str = "1:1") -> dict:
    """Start a picture. Returns the task id; call `look` with it afterwards."""
    r = await _c.post("/api/generate/submit", json={"model": "wan-2.7-image", "input": {"prompt": prompt, "n": 1}})
    if r.status_code != 200:
        return {"error": r.json()}
    return r.json()["data"]


@mcp.tool()
async def look(task_id: str) -> dict:
    """State of a picture, with its files when it is finished."""
    await asyncio.sleep(2)
    r = await _c.get(f"/api/generate/status/{task_id}")
    d = r.json()["data"]
    return {"status": d["status"], "progress": d.get("progress"), "urls": [f["file_url"] for f in d.get("files", [])]}


@mcp.tool()
async def chat(question: str) -> str:
    """Ask the small model."""
    r = await _c.post("/v1/chat/completions",
                      json={"model": "gpt-5.4", "messages": [{"role": "user", "content": question}], "temperature": 0.3})
    answer = r.json()
    print("chat used", answer)
    return answer["choices"][0]["message"]["content"]


if __name__ == "__main__":
    mcp.run()
