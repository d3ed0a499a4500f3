"""A field of a request body holds a literal that its schema does not allow.

A value of the wrong type, outside the enumeration or outside the range is refused, or replaced without a word by a
default. Values differ between model families: one model's `2K` is another's `1080p`.

The rule looks at every literal that reaches a field which the schema names: written beside it, in a variable, as a
default or an argument, an element of a list. It is an error where a documented source states in full what is allowed,
else a warning that names the date of the catalogue.

## Bad

```python
payload = {
    "model": "kling-o1-image-edit",
    "input": {"prompt": prompt, "image_urls": source, "resolution": "8K"},
}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const input = { prompt, image_urls: [source], n: "2" };
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model, callback_url: callback, input }),
});
await store((await sent.json()).data.task_id);
```

## Good

```python
payload = {
    "model": "kling-o1-image-edit",
    "input": {"prompt": prompt, "image_urls": [source], "resolution": "2K"},
}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const input = { prompt, image_urls: [source], n: 2 };
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model, callback_url: callback, input }),
});
await store((await sent.json()).data.task_id);
```

## How to fix

Use a value that the help names. If the live documentation has the value, add it to a schema of your own and name it
under `api-schemas` in the configuration.

## Limits

Only literals are judged. Of several candidate models, all must refuse the value. Empty text, zero and negative numbers
often stand for "not given": they are judged only where they are written beside the field's name. Null is not judged.

## Options

`api-schemas` names schemas of your own, with what you read in the live documentation: they add to the catalogue and
correct it. `severity` sets one severity for all findings of the rule, however sure the catalogue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evidence.certainty import place_of
from kling_route.lint.evidence.literals import beside, readings
from kling_route.lint.rules.base import Context, Draft, Rule, draft

if TYPE_CHECKING:
    from kling_route.api import Schema
    from kling_route.lint.evaluate.events import Given

SHOWN = 40
"""Characters: a longer value is not repeated in a report."""


def check(context: Context) -> Iterator[Draft]:
    """Report fields with literals that no schema there allows."""
    seen: set[tuple[str, int, str]] = set()
    for given in context.evaluation.given:
        key = (given.key.file.path, given.key.file.fragment.file_offset(given.key.start), given.name)
        if key in seen or any(owner.open and owner.property(given.name) is None for owner in given.owners):
            continue
        for value, place in readings(given.value, given.key, given.certain):
            allowed = [schema.accepts(value) for schema in given.schemas]
            if not all(allowed):
                continue
            seen.add(key)
            certain = _is_certain(given)
            told = "is not documented" if certain else f"is not in the catalogue of {context.catalogue.date}"
            message = f"{_shown(value, given.schemas[0])} {told} for {place_of(given.schemas[0])}."
            origin = (given.request.place, "the request")
            if place is not None and not beside(given.key, place):
                origin = (place, "the value")
            help_text = f"Use {', or '.join(dict.fromkeys(allowed))}."
            yield draft(RULE, given.key, message, help_text, "error" if certain else "warning", origin)
            break


def _is_certain(given: Given) -> bool:
    """Whether documented sources state in full what is allowed: the values, or else the object's fields."""
    documented = all(schema.grade == "documented" for schema in (*given.schemas, *given.owners))
    return documented and all(
        schema.closed or (owner.closed and not _is_listed(schema))
        for schema, owner in zip(given.schemas, given.owners, strict=False)
    )


def _is_listed(schema: Schema) -> bool:
    return bool(schema.enum or schema.keyword("anyOf"))


def _shown(value: object, schema: Schema) -> str:
    if isinstance(value, str) and len(value) <= SHOWN and not schema.private:
        return f'The value `"{value}"`'
    if isinstance(value, bool):
        return f"The value `{str(value).lower()}`"
    return f"The value `{value}`" if isinstance(value, (int, float)) else "This value"


RULE = Rule("invalid-value", "error", "A field of a request body holds a literal that is not allowed", check, __doc__)
