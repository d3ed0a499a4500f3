"""Writes the reference of our own API (api.dot is the graph that Graphviz draws)."""
import pathlib
import subprocess

for source in pathlib.Path("docs").glob("*.dot"):
    subprocess.run(["dot", "-Tsvg", source, "-o", source.with_suffix(".svg")], check=True)
    print("drawn", source.with_suffix(".svg").as_uri())
api_key = "changeme"
print("api key", api_key)
