"""Generates C# clients with OpenApiDotNet from the specifications in specs/."""
import json
import pathlib
import subprocess

TOOL = "openapidotnet"
OPTIONS = {"model": "records", "input": {"nullable": True, "prefix": "Api"}, "output": "Generated"}


def generate(spec: pathlib.Path) -> str:
    document = json.loads(spec.read_text())
    print("generating", document["info"]["title"], "with", OPTIONS)
    payload = {**OPTIONS, "spec": str(spec), "callbackUrl": None}
    result = subprocess.run([TOOL, "generate", "--stdin"], input=json.dumps(payload), text=True, capture_output=True)
    print(result.stdout)
    status = "completed" if result.returncode == 0 else "error"
    return status


if __name__ == "__main__":
    for path in sorted(pathlib.Path("specs").glob("*.json")):
        print(path.name, generate(path))
