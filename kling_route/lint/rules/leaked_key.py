"""A literal APIDot API key stands in a file.

A key in a repository is a key in every clone, fork, image and backup of it, for as long as they last. APIDot asks
integrations to keep keys in server-side environment variables or a secret manager, and out of public repositories.

Reported is a literal that is no placeholder and is

- assigned or keyed to a name that says an APIDot credential, in code, `.env`, YAML, JSON, TOML, shell, notebooks and
  Markdown;
- the fallback of reading such a name from the environment;
- the bearer token of a request to APIDot, directly or through variables and parameters;
- of the shape of an APIDot key, in a file that speaks of APIDot, unless its prefix or its name says another provider.

Comments and text are looked at too. Reports show at most the first four characters of a key.

## Bad

```python
API_KEY = os.environ.get("APIDOT_API_KEY", "9f2c41d7a6e84b0c")
```

```typescript
const apidotApiKey = process.env.APIDOT_API_KEY ?? "9f2c41d7a6e84b0c";
```

## Good

```python
API_KEY = os.environ["APIDOT_API_KEY"]
```

```typescript
const apidotApiKey = process.env.APIDOT_API_KEY;
if (!apidotApiKey) throw new Error("APIDOT_API_KEY is not set");
```

## How to fix

Revoke the key in the dashboard first: it is known from the moment it was committed. Then read the new one from the
environment.

## Limits

A placeholder, a masked value, a variable without a fallback, an empty string and a dummy word are no keys.

## Options

`per-file-ignores` accepts files that hold example keys on purpose, as tests do. A scan with `--baseline` accepts keys
that are known and revoked, and still reports new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.files import LoweredFile
from kling_route.lint.evidence.credentials import is_placeholder, says_credential, says_foreign
from kling_route.lint.evidence.mentions import Mention, bare, bearers, quoted, shaped
from kling_route.lint.evidence.spans import Spans
from kling_route.lint.rules.base import Context, Draft, Rule
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.values import Const

HELP = "Revoke this key in the APIDot dashboard, then read the new one from the environment on the server"
NOTHING = ir.Module((), (), ())
NO_SPANS = Spans()
PROSE = frozenset({"markdown", "text", "dockerfile", "makefile", "justfile", "dotenv", "yaml", "toml", "shell", "html"})
"""Languages in whose text an unquoted value is no expression."""


class Key(NamedTuple):
    """A key with its byte range in the file."""

    file: LoweredFile
    start: int
    end: int
    text: str
    how: str


def check(context: Context) -> Iterator[Draft]:
    """Report literal keys, each once."""
    taken: dict[str, Spans] = {}
    foreign = _foreign(context)
    for key in (*_followed(context), *_written(context)):
        begin, finish = key.file.fragment.file_offset(key.start), key.file.fragment.file_offset(key.end)
        known = taken.setdefault(key.file.path, Spans())
        if known.meets(begin, finish) or foreign.get(key.file.path, NO_SPANS).meets(begin, finish):
            continue
        known.add(begin, finish)
        message = f"A literal APIDot API key {key.how}: {key.text[:4]}…"
        advice = _advice(context, key.file.language)
        yield Draft(RULE.id, RULE.severity, key.file, key.start, key.end, message, advice, None, (key.text,))


def _advice(context: Context, language: str) -> str:
    """What to do about a key, with what to write in its place."""
    line = context.ecosystems.exposure.environment_reads.get(language)
    return f"{HELP}: {line.replace('NAME', context.catalogue.keys.variables[0])}" if line else f"{HELP}."


def _followed(context: Context) -> Iterator[Key]:
    """Keys that evaluation met as constants."""
    evaluation, catalogue = context.evaluation, context.catalogue
    for fallback in evaluation.fallbacks:
        if says_credential((fallback.variable,), catalogue):
            yield from _key(context, fallback.constant, f"is the fallback for {fallback.variable}")
    for named in evaluation.named:
        if says_credential(named.names, catalogue):
            yield from _key(context, named.constant, "is written here")
    for sent in evaluation.credentials:
        yield from _key(context, sent.constant, "is sent with a request")


def _key(context: Context, constant: Const, how: str) -> Iterator[Key]:
    value, place = constant.value, constant.place
    if not isinstance(value, str) or place.start < 0:
        return
    token = value.split()[-1] if value.lower().startswith(_schemes(context)) else value
    if not is_placeholder(token, context.catalogue):
        yield Key(place.file, place.start, place.end, token, how)


def _schemes(context: Context) -> tuple[str, ...]:
    return tuple(f"{auth.scheme.lower()} " for auth in context.catalogue.auth.values() if auth.scheme)


def _foreign(context: Context) -> dict[str, Spans]:
    """The ranges of constants whose names say another provider."""
    found: dict[str, Spans] = {}
    for named in context.evaluation.named:
        if says_foreign(named.names, context.catalogue):
            fragment, place = named.constant.place.file.fragment, named.constant.place
            spans = found.setdefault(place.file.path, Spans())
            spans.add(fragment.file_offset(place.start), fragment.file_offset(place.end))
    return found


def _written(context: Context) -> Iterator[Key]:
    """Keys in the text of files, comments and strings included."""
    catalogue = context.catalogue
    for source in context.sources:
        text = source.data.decode("utf-8", "replace")
        file = LoweredFile(source.path, source.fragment, NOTHING, source.language, source.report)
        found: list[Mention] = [*shaped(text, catalogue), *quoted(text, catalogue), *bearers(text, catalogue)]
        if source.language in PROSE:
            found += bare(text, catalogue)
        else:
            found += _in_comments(text, context)
        offset = _byte_offsets(text)
        for mention in found:
            yield Key(file, offset(mention.start), offset(mention.end), mention.key, "is written here")


def _in_comments(text: str, context: Context) -> Iterator[Mention]:
    for line_start, line in _comment_lines(text):
        for mention in bare(line, context.catalogue):
            yield Mention(line_start + mention.start, line_start + mention.end, mention.key)


def _comment_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are comments as a whole, in any syntax."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith(("#", "//", "*", "/*", "--", "<!--", ";")):
            yield start, line
        start += len(line)


def _byte_offsets(text: str) -> Callable[[int], int]:
    if text.isascii():
        return lambda index: index
    known = (0, 0)

    def offset(index: int) -> int:
        nonlocal known
        start, before = known if known[0] <= index else (0, 0)
        known = (index, before + len(text[start:index].encode("utf-8")))
        return known[1]

    return offset


RULE = Rule("leaked-key", "error", "A literal APIDot API key", check, __doc__, risk=9.1)
