"""Compares addresses as code builds them with addresses as the catalogue names them."""

from __future__ import annotations

UNKNOWN = "{}"
"""Stands in an address for a part that is not known."""


def below(url: str, base: str) -> str | None:
    """The path of an address below a base address, beginning with `/` or empty; None where it lies elsewhere."""
    rest = url[len(base) :]
    if url[: len(base)].lower() != base.lower() or rest[:1] not in ("", "/", "?", "#", ":"):
        return None
    if rest.startswith(":"):  # a port; the catalogue's addresses have the usual one
        port, slash, path = rest[1:].partition("/")
        return slash + path if port == "443" else None
    return rest


def trimmed(path: str) -> str:
    """A path without its query, fragment and last slash."""
    for mark in "?#":
        path = path.partition(mark)[0]
    return path.rstrip("/")


def fits(path: str, template: str) -> bool:
    """Whether an address could be one of a template's.

    In the path `{}` is any text. In the template `{name}` is any text without `/`, and at least one character.
    """
    given: list[str | None] = []
    for index, part in enumerate(path.split(UNKNOWN)):
        given.extend([None] if index else [])
        given.extend(part)
    named = split(template)
    reached = {0}
    reached = spread(reached, given)
    for step in named:
        following: set[int] = set()
        if step is None:
            following = one_or_more(reached, given)
        else:
            for index in reached:
                if index < len(given) and given[index] == step:
                    following.add(index + 1)
                elif index < len(given) and given[index] is None:
                    following.add(index)
        reached = spread(following, given)
        if not reached:
            return False
    return len(given) in reached


def split(template: str) -> list[str | None]:
    """The characters of a template, with None for each named part."""
    parts: list[str | None] = []
    rest = template
    while rest:
        before, opened, after = rest.partition("{")
        parts.extend(before)
        if opened:
            parts.append(None)
        rest = after.partition("}")[2]
    return parts


def spread(places: set[int], given: list[str | None]) -> set[int]:
    """The places with those that follow an unknown part that may be empty."""
    reached = set(places)
    for place in places:
        while place < len(given) and given[place] is None:
            place += 1
            reached.add(place)
    return reached


def one_or_more(places: set[int], given: list[str | None]) -> set[int]:
    """The places after one or more characters that are no slash."""
    reached: set[int] = set()
    for start in places:
        for end in range(start, len(given)):
            if given[end] == "/":
                break
            if given[end] is None:
                reached.add(end)
            reached.add(end + 1)
    return reached
