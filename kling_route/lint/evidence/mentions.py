"""Looks for keys in text that is not followed as code: prose, comments, strings, formats without a grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kling_route.api import Catalogue
from kling_route.lint.evidence.credentials import is_placeholder, is_shaped, says_credential, says_foreign
from kling_route.tuples import NamedTuple

NAME = r"[A-Za-z_][A-Za-z0-9_.-]{0,80}+"
BARE = r"[A-Za-z0-9_\-+/=.~]{8,200}"
QUOTED = re.compile(
    rf"""({NAME})\\?["'`]?\]?\s{{0,3}}(?::\s?(?:str|string)\s{{0,2}})?"""  # a name, its closing quote, a type
    r"""(?::=|=>|[:=])\s{0,3}\\?(["'`])([^"'`\s\\]{6,200})\\?\2"""  # an assignment, a quoted value
)
ASSIGNED = re.compile(rf"""({NAME})\s{{0,3}}(?:[?:]?=|:\s)\s{{0,3}}["'`]?(?=({BARE}))""")  # a value may be a name
BEARER = re.compile(rf"""[Bb]earer\s{{1,3}}({BARE})""")
DEFAULT = re.compile(rf"""\$\{{({NAME}):?[-=]({BARE})\}}""")
ENTRY = re.compile(rf"""(["'`])({NAME})=({BARE})\1""")
INSTRUCTION = re.compile(rf"""(?m)^\s{{0,40}}(?:ENV|ARG)\s{{1,9}}({NAME})\s{{1,9}}({BARE})""")
PAIR = re.compile(rf"""\b(?:key|name)=["']({NAME})["']\s{{1,9}}value=["']({BARE})["']""")
ELEMENT = re.compile(rf"""\bname=["']({NAME})["'][^<>\n]{{0,80}}>({BARE})</""")
VARIABLE = re.compile(
    rf"""\bvariable\s{{1,3}}"({NAME})"\s{{0,3}}\{{"""  # Terraform
    rf"""[^{{}}]{{0,400}}?\bdefault\s{{0,9}}=\s{{0,3}}"({BARE})["]"""
)
PLAIN = (
    (DEFAULT, "${"),
    (INSTRUCTION, "ENV"),
    (INSTRUCTION, "ARG"),
    (PAIR, "value="),
    (ELEMENT, "</"),
    (VARIABLE, "default"),
)
"""What plain formats write around a name (group 1) and its value (group 2), if they do not start with the name; with
what must stand in a text of that form.
"""
SECTION = re.compile(rf"""(?m)^[ \t]*\[({NAME})\][ \t]*$""")
ENTRY_OF_SECTION = re.compile(rf"""(?m)^[ \t]*({NAME})[ \t]*[=:][ \t]*["']?({BARE})["']?[ \t]*$""")
HOST = re.compile(r"https?://[A-Za-z0-9.-]{3,100}")
VALUE_FOLLOWS = r"""(?=[A-Za-z0-9_.-]{0,80}\\?["'`]?\]?\s{0,3}[?:=])"""
"""Stands behind a part of a name that is given a value."""
NAME_BEFORE = re.compile(rf"{NAME}\Z")
"""The part of a name that stands before something."""
LONGEST = 81
"""Characters of a name."""
NEAR = 600
"""Characters around a key in which the address that it is sent to is looked for, and what names it."""
BEFORE, REACH = 160, 800
"""Characters before and after the API's name in which the value stands that is assigned to it."""


class Mention(NamedTuple):
    """A key in a text: character offsets and the key."""

    start: int
    end: int
    key: str


def shaped(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    """Texts of the key's shape, unless what stands before them on the line says another provider."""
    for match in re.finditer(catalogue.keys.shape, text):
        near = max(match.start() - NEAR, 0)
        line = text[max(text.rfind("\n", near, match.start()) + 1, near) : match.start()]
        name = re.findall(NAME, line)[-3:]
        if is_shaped(match[0], catalogue) and not says_foreign(name, catalogue):
            yield Mention(match.start(), match.end(), match[0])


def quoted(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    """Quoted values that are assigned or keyed to a name that says a credential of the API."""
    for match in _from_name(QUOTED, text, catalogue):
        if _names_key(match[1], catalogue) and not is_placeholder(match[3], catalogue):
            yield Mention(match.start(3), match.end(3), match[3])
    for match in _near_name(ENTRY, text, catalogue):
        value = match[3]
        if _names_key(match[2], catalogue) and _is_token(value) and not is_placeholder(value, catalogue):
            yield Mention(match.start(3), match.end(3), value)


def bare(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    """Values without quotes, where no expression can stand: in comments, prose and plain formats."""
    if next(_names(text, catalogue), None) is None:
        return
    forms = dict.fromkeys(form for form, sign in PLAIN if sign in text)
    around = (_near_name(form, text, catalogue) for form in forms)
    for match in chain(_from_name(ASSIGNED, text, catalogue), *around):
        value = match[2]
        if _names_key(match[1], catalogue) and _is_token(value) and not is_placeholder(value, catalogue):
            yield Mention(match.start(2), match.end(2), value)
    yield from _in_sections(text, catalogue)


def _in_sections(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    """`[section]` with `name = value` lines below it."""
    sections = list(SECTION.finditer(text))
    ends = [section.start() for section in sections[1:]] + [len(text)]
    for section, end in zip(sections, ends, strict=False):
        if catalogue.mention not in section[1].lower():
            continue
        for match in ENTRY_OF_SECTION.finditer(text, section.end(), end):
            value = match[2]
            named = says_credential((section[1], match[1]), catalogue)
            if named and _is_token(value) and not is_placeholder(value, catalogue):
                yield Mention(match.start(2), match.end(2), value)


def bearers(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    """Bearer tokens written beside an address of the API."""
    for match in BEARER.finditer(text):
        value = match[1].rstrip(".,")
        if _is_token(value) and not is_placeholder(value, catalogue) and _to_api(text, match.start(), catalogue):
            yield Mention(match.start(1), match.start(1) + len(value), value)


def _near_name(form: re.Pattern[str], text: str, catalogue: Catalogue) -> Iterator[re.Match[str]]:
    """Matches of `form` around the API's name: nothing else names a key of it, and looking there alone is fast."""
    start = end = 0
    for hit in _names(text, catalogue):
        if hit.start() - BEFORE > end:
            yield from form.finditer(text, start, end)
            start = max(text.rfind("\n", 0, hit.start() - BEFORE) + 1, hit.start() - 2 * BEFORE)
        end = hit.end() + REACH
    yield from form.finditer(text, start, end)


def _from_name(form: re.Pattern[str], text: str, catalogue: Catalogue) -> Iterator[re.Match[str]]:
    """Matches of a `form` that starts with a name, where that has the API's name in it."""
    end = 0
    for hit in _names(text, catalogue, VALUE_FOLLOWS):
        if hit.start() < end:
            continue
        before = NAME_BEFORE.search(text, max(hit.start() - LONGEST, end), hit.start())
        match = form.match(text, before.start() if before else hit.start())
        if match:
            yield match
            end = match.end()


def _names(text: str, catalogue: Catalogue, then: str = "") -> Iterator[re.Match[str]]:
    """Where the API's name stands in a text, in any spelling that a name may have, and what must follow follows."""
    return re.finditer("[-_.]*".join(catalogue.mention) + then, text, re.IGNORECASE)


def _names_key(name: str, catalogue: Catalogue) -> bool:
    return says_credential(name.strip(".-").split("."), catalogue)


def _is_token(value: str) -> bool:
    """Whether a bare value can be a key and no expression: `settings.key` is none."""
    return any(character.isdigit() for character in value) and not re.search(r"[A-Za-z_]\.[A-Za-z_]", value)


def _to_api(text: str, at: int, catalogue: Catalogue) -> bool:
    around = text[max(at - NEAR, 0) : at + NEAR]
    middle = min(at, NEAR)
    hosts = [(abs(match.start() - middle), match[0].lower()) for match in HOST.finditer(around)]
    if not hosts:
        return False
    nearest = min(hosts)[1]
    return any(nearest == base.lower() for base in catalogue.bases)
