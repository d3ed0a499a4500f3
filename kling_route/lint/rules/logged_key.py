"""The API key reaches a log.

Logs are kept, shipped, searched and shared by more people and machines than may use the key. APIDot asks integrations
never to log keys: a line that is written once to find a fault stays in the collector for as long as that keeps lines.

The rule follows the key from the variable of the environment that says it, and from whatever a request to the API
carries as its key, through variables, containers, text and the project's own functions to anything that writes for
people or log collectors. Headers and an address that hold the key show it too. A helper that logs what it is given is
reported at the call that hands it the key.

## Bad

```python
token = os.environ["APIDOT_API_KEY"]
log.info("starting with key %s", token)
```

```typescript
const token = process.env.APIDOT_API_KEY;
console.log("starting", { token, task: taskId });
```

## Good

```python
token = os.environ.get("APIDOT_API_KEY")
log.info("key is %s", "set" if token else "missing")
```

```typescript
const token = process.env.APIDOT_API_KEY;
console.log("starting", { hasKey: Boolean(token), task: taskId });
```

## How to fix

Log whether the key is set. If a line must tell keys apart, log a hash, or 8 characters at most. A key that a log holds
already is known: revoke it in the dashboard.

## Limits

What an exception carries is not followed to where it is caught. A function whose name says that it masks, hashes or
redacts is believed.

## Options

`log-sinks` names functions of yours that log, `redactors` those that make a value harmless: what they return may be
logged.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evidence.privacy import KEY
from kling_route.lint.rules.base import Context, Draft, Rule, draft

HELP = "Log whether the key is set instead, and revoke a key that was logged."


def check(context: Context) -> Iterator[Draft]:
    """Report sinks that the key reaches."""
    for shown in context.shown:
        if shown.kind == "key":
            origin = (shown.origin, shown.what) if shown.origin is not None else None
            name = "" if shown.what == KEY else f": {shown.what}"
            yield draft(RULE, shown.place, f"The API key is logged{name}.", HELP, origin=origin)


RULE = Rule("logged-key", "error", "The API key reaches a log", check, __doc__, risk=7.5)
