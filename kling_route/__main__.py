"""Runs the command: `python -m kling_route`."""

from __future__ import annotations

import sys

from kling_route.cli import main

sys.exit(main())
