"""The API key stands in a URL.

A URL is written down where a header is not: in access logs of servers and proxies, in traces, in a browser's history,
in error messages of HTTP clients, in whatever is pasted when somebody asks for help. APIDot reads the key from a
header; a key in the query or before the host may be ignored, and is exposed all the same.

The rule looks at addresses as they are put together, and at the mappings that become a query: a key as the value of a
field, and a key as user info. In an address of APIDot a field that says a key is enough.

## Bad

```python
url = f"{BASE}/api/generate/status/{task_id}?api_key={os.environ['APIDOT_API_KEY']}"
answer = requests.get(url, timeout=30).json()
```

```typescript
const query = new URLSearchParams({ key: process.env.APIDOT_API_KEY! });
const answer = await fetch(`${BASE}/api/generate/status/${taskId}?${query}`);
```

## Good

```python
url = f"{BASE}/api/generate/status/{task_id}"
answer = requests.get(url, headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}, timeout=30).json()
```

```typescript
const answer = await fetch(`${BASE}/api/generate/status/${taskId}`, {
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
});
```

## How to fix

Send the key in the `Authorization` header, after `Bearer`. Revoke a key that was sent in a URL: it stands in logs now.

## Limits

A query that is put together by a library that the linter does not know is not followed. A key as a segment of a path
is not looked for.

## Options

`severity` makes the finding an error: `severity = { key-in-url = "error" }`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evidence.addresses import keys_in_addresses
from kling_route.lint.rules.base import Context, Draft, Rule, draft


def check(context: Context) -> Iterator[Draft]:
    """Report addresses that have the key in them."""
    auth = next(iter(context.catalogue.auth.values()))
    help_text = f"Send the key in the header `{auth.header}: {auth.scheme} …`."
    seen: set[tuple[str, int]] = set()
    for found in keys_in_addresses(context.evaluation, context.catalogue):
        file = found.place.file
        key = (file.path, file.fragment.position(found.place.start).line)
        if found.place.start < 0 or key in seen:
            continue
        seen.add(key)
        where = f"as the value of `{found.field}`" if found.field else "as user info"
        secrets = (found.secret,) if found.secret else ()
        message = f"The API key stands in a URL, {where}."
        yield draft(RULE, found.place, message, help_text, origin=found.origin, secrets=secrets)


RULE = Rule("key-in-url", "warning", "The API key stands in a URL", check, __doc__, risk=7.0)
