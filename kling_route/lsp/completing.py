"""What may be written at a place: documented fields, statuses, model ids and other values.

A word that the API does not know stands in for what is about to be written; what evaluation then says of the word tells
what belongs there. Unfinished code is tried with the marks that it most likely lacks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import CompletionItem, CompletionItemKind, MarkupContent, MarkupKind, Position, Range, TextEdit

from kling_route.lint.evaluate.events import PropertyAt, ValueAt
from kling_route.lint.languages import language_of
from kling_route.lsp import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kling_route.api import Catalogue, Schema
    from kling_route.lint.evidence.describing import Described
    from kling_route.lsp.checking import Checker
    from kling_route.lsp.files import File
    from kling_route.lsp.positions import Text

STAND_IN = "klingroutestandin"

TRIGGERS = ('"', "'", "`", ".")
"""Characters after which an editor asks by itself."""

_OPENED = re.compile(r"(\\?[\"'`])([^\"'`\\]*)\Z")
_NAME_BEFORE, _NAME_AFTER = re.compile(r"(?<![\w$])[\w$]*\Z"), re.compile(r"[\w$]*")
_STRING_AFTER = re.compile(r"[\w.:/ -]*")
_MEMBER = re.compile(r"(?:\.|->|::)\Z")
_KEY_FOLLOWS = re.compile(r"\s*(?::|=>)")
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_ARROWS = frozenset(("php", "ruby"))
"""Languages that put an arrow between a key and its value."""


class Spot(NamedTuple):
    """The part of a line that a proposal takes the place of, in code points of the text, and what stands around it.

    `quote` opens the string that it is in ("": none), `closed` if that ends behind it. `member`: it follows a dot.
    `keyed`: a value follows. `lacking` closes the brackets that a line leaves open at its end.
    """

    start: int
    end: int
    quote: str
    closed: bool
    member: bool
    keyed: bool
    lacking: str


class Proposal(NamedTuple):
    """A name or a value that may be written. `bare`: it is no text."""

    name: str
    kind: CompletionItemKind
    detail: str
    help: str
    required: bool = False
    bare: bool = False


def complete(
    checker: Checker, files: Mapping[str, File], path: str, uri: str, position: Position, markup: MarkupKind
) -> list[CompletionItem]:
    """What may be written at a position."""
    text = files[path].texts[uri]
    spot = _spot(text, position)
    span = Range(text.position(spot.start), text.position(spot.end))
    for written, quote in _trials(spot, language_of(path, b"") or ""):
        end = spot.end + len(spot.quote) * spot.closed
        tried = files[path].edited(uri, text.edited(spot.start, end, written))
        described = checker.check({**files, path: tried}).described
        found = {made.name: made for one in described for made in _proposals(one)}
        wanted = [made for made in found.values() if not (made.bare and spot.quote)]
        if wanted:
            return [_item(made, quote, span, markup) for made in wanted]
    return []


def _spot(text: Text, position: Position) -> Spot:
    line = text.line(position.line)
    start = text.offset(Position(position.line, 0))
    column = text.offset(position) - start
    before, after = line[:column], line[column:]
    opened = _OPENED.search(before)
    quote = opened[1] if opened is not None and before.count(opened[1]) % 2 else ""
    left = len(opened[2]) if opened is not None and quote else _length(_NAME_BEFORE.search(before))
    right = _length(_STRING_AFTER.match(after)) if quote else 0
    closed = bool(quote) and after.startswith(quote, right)
    if not closed:
        right = _length(_NAME_AFTER.match(after))
    return Spot(
        start + column - left,
        start + column + right,
        quote,
        closed,
        not quote and _MEMBER.search(before[: column - left]) is not None,
        closed and _KEY_FOLLOWS.match(after, right + len(quote)) is not None,
        "" if after[right:].strip() else _closing(before[: column - left - len(quote)]),
    )


def _length(found: re.Match[str] | None) -> int:
    return len(found[0]) if found is not None else 0


def _closing(code: str) -> str:
    """The brackets that close those which a piece of a line leaves open."""
    opened: list[str] = []
    for char in _LITERAL.sub("", code):
        if char in _BRACKETS:
            opened.append(_BRACKETS[char])
        elif opened and char == opened[-1]:
            opened.pop()
    return "".join(reversed(opened))


def _trials(spot: Spot, language: str) -> Iterator[tuple[str, str]]:
    """Ways to go on: what to try in place of the spot and the end of its string, and the quote to put around a name."""
    value = " => 0" if language in _ARROWS else ": 0"
    if spot.quote:
        made = [(f"{STAND_IN}{spot.quote}{end}", "") for end in (("",) if spot.keyed else ("", value))]
    else:
        quoted = [] if spot.member else [(f'"{STAND_IN}"{end}', '"') for end in ("", value)]
        made = [(STAND_IN, ""), *quoted]
    yield from made
    if spot.lacking:
        yield from ((written + spot.lacking, quote) for written, quote in made)


def _proposals(one: Described) -> Iterator[Proposal]:
    event, catalogue = one.event, one.catalogue
    if isinstance(event, PropertyAt) and event.name == STAND_IN:
        beside = event.record.fields if event.record is not None else {}
        for owner in event.owners:
            for name in owner.properties:
                if name not in beside:
                    yield _property(owner, name, catalogue)
    elif isinstance(event, ValueAt) and event.value == STAND_IN:
        for schema in event.schemas:
            yield from _values(schema, catalogue)


def _property(owner: Schema, name: str, catalogue: Catalogue) -> Proposal:
    help_text = wording.property_text(owner, name, catalogue)
    return Proposal(name, CompletionItemKind.Field, owner.title, help_text, name in owner.required)


def _values(schema: Schema, catalogue: Catalogue) -> Iterator[Proposal]:
    values: Iterable[object] = catalogue.models if schema.names_model else schema.enum
    for value in values:
        text = wording.value_text(schema, value, catalogue)
        written = value if isinstance(value, str) else json.dumps(value)
        yield Proposal(written, CompletionItemKind.EnumMember, schema.path, text, bare=written is not value)


def _item(made: Proposal, quote: str, span: Range, markup: MarkupKind) -> CompletionItem:
    return CompletionItem(
        made.name,
        kind=made.kind,
        detail=made.detail,
        documentation=MarkupContent(markup, made.help),
        sort_text=f"{int(not made.required)}{made.name}",
        text_edit=TextEdit(span, made.name if made.bare else f"{quote}{made.name}{quote}"),
        filter_text=made.name,
    )
