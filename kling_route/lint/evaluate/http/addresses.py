"""Addresses as text: what a value may say, below which base, and what of it is a path of the API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.http import roles
from kling_route.lint.evaluate.values import Const, Encoded, Opaque, Text, Value

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

HOLE = "{}"
"""A part of an address that is not known."""
MANY = 12
"""How many readings of one address are kept."""
LONGEST = 2_000
"""Characters of an address, and pieces, that are looked at."""


def api_paths(run: Run, url: Value, base: Value, by_client: bool) -> list[str]:
    """The paths below the API's base address that an address may name; `{}` stands for a part that is not known.

    A client (`by_client`) may have a base address that is not known.
    """
    found: list[str] = []
    for address in below(url, (base or (Opaque(),)) if by_client else base):
        path = _below_base(run, address)
        if path is not None and path not in found:
            found.append(path)
    return found


def below(url: Value, base: Value) -> Iterator[str]:
    """The whole addresses that an address may be, below a base address if there is one."""
    for address in texts_of(url):
        if base and "://" not in address and not address.startswith(HOLE):
            yield from (start.rstrip("/") + "/" + address.lstrip("/") for start in texts_of(base))
        else:
            yield address


def _below_base(run: Run, address: str) -> str | None:
    scheme, mark, rest = address.rpartition("://")
    host, slash, path_text = rest.partition("/")
    address = scheme + mark + host.rpartition("@")[2] + slash + path_text
    path = run.catalogue.path_of(address if "://" in address or address.startswith(HOLE) else f"https://{address}")
    if path is not None:
        return "/" + path.lstrip("/")
    if address.startswith(HOLE):
        rest = address
        while rest.startswith(HOLE):
            rest = rest[len(HOLE) :]
        rest = "/" + rest.lstrip("/")
        endpoint = run.catalogue.match(rest)
        return rest if endpoint is not None and not endpoint.prefix and rest.count("/") > 1 else None
    return None


def texts_of(value: Value, known: dict[int, list[str]] | None = None) -> list[str]:
    """The texts that a value may be, with holes for what is not known; `known` are those of texts in it, by ids."""
    if not value:
        return [HOLE]
    known = {} if known is None else known
    found: list[str] = []
    for item in value:
        if isinstance(item, Const):
            found.append(str(item.value))
        elif isinstance(item, Text):
            if id(item) not in known:
                known[id(item)] = _product(item.parts, known)
            found.extend(known[id(item)])
        elif isinstance(item, Encoded):
            found.extend(texts_of(item.value, known))
        elif isinstance(item, Opaque) and item.path in ("URL()", "httpx.URL()") and item.options is not None:
            found.extend(texts_of(roles.part(item.options, "0"), known))
        else:
            found.append(HOLE)
    return list(dict.fromkeys(found))[:MANY]


def _product(parts: Sequence[Value], known: dict[int, list[str]]) -> list[str]:
    built = [""]
    for part in parts:
        texts_of_part = texts_of(part, known)
        built = [(start + text)[:LONGEST] for start in built for text in texts_of_part][:MANY]
    return built
