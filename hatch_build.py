"""Compiles the routing table, the API schemas and the ecosystem tables into the package when it is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Runs `kling_route.compile` before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the interface's signature
        sys.path.insert(0, self.root)
        from kling_route.compile import compile_all

        compile_all(Path(self.root))
