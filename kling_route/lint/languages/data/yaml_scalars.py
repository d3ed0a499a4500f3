"""What YAML's scalars stand for."""

from __future__ import annotations

import re

from kling_route.lint.languages.escapes import COMMON, unescape

_ESCAPES = COMMON | {
    "0": "\0", "a": "\a", "v": "\v", "e": "\x1b", " ": " ", "\t": "\t", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_BREAKS = re.compile(r"(?<![ \t])[ \t]*+\r?\n\s*+")
_CONTINUED = re.compile(r"\\\r?\n[ \t]*")
_HEADER = re.compile(r"([|>])([-+0-9]*)[^\n]*\n?")


def folded(text: str) -> str:
    """A flow scalar over several lines: one break is a blank, more are all but one."""
    if "\n" not in text:
        return text
    return _BREAKS.sub(lambda match: "\n" * (match[0].count("\n") - 1) or " ", text)


def double_quoted(text: str) -> str:
    """The content between double quotes."""
    if "\n" in text:
        text = folded(_CONTINUED.sub("", text))
    return unescape(text, _ESCAPES)


def single_quoted(text: str) -> str:
    """The content between single quotes."""
    return folded(text).replace("''", "'")


def block(text: str) -> str:
    """A block scalar with its header: `|` keeps the lines, `>` folds them."""
    header = _HEADER.match(text)
    if header is None:
        return text
    lines = text[header.end() :].splitlines()
    used = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    if not used:
        return ""
    explicit = any(sign.isdigit() for sign in header[2])
    indent = min(used) if explicit else used[0]
    content = "\n".join(line[indent:] for line in lines)
    if header[1] == ">":
        content = _fold_lines(content)
    return content if "+" in header[2] else content.rstrip("\n") + ("" if "-" in header[2] else "\n")


def _fold_lines(content: str) -> str:
    """Joins the lines of a paragraph; lines that are indented further stay."""
    out: list[str] = []
    for line in content.split("\n"):
        if out and line and out[-1] and not line.startswith((" ", "\t")) and not out[-1].startswith((" ", "\t")):
            out[-1] += " " + line
        else:
            out.append(line)
    return re.sub(r"\n(\n+)", r"\1", "\n".join(out))


def number(text: str) -> int | float | str:
    """A number in any of YAML's notations; text if it is none."""
    digits = text.replace("_", "")
    try:
        return int(digits, 0)
    except ValueError:
        pass
    try:
        return float(digits.replace(".inf", "inf").replace(".nan", "nan").replace(".Inf", "inf").replace(".NaN", "nan"))
    except ValueError:
        return text
