"""The API key can be read by a browser or an app bundle.

Whatever is sent to a browser is public: everybody who opens the page can read the key from the script, the request or
the store, and spend the account's credits. APIDot asks integrations to keep keys on the server.

Reported is

- a variable that says an APIDot key and begins with a public build prefix (`NEXT_PUBLIC_`, `VITE_`, `REACT_APP_`,
  `EXPO_PUBLIC_`, `NUXT_PUBLIC_`, `GATSBY_`, `PUBLIC_` …), where it is read or defined: in code, `.env`, compose and
  Docker files, CI, and whatever a build's configuration writes into its code (`define`);
- a request that carries the key from code that runs in a browser: `"use client"`, a script in a page or a component,
  code that uses `window`, `document` or the browser's stores;
- the key written to `localStorage`, `sessionStorage` or a cookie, or read there.

There is one report for each file and key, at the first such line.

## Bad

```python
response = make_response(redirect("/studio"))
response.set_cookie("apidot_api_key", os.environ["APIDOT_API_KEY"])
```

```typescript
const key = import.meta.env.VITE_APIDOT_API_KEY;
const answer = await fetch(`${BASE}/api/generate/status/${taskId}`, { headers: { Authorization: `Bearer ${key}` } });
```

## Good

```python
response = make_response(redirect("/studio"))
response.set_cookie("session", session_id)
```

```typescript
const answer = await fetch(`/studio/tasks/${taskId}`);
```

## How to fix

Let your own server send the request: the browser asks the server, and only the server has the key, in a variable
without a public prefix. Revoke a key that was published.

## Limits

A module that runs in a browser only because another one imports it is known to where that one says `"use client"`. A
framework's own way to mark code for the browser is known for the frameworks above only.

## Options

`per-file-ignores` accepts a tool that only ever runs on its developer's machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kling_route.lint import ir
from kling_route.lint.evaluate.events import Carried, Stored
from kling_route.lint.evaluate.files import LoweredFile
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import Const, Opaque, Place
from kling_route.lint.evidence.browser import Seen, bundled, declared, inlined, is_public, named, runs_in_browser, says
from kling_route.lint.evidence.credentials import is_placeholder, says_credential
from kling_route.lint.evidence.privacy import key_origin, kind_of
from kling_route.lint.rules.base import Context, Draft, Rule, draft
from kling_route.tuples import NamedTuple

HELP = "Keep the key on the server: let the browser ask a route of your own that adds it."
NOTHING = ir.Module((), (), ())


class Exposed(NamedTuple):
    """A key is exposed at a place; `key` is its variable, "" where it has none, `origin` where that comes from."""

    place: Place
    key: str
    how: str
    secrets: tuple[str, ...] = ()
    origin: tuple[Place, str] | None = None


def check(context: Context) -> Iterator[Draft]:
    """Report the first place of each file at which a key is exposed."""
    by_file: dict[str, list[Exposed]] = {}
    for exposed in (*_named(context), *_written(context), *_stored(context), *_carried(context)):
        by_file.setdefault(exposed.place.file.path, []).append(exposed)
    for found in by_file.values():
        names = {exposed.key for exposed in found if exposed.key}
        only = names.pop() if len(names) == 1 else ""
        first: dict[str, Exposed] = {}
        for exposed in found:
            key = exposed.key or only
            if key not in first or _offset(exposed.place) < _offset(first[key].place):
                first[key] = exposed
        for exposed in first.values():
            message = f"A browser can read the API key: {exposed.how}."
            yield draft(RULE, exposed.place, message, HELP, origin=exposed.origin, secrets=exposed.secrets)


def _offset(place: Place) -> int:
    return place.file.fragment.file_offset(place.start)


def _named(context: Context) -> Iterator[Exposed]:
    """Variables with a public name, and what a build writes into its code."""
    tables = context.ecosystems.exposure
    for file in context.evaluation.files:
        for seen in named(file, context.ecosystems) if says(file.fragment, tables.public_prefixes) else ():
            if is_public(seen.name, context.catalogue, tables):
                yield Exposed(Place(file, seen.start, seen.end), seen.name, f"a build publishes {seen.name}")
        for seen in inlined(file, context.catalogue, tables):
            yield Exposed(Place(file, seen.start, seen.end), seen.name, f"the build writes {seen.name} into its code")


def _written(context: Context) -> Iterator[Exposed]:
    """Variables with a public name in formats that are not read as code."""
    for source in context.sources:
        if source.fragments or not says(source.fragment, context.ecosystems.exposure.public_prefixes):
            continue
        text = source.data.decode("utf-8", "replace")
        file = LoweredFile(source.path, source.fragment, NOTHING, source.language, source.report)
        for seen in declared(text):
            if is_public(seen.name, context.catalogue, context.ecosystems.exposure):
                start, end = (len(text[:index].encode("utf-8")) for index in (seen.start, seen.end))
                yield Exposed(Place(file, start, end), seen.name, f"a build publishes {seen.name}")


def _stored(context: Context) -> Iterator[Exposed]:
    """Keys that are written to a store of the browser."""
    for stored in context.evaluation.stored:
        if _is_key(context, stored):
            origin = key_origin(stored.value, stored.place, context.evaluation, context.catalogue)
            yield Exposed(stored.place, _variable(context, stored), "it is kept in a store of the browser", (), origin)


def _is_key(context: Context, stored: Stored) -> bool:
    shown = [leaf.alternative for leaf in leaves([stored.value])]
    if any(kind_of(item, context.evaluation, context.catalogue) == "key" for item in shown):
        return True
    empty = bool(shown) and all(isinstance(item, Const) and not item.value for item in shown)
    return not empty and says_credential((stored.name,), context.catalogue)


def _variable(context: Context, stored: Stored) -> str:
    for leaf in leaves([stored.value]):
        item = leaf.alternative
        if isinstance(item, Opaque) and kind_of(item, context.evaluation, context.catalogue) == "key":
            return item.environment
    return ""


def _carried(context: Context) -> Iterator[Exposed]:
    """Keys that code sends which runs in a browser."""
    known: dict[int, list[Seen] | None] = {}
    evaluation, tables = context.evaluation, context.ecosystems.exposure
    brought = bundled(evaluation.files, evaluation.imported, tables)
    for carried in context.evaluation.carried:
        file = carried.request.place.file
        if id(file) not in known:
            runs = file.path in brought or runs_in_browser(file, tables)
            known[id(file)] = list(named(file, context.ecosystems)) if runs else None
        names = known[id(file)]
        if names is not None:
            yield from _sent(context, carried, names)


def _sent(context: Context, carried: Carried, names: Sequence[Seen]) -> Iterator[Exposed]:
    item, place = carried.alternative, carried.request.place
    how, key = "code that it runs sends the key", ""
    secrets: tuple[str, ...] = ()
    if isinstance(item, Const):
        token = str(item.value).split()[-1:] or [""]
        if is_placeholder(token[0], context.catalogue):
            return
        place, secrets = item.place if item.place.file.path == place.file.path else place, (token[0],)
    elif isinstance(item, Opaque) and item.environment:
        read = [seen for seen in names if seen.name == item.environment]
        place, key = _first(read, place), item.environment
    else:
        header = carried.header
        earlier = header is not None and header.file is place.file and header.start < place.start
        place = header if header is not None and earlier else place
    yield Exposed(place, key, how, secrets, key_origin((item,), place, context.evaluation, context.catalogue))


def _first(seen: list[Seen], place: Place) -> Place:
    found = min(seen, key=lambda one: one.start, default=None)
    return place if found is None or found.start > place.end else Place(place.file, found.start, found.end)


RULE = Rule(
    "client-side-key", "error", "The API key can be read by a browser or an app bundle", check, __doc__, risk=9.1
)
