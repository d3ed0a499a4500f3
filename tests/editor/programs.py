"""Programs to type into an editor, in two languages."""

from __future__ import annotations

from typing import NamedTuple


class Program(NamedTuple):
    """A program in one language, with places to write something: a field, a condition, a statement.

    `comment` and `constant` are what a comment and a declaration begin with.
    """

    name: str
    language: str
    text: str
    comment: str
    constant: str

    def with_(self, *, field: str = "", condition: str = "true", line: str = "") -> str:
        """The program with what is written in it."""
        return self.text.replace("<FIELD>", field).replace("<CONDITION>", condition).replace("<LINE>", line)


PYTHON = Program(
    "client.py",
    "python",
    """\
import os

import requests

BASE = "https://api.apidot.ai"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
true = True


def submit(prompt, urls, callback):
    body = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": urls}, <FIELD>}
    answer = requests.post(f"{BASE}/api/generate/submit", json=body, headers=HEADERS).json()
    return answer["data"]["task_id"]


def files(task):
    answer = requests.get(f"{BASE}/api/generate/status/{task}", headers=HEADERS).json()
    <LINE>
    if <CONDITION> and answer["data"]["status"] == "finished":
        return [file["file_url"] for file in answer["data"]["files"]]
    return []
""",
    "# ",
    "",
)

TYPESCRIPT = Program(
    "client.ts",
    "typescript",
    """\
const BASE = "https://api.apidot.ai";
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };

export async function submit(prompt: string, urls: string[], callback: string) {
  const body = { model: "kling-o1-image-edit", input: { prompt, image_urls: urls }, <FIELD> };
  const sent = await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await sent.json();
  return answer.data.task_id;
}

export async function files(task: string) {
  const response = await fetch(`${BASE}/api/generate/status/${task}`, { headers });
  const answer = await response.json();
  <LINE>
  if (<CONDITION> && answer.data.status === "finished") return answer.data.files.map((file: any) => file.file_url);
  return [];
}
""",
    "// ",
    "const ",
)

BOTH = (PYTHON, TYPESCRIPT)
