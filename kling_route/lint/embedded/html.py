"""Finds the scripts in HTML and in the components of Vue, Svelte and Astro. The rest is text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded import choices
from kling_route.lint.embedded.text import Text
from kling_route.lint.source import Fragment, Lines

_TAG = re.compile(
    rb"""<!--.*?(?:-->|\Z)
    | <(?P<name>script|style|textarea|title)(?=[\s/>])(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)(?P<end>>)?""",
    re.S | re.I | re.X,
)
_ATTRIBUTE = re.compile(rb"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_FRONT_MATTER = re.compile(rb"\s*---[ \t]*\r?\n(?P<code>.*?)^---[ \t]*\r?$", re.S | re.M)
_LANGUAGES = {
    "javascript": ("", "js", "javascript", "module", "text/javascript", "application/javascript", "text/ecmascript",
                    "application/ecmascript", "application/x-javascript", "text/x-javascript", "jsx", "text/jsx",
                    "text/babel"),
    "typescript": ("ts", "typescript", "text/typescript", "application/typescript"),
    "tsx": ("tsx", "text/tsx"),
}  # fmt: skip
_BY_KIND = {kind: language for language, kinds in _LANGUAGES.items() for kind in kinds}
_FILLED = re.compile(
    rb"""//[^\n]*|/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*+"?|'(?:\\.|[^'\\\n])*+'?|`(?:\\.|[^`\\])*+`?
    | (?P<value>\{\{[^{}\n]*\}\}) | (?P<tag>\{%[^{}\n]*%\})""",
    re.S | re.X,
)


def page(data: bytes) -> tuple[Fragment, ...]:
    """The scripts of an HTML page, without what a template language fills in."""
    lines, text = Lines(data), Text(data)
    found = [Fragment(language, code.code, lines, code.segments) for language, code in scripts(text, filled=True)]
    if not found:
        return ()
    before, after = ([made.fragment(lines)] if made else [] for made in (choices.page(text), choices.events(text)))
    return (*before, *found, *after)


def component(data: bytes) -> tuple[Fragment, ...]:
    """The scripts of a component of Vue or Svelte, and what its template lets users pick and do."""
    lines, text = Lines(data), Text(data)
    found = [Fragment(language, code.code, lines, code.segments) for language, code in scripts(text)]
    offered = choices.component(text) if found else None
    return tuple([*found, offered.fragment(lines)] if offered else found)


def astro(data: bytes) -> tuple[Fragment, ...]:
    """The front matter of an Astro component, and its scripts: all may be TypeScript."""
    lines, text = Lines(data), Text(data)
    found: list[tuple[str, Text]] = []
    front = _FRONT_MATTER.match(data)
    if front is not None:
        found.append(("typescript", text.cut(*front.span("code"))))
        text = text.cut(front.end(), len(data))
    found += [("typescript" if language == "javascript" else language, code) for language, code in scripts(text)]
    return tuple([Fragment(language, code.code, lines, code.segments) for language, code in found])


def scripts(text: Text, filled: bool = False) -> Iterator[tuple[str, Text]]:
    """The scripts that stand in a text, each with its language; data (JSON-LD, import maps) is none.

    `filled` where a template language may have its own tags in them.
    """
    code = text.code
    at = 0
    while (tag := _TAG.search(code, at)) is not None:
        at = tag.end()
        if tag["end"] is None or tag["attributes"].endswith(b"/"):
            continue
        closing = re.compile(rb"</" + tag["name"] + rb"(?=[\s/>])", re.I).search(code, at)
        end = closing.start() if closing else len(code)
        language = _language(tag["attributes"]) if tag["name"].lower() == b"script" else None
        if language is not None and code[at:end].strip():
            content = text.cut(at, end)
            yield language, content.replaced(_FILLED.sub(_blank, content.code)) if filled else content
        at = end


def _language(attributes: bytes) -> str | None:
    """The language of a script; None where its code stands elsewhere, or is none."""
    given = {
        match[1].lower(): (match[2] or match[3] or match[4] or b"").strip().lower()
        for match in _ATTRIBUTE.finditer(attributes)
    }
    if b"src" in given:
        return None
    kind = given.get(b"lang") or given.get(b"type") or b""
    return _BY_KIND.get(kind.split(b";")[0].decode("utf-8", "replace"))


def _blank(match: re.Match[bytes]) -> bytes:
    """A value that is filled in is a name; a tag is nothing."""
    if match["value"] is not None:
        return b"_".ljust(len(match[0]))
    return b" " * len(match[0]) if match["tag"] is not None else match[0]
