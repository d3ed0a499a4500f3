"""Code requests an address of the API that the catalogue does not name.

An address that is not documented may never have existed, or may change or vanish without notice. Examples of other
APIs look alike.

The rule joins each requested address from its constants, and compares what stands below the API's base address with
the endpoints that sources name. Uploads and balances that public code asks for, but no source documents, are reported
too. The list of endpoints is not stated in full by any source: the finding is a warning that names the date of the
catalogue.

## Bad

```python
answer = requests.get(f"{BASE}/api/generate/task/{task_id}", headers=headers).json()
```

```typescript
const credits = await fetch(`${BASE}/api/user/credits`, { headers });
```

## Good

```python
answer = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers).json()
```

```typescript
const status = await fetch(`${BASE}/api/generate/status/${taskId}`, { headers });
```

## How to fix

Request the address that the documentation names.

## Limits

An address of which the base is not known, or which some unknown part could make an endpoint's, is not judged. Neither
is the beginning of an endpoint's address: that is a base address.

## Options

`api-schemas` names schemas of your own, with what you read in the live documentation: they add to the catalogue and
correct it. `severity` sets one severity for all findings of the rule, however sure the catalogue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from kling_route.lint.evaluate.events import Requested
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import Const, Place
from kling_route.lint.rules.base import Context, Draft, Rule, draft


def check(context: Context) -> Iterator[Draft]:
    """Report requests to addresses that are no documented endpoints."""
    seen: set[tuple[str, int]] = set()
    for requested in context.evaluation.requested:
        place = _literal(context, requested) or requested.place
        key = (place.file.path, place.file.fragment.file_offset(place.start))
        if key in seen:
            continue
        seen.add(key)
        path = requested.path.partition("?")[0].replace("{}", "…")
        told = f"is not in the catalogue of {context.catalogue.date}"
        if requested.endpoint is not None:
            told = f"is {requested.endpoint.title} that no source documents; it {told}"
        known = [endpoint.path for endpoint in context.catalogue.endpoints if endpoint.documented]
        near = get_close_matches(path, known, 1)
        help_text = f"Did you mean `{near[0]}`?" if near else "Request an address that the documentation names."
        yield draft(RULE, place, f"`{path}` {told}.", help_text, "warning", (requested.place, "the request"))


def _literal(context: Context, requested: Requested) -> Place | None:
    """The literal in which the address leaves what is documented, else that with most of the path."""
    pieces: list[tuple[str, Place]] = []
    for value in (requested.url, requested.base):
        for leaf in leaves([value]):
            item = leaf.alternative
            if isinstance(item, Const) and isinstance(item.value, str):
                text = _below_base(context, item.value.partition("?")[0])
                if text and text in requested.path.partition("?")[0]:
                    pieces.append((text, item.place))
    astray = _astray(context, requested.path)
    pieces.sort(key=lambda piece: (astray in piece[0].split("/"), len(piece[0])), reverse=True)
    return pieces[0][1] if pieces else None


def _astray(context: Context, path: str) -> str:
    """The first part of a path that no documented one has there."""
    known = [endpoint.path + "/" for endpoint in context.catalogue.endpoints if endpoint.documented]
    parts = path.partition("?")[0].strip("/").split("/")
    for count in range(1, len(parts) + 1):
        beginning = "/" + "/".join(parts[:count]) + "/"
        if not any(address.startswith(beginning) for address in known):
            return parts[count - 1]
    return parts[-1]


def _below_base(context: Context, text: str) -> str:
    """What a piece of an address says of the path."""
    below = context.catalogue.path_of(text)
    return (text if below is None and "://" not in text else below or "").strip("/")


RULE = Rule("invented-endpoint", "error", "A requested address is not in the catalogue", check, __doc__)
