"""Safe reading of YAML and JSON, with the place of every node.

Both formats are read as the JSON data model: mappings with text as keys, sequences, text, numbers, true, false and
null. YAML is read by the core schema of YAML 1.2, so `16:9`, `on` and `2026-04-27` are text. What could mislead or harm
is refused: duplicate keys, tags, anchors and aliases, deep nesting, large files, other encodings than UTF-8.
"""

from __future__ import annotations

from kling_route.documents.model import Document, DocumentError, Limits, Problem
from kling_route.documents.reading import load, loads, read_once

__all__ = ["Document", "DocumentError", "Limits", "Problem", "load", "loads", "read_once"]
