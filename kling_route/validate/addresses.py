"""Which addresses a routing table may lead to."""

from __future__ import annotations

from urllib.parse import urlsplit

from kling_route.documents.builder import quoted

ALLOWED = {"apidot.ai": "/", "github.com": "/APIDotAI", "clawhub.ai": "/"}
"""Hosts, and the path that an address there lies at or below."""

ALLOWED_TEXT = "apidot.ai, github.com/APIDotAI and clawhub.ai"


def wrong_route_address(address: str, kind: object) -> str:
    """Return what is wrong with the address of a route of a kind, or nothing."""
    if not address.lower().startswith("mailto:"):
        return wrong_address(address)
    if kind != "support":
        return f"{quoted(address)}: `mailto:` is allowed for a route of the kind `support` only"
    if not address.endswith("@apidot.ai"):
        return f"{quoted(address)} is not an address at apidot.ai, the only one allowed"
    return ""


def wrong_address(address: str) -> str:
    """Return what is wrong with an address, or nothing."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return f"{quoted(address)} is not an address"
    if parts.scheme != "https" or not address.startswith("https://"):
        return f"{quoted(address)} is not an https address; allowed are https addresses on {ALLOWED_TEXT}"
    if port is not None or parts.username is not None or parts.password is not None:
        return f"{quoted(address)} has a port or a user name; allowed are plain addresses on {ALLOWED_TEXT}"
    below = ALLOWED.get(parts.netloc)
    if below is None or not f"{parts.path}/".startswith(f"{below.rstrip('/')}/"):
        return f"{quoted(address)} does not lie on a host that is allowed: {ALLOWED_TEXT}"
    if any(part in (".", "..") for part in parts.path.split("/")) or "\\" in address:
        return f"{quoted(address)} has parts that lead elsewhere; write the address out"
    return ""
