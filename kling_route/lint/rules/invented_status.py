"""A task's status is compared with a value that it never has.

A loop that waits for a status which never comes runs until something else stops it, and the branch that should store
the files is never taken. Status words differ between services, and are easily carried over from another one.

The rule follows the status of submit and status answers and of webhook bodies to every comparison: equality, `switch`
and `match`, membership in a list or set, the keys of a mapping in which it is looked up; also through variables and
the project's own functions. Each literal that is no value of the status is reported where it is written.

## Bad

```python
while result["data"]["status"] in ("queued", "running"):
    result = wait(result)
```

```typescript
if (result.data.status === "completed") store(result.data.files);
```

## Good

```python
while result["data"]["status"] in ("not_started", "running"):
    result = wait(result)
```

```typescript
if (result.data.status === "finished") store(result.data.files);
```

## How to fix

Compare with a value that the finding names. A value that the live documentation has goes into a schema of your own,
which the configuration names under `api-schemas`.

## Limits

A variable that may also hold a status from elsewhere is not judged, nor is a comparison with a value that the program
itself gives to the variable.

## Options

`api-schemas` names schemas of your own, with what you read in the live documentation: they add to the catalogue and
correct it. `severity` sets one severity for all findings of the rule, however sure the catalogue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evidence.certainty import place_of, said, severity
from kling_route.lint.rules.base import Context, Draft, Rule, draft

if TYPE_CHECKING:
    from kling_route.api import Schema


def check(context: Context) -> Iterator[Draft]:
    """Report constants that a status is compared with and that are none of its values."""
    seen: set[tuple[str, int]] = set()
    for compared in context.evaluation.compared:
        place, schemas = compared.place, (compared.schema,)
        key = (place.file.path, place.file.fragment.file_offset(place.start))
        if key in seen:
            continue
        seen.add(key)
        message = f"`{compared.value}` {said(schemas, context.catalogue)} as a value of {place_of(compared.schema)}."
        request = compared.request
        origin = (request.place, f"the {compared.schema.title}") if request is not None else None
        yield draft(RULE, place, message, _help(compared.schema), severity(schemas), origin)


def _help(schema: Schema) -> str:
    """The values there are, with what those that end a task mean."""
    terminal = schema.terminal
    known = ", ".join(
        f"`{value}`" + (f" ({terminal[str(value)]})" if value in terminal else "") for value in schema.enum
    )
    return f"Its values are {known}."


RULE = Rule("invented-status", "error", "A status is compared with a value that it never has", check, __doc__)
