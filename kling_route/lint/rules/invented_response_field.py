"""Code reads a field of an answer or a webhook body that its schema does not name.

The value is missing at run time, and the branch that waits for it never comes: a task that is never seen to end, a
picture that is never stored. Readers that try several spellings in turn hide which one is true.

The rule follows the answers of submit and status requests, and the bodies of webhooks, and reports each read of a
property that the schema lacks: by attribute, subscript, `get` or destructuring. Both placements of the files that
sources state are accepted.

## Bad

```python
answer = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers).json()
if answer["data"]["state"] == "finished":
    store(answer["data"]["result"]["url"])
```

```typescript
const { data } = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
if (data.status === "finished") await store(data.imageUrl);
```

## Good

```python
answer = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers).json()
if answer["data"]["status"] == "finished":
    store([file["file_url"] for file in answer["data"]["files"]])
```

```typescript
const { data } = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
if (data.status === "finished") await store(data.files.map((file) => file.file_url));
```

## How to fix

Read the documented field that the message names. `--fix` puts the name where it can be no other. If the live
documentation has the field, add it to a schema of your own and name it under `api-schemas` in the configuration.

## Limits

The answer of an endpoint that is not documented has no schema and is not judged. An error body's fields are known and
may be read from any answer.

## Options

`api-schemas` names schemas of your own, with what you read in the live documentation: they add to the catalogue and
correct it. `severity` sets one severity for all findings of the rule, however sure the catalogue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evidence.certainty import hint, place_of, said, severity
from kling_route.lint.fixes.mending import Mender
from kling_route.lint.rules.base import Context, Draft, Rule, draft

if TYPE_CHECKING:
    from kling_route.lint.evaluate.events import Read


def check(context: Context) -> Iterator[Draft]:
    """Report reads of properties that no schema there has."""
    by_place: dict[tuple[str, int, str], list[Read]] = {}
    for read in context.evaluation.reads:
        key = (read.place.file.path, read.place.file.fragment.file_offset(read.place.start), read.name)
        by_place.setdefault(key, []).append(read)
    mender = Mender(context)
    for events in by_place.values():
        read = events[0]
        schemas = (read.schema,)
        message = f"`{read.name}` {said(schemas, context.catalogue)} in {place_of(read.schema)}."
        origin = (read.request.place, f"the {read.schema.title}") if read.request is not None else None
        advice, change = hint(schemas, read.name), mender.read(events)
        yield draft(RULE, read.place, message, advice, severity(schemas), origin, change=change)


RULE = Rule("invented-response-field", "error", "Code reads a field that no answer has", check, __doc__)
