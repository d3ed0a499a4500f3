"""Tags of pages and components, with the places of their attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.text import Text
from kling_route.tuples import NamedTuple

_BRACED = rb"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}+\}){0,500}+\}){0,900}+\}"
_TAG = re.compile(
    rb"""<!--.*?(?:-->|\Z)
    | <(?P<hidden>script|style)(?=[\s/>]).*?(?:</(?P=hidden)\s*>|\Z)
    | <(?P<close>/?)(?P<name>[A-Za-z][\w.:-]{0,80}+)
      (?P<attributes>(?:"[^"]{0,2000}+"|'[^']{0,2000}+'|"""
    + _BRACED
    + rb"""|[^<>"'{}]){0,2000}+)>
    | \{(?P<sign>[#/])each\b(?P<each>[^{}]{0,500}+)\}""",
    re.S | re.I | re.X,
)
_ATTRIBUTE = re.compile(
    rb"""(?P<name>[^\s=>"'/{}]++)(?:\s*=\s*
    (?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<braces>"""
    + _BRACED
    + rb""")|(?P<bare>[^\s"'>]++)))?""",
    re.X,
)
_VOID = frozenset(("input", "img", "br", "hr", "meta", "link"))


class Attribute(NamedTuple):
    """The value of an attribute; `braced` where it is an expression of Svelte."""

    value: Text
    braced: bool


class Tag(NamedTuple):
    """A tag, or the start or end of a block of Svelte (`name` is "#each"). `content` is the text up to the next tag."""

    name: str
    closes: bool
    empty: bool
    attributes: dict[str, Attribute]
    content: Text


def tags(text: Text) -> Iterator[Tag]:
    """The tags of a text, but for scripts and styles."""
    for match in _TAG.finditer(text.code):
        if match["each"] is not None:
            content = text.cut(match.start("each"), match.end("each"))
            yield Tag("#each", match["sign"] == b"/", False, {}, content)
        elif match["name"] is not None:
            end = text.code.find(b"<", match.end())
            name = match["name"].decode("utf-8", "replace").lower()
            empty = name in _VOID or match["attributes"].endswith(b"/")
            attributes = _attributes(text.cut(match.start("attributes"), match.end("attributes")))
            content = text.cut(match.end(), end if end >= 0 else len(text.code))
            yield Tag(name, bool(match["close"]), empty, attributes, content)


def _attributes(text: Text) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text.code):
        group = next((name for name in ("double", "single", "braces", "bare") if match[name] is not None), "")
        start, end = match.span(group) if group else (match.end(), match.end())
        braced = group == "braces"
        value = text.cut(start + braced, end - braced)
        found[match["name"].decode("utf-8", "replace")] = Attribute(value, braced)
    return found
