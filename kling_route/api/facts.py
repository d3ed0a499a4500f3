"""Facts about the API other than bodies: addresses, headers, models, variables, keys."""

from __future__ import annotations

from kling_route.api.schema import Schema
from kling_route.tuples import NamedTuple


class Fact(NamedTuple):
    """Who states something, where in the sources it stands ("" if nowhere in particular), and how sure it is."""

    source: tuple[str, ...]
    source_place: str
    grade: str


class Auth(NamedTuple):
    """How a request carries the key: in `header`, after `scheme` and a space if there is one."""

    id: str
    header: str
    scheme: str
    description: str
    source: tuple[str, ...]
    source_place: str
    grade: str


class Endpoint(NamedTuple):
    """One address, or with `prefix` everything below it. `auth` is "" where no source states how the key is carried."""

    id: str
    title: str
    description: str
    method: str
    path: str
    query: tuple[str, ...]
    takes: Schema | None
    answers: Schema | None
    auth: str
    content_type: str
    source: tuple[str, ...]
    source_place: str
    grade: str
    documented: bool
    prefix: bool


class Model(NamedTuple):
    """One model id. `input` is None where no fields are described; `endpoints` are ids of endpoints."""

    id: str
    family: str
    endpoints: tuple[str, ...]
    input: Schema | None
    source: tuple[str, ...]
    source_place: str
    grade: str


class Variable(NamedTuple):
    """An environment variable. `holds` is "key", "base", "callback" or "tasks"; `private` is as in a schema."""

    name: str
    holds: str
    private: str
    description: str
    source: tuple[str, ...]
    source_place: str
    grade: str


class KeyFacts(NamedTuple):
    """How a key looks, and what looks like one and is none."""

    variables: tuple[str, ...]
    """Environment variables that hold a key."""
    shape: str
    """A regular expression."""
    placeholders: tuple[str, ...]
    """What official text shows instead of a key."""
    words: tuple[str, ...]
    """Words of a name that say that it holds a credential."""
    qualifiers: tuple[str, ...]
    """Words that may follow those in a name."""
    dummies: tuple[str, ...]
    """Words that make a value a dummy."""
    foreign_prefixes: tuple[str, ...]
    """How other providers' keys of the same shape begin."""
    foreign_names: tuple[str, ...]
    """Words of a name that say that its key is another provider's."""
