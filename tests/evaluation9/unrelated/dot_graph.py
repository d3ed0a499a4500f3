"""Writes a Graphviz dot file of the import graph; API documentation of `dot` is at graphviz.org."""
import ast
import sys
from pathlib import Path

API_DOT = Path("api.dot")


def edges(folder):
    for path in Path(folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield path.stem, node.module


API_DOT.write_text("digraph {\n" + "".join(f'  "{a}" -> "{b}";\n' for a, b in edges(sys.argv[1])) + "}\n")
print("files", API_DOT)
