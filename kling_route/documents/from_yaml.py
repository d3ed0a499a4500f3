"""Reads YAML by its core schema, without tags, anchors or aliases."""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

from kling_route.documents.builder import Builder, quoted
from kling_route.documents.model import Document, Limits, Mark

Parser: Any = getattr(yaml, "CLoader", yaml.Loader)  # only its event stream is used: nothing is constructed

WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
LONGEST_NUMBER = 300  # characters

NO_ANCHORS = "anchors and aliases are not allowed, write the value out"


def read(text: str, path: str, limits: Limits) -> Document:
    """Return the document. Raises DocumentError."""
    builder = Builder(path, limits)
    parser = Parser(text)
    try:
        while True:
            event = parser.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                break
            _receive(event, builder)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
        raise builder.error(place, f"not valid YAML: {error.problem or error.context}") from None
    except yaml.reader.ReaderError as error:
        raise builder.error(_place(text, error.position), "a character that YAML does not allow") from None
    finally:
        parser.dispose()
    if not builder.values:
        raise builder.error(Mark(1, 1), "the file has no content")
    return builder.document()


def _receive(event: yaml.Event, builder: Builder) -> None:
    start: Any = event.start_mark
    mark = Mark(start.line + 1, start.column + 1)
    if isinstance(event, yaml.DocumentStartEvent):
        if builder.values:
            raise builder.error(mark, "a second document; one per file is allowed")
    elif isinstance(event, yaml.AliasEvent):
        raise builder.error(mark, f"alias {quoted(f'*{event.anchor}')}; {NO_ANCHORS}")
    elif isinstance(event, yaml.NodeEvent):
        if event.anchor is not None:
            raise builder.error(mark, f"anchor {quoted(f'&{event.anchor}')}; {NO_ANCHORS}")
        _receive_node(event, mark, builder)
    elif isinstance(event, yaml.CollectionEndEvent):
        builder.end()


def _receive_node(event: yaml.NodeEvent, mark: Mark, builder: Builder) -> None:
    if getattr(event, "tag", None) is not None:
        raise builder.error(mark, f"tag {quoted(str(event.tag))}; tags are not allowed")  # type: ignore[attr-defined]
    if isinstance(event, yaml.ScalarEvent):
        if not builder.wants_key:
            builder.scalar(_resolve(event, mark, builder), mark)
        elif _is_plain(event) and event.value == "<<":
            raise builder.error(mark, "merge key `<<`; write the keys out")
        else:
            builder.key(event.value, mark)
    elif builder.wants_key:
        raise builder.error(mark, "a mapping or sequence as a key; keys are text")
    else:
        builder.start({} if isinstance(event, yaml.MappingStartEvent) else [], mark)


def _resolve(event: yaml.ScalarEvent, mark: Mark, builder: Builder) -> str | int | float | bool | None:
    text: str = event.value
    if not _is_plain(event):
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        _check_length(text, mark, builder)
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if FLOAT.fullmatch(text):
        _check_length(text, mark, builder)
        number = float(text)
        if math.isinf(number):
            raise builder.error(mark, f"number {quoted(text)} is too large")
        return number
    return text


def _is_plain(event: yaml.ScalarEvent) -> bool:
    """Whether the text stands without quotes and not in a block."""
    return bool(event.implicit[0])


def _check_length(text: str, mark: Mark, builder: Builder) -> None:
    if len(text) > LONGEST_NUMBER:
        raise builder.error(mark, f"a number of more than {LONGEST_NUMBER} characters")


def _place(text: str, offset: int) -> Mark:
    before = text[:offset]
    return Mark(before.count("\n") + 1, offset - before.rfind("\n"))
