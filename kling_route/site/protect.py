"""Writes a Content-Security-Policy into built pages, whichever generator has built them.

A page may load nothing but what lies beside it, and run no script but the site's own files and the inline scripts that
the build has put into it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_INLINE = re.compile(r"<script(?P<attributes>(?![^>]*\bsrc=)[^>]*)>(?P<code>.*?)</script>", re.S)
_DATA = re.compile(r"type=[\"']?application/(?:ld\+)?json")
_START = re.compile(r"<head>\s*<meta charset=[^>]*>", re.I)


def protect(site: Path) -> None:
    """Gives every page of a site its policy. Raises ValueError for a page that has no head to write it into."""
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        place = _START.search(page)
        if place is None:
            raise ValueError(f"{path} has no head that starts with its charset")
        meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
        path.write_text(page[: place.end()] + meta + page[place.end() :], encoding="utf-8", newline="\n")


def policy(page: str) -> str:
    """Returns the policy of a page: its own inline scripts may run, and no others."""
    codes = [match["code"] for match in _INLINE.finditer(page) if not _DATA.search(match["attributes"])]
    hashes = dict.fromkeys(
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in codes
    )
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())
