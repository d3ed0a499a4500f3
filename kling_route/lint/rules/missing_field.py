"""A request body lacks a field that its schema requires.

Such a request is refused, and refused again each time it is retried unchanged.

The rule reads every mapping that becomes the body of a request to the API, and reports one that is known in full and
has no field of a name that the schema requires, for the endpoint or for the model. It is an error where a documented
source lists the fields in full, else a warning that names the date of the catalogue.

## Bad

```python
payload = {"model": "kling-o1-image-edit", "input": {"image_urls": [source]}}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model, callback_url: callback }),
});
await store((await sent.json()).data.task_id);
```

## Good

```python
payload = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [source]}}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model, callback_url: callback, input: { prompt, image_urls: [source] } }),
});
await store((await sent.json()).data.task_id);
```

## How to fix

Give the field that the message names.

## Limits

A mapping with a spread or a key that is not known is not judged, and neither is one to which a field of this name is
added on any path. A field whose misspelling is reported as an invented field is not reported as missing.

## Options

`api-schemas` names schemas of your own, with what you read in the live documentation: they add to the catalogue and
correct it. `severity` sets one severity for all findings of the rule, however sure the catalogue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evidence.certainty import place_of, severity
from kling_route.lint.evidence.literals import beside
from kling_route.lint.rules.base import Context, Draft, Rule, draft

if TYPE_CHECKING:
    from kling_route.lint.evaluate.events import Lacking
    from kling_route.lint.evaluate.values import Record, Request


def check(context: Context) -> Iterator[Draft]:
    """Report objects in request bodies that lack a required field."""
    seen: set[tuple[str, int, str]] = set()
    replaced = _replaced(context)
    for lacking in context.evaluation.lacking:
        place = lacking.record.place
        key = (place.file.path, place.file.fragment.file_offset(place.start), lacking.name)
        if key in seen or not _is_complete(context, lacking) or _path(lacking) in replaced.get(lacking.request, ()):
            continue
        seen.add(key)
        level = severity(lacking.schemas)
        told = "" if level == "error" else f", by the catalogue of {context.catalogue.date}"
        message = f"{place_of(lacking.schemas[0]).capitalize()} lacks `{lacking.name}`, which is required{told}."
        known = lacking.schemas[0].property(lacking.name)
        opening = place._replace(end=min(place.start + 1, place.end))
        origin = (lacking.request.place, "the request")
        description = known.description if known else ""
        help_text = f"Add `{lacking.name}`. {description}".rstrip()
        yield draft(RULE, opening, message, help_text, level, origin)


def _path(lacking: Lacking) -> str:
    above = lacking.schemas[0].path
    return f"{above}.{lacking.name}" if above else lacking.name


def _is_complete(context: Context, lacking: Lacking) -> bool:
    """Whether the object was known in full, to the end: what is filled in elsewhere may be filled in before."""
    record = lacking.record
    if record.open or lacking.name in record.fields:
        return False
    return bool(record.fields) or _is_written_empty(context, record)


def _is_written_empty(context: Context, record: Record) -> bool:
    """Whether an empty object is written as the value of a field, and not as a start."""
    return any(beside(given.key, record.place) for given in context.evaluation.given if record in given.value)


def _replaced(context: Context) -> dict[Request, set[str]]:
    """The places of fields that others, which are reported as invented, probably stand for, with all above them."""
    found: dict[Request, set[str]] = {}
    for sent in context.evaluation.sent:
        parts = (sent.schemas[0].suggest(sent.name) or "").split(".")
        found.setdefault(sent.request, set()).update(".".join(parts[: index + 1]) for index in range(len(parts)))
    return found


RULE = Rule("missing-field", "error", "A request body lacks a field that its schema requires", check, __doc__)
