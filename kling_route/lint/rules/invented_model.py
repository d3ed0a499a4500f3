"""A request names a model that no source names.

A page's slug is not always the id of a model, and ids look alike across families and versions. A request for a model
that does not exist is refused.

The rule follows every literal that may become the model's id: written in the body, in a variable, a default, a
fallback, a value of a map, an item of a loop, a choice of a command's option. The list of ids is open: the finding is
an error for a page's slug whose id is known, or an id that is one or two edits from a known one, else a warning that
names the date of the catalogue.

## Bad

```python
payload = {"model": "kling-o1-image", "input": {"prompt": prompt, "image_urls": [source]}}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const chosen = process.env.KLING_MODEL ?? "kling-o1-image-edits";
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model: chosen, callback_url: callback, input: { prompt, image_urls: [source] } }),
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
const chosen = process.env.KLING_MODEL ?? "kling-o1-image-edit";
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model: chosen, callback_url: callback, input: { prompt, image_urls: [source] } }),
});
await store((await sent.json()).data.task_id);
```

## How to fix

Use the id that the help names, or one that the page of the model gives. If the live documentation has the id, add it
to a schema of your own and name it under `api-schemas` in the configuration.

## Limits

An id that is put together from parts, or comes from outside, is not judged. Types and lists of ids that never reach a
request are no values.

## Options

`api-schemas` names schemas of your own, with what you read in the live documentation: they add to the catalogue and
correct it. `severity` sets one severity for all findings of the rule, however sure the catalogue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.values import Const, constants
from kling_route.lint.rules.base import Context, Draft, Rule, draft

if TYPE_CHECKING:
    from kling_route.api import Catalogue

HOLES = frozenset("<>{}$…")
"""Characters of a place where an id is to be put in."""


def check(context: Context) -> Iterator[Draft]:
    """Report literals that become the id of a model and are none."""
    seen: set[tuple[str, int, str]] = set()
    catalogue = context.catalogue
    for given in context.evaluation.given:
        if not given.schemas[0].names_model:
            continue
        for constant in constants(given.value):
            name, place = constant.value, constant.place
            if not isinstance(name, str) or not _is_invented(constant, catalogue):
                continue
            key = (place.file.path, place.file.fragment.file_offset(place.start), name)
            if key in seen:
                continue
            seen.add(key)
            intended = catalogue.intended_models(name)
            told = "is not the id of a model" if intended else f"is not in the catalogue of {catalogue.date}"
            near = intended or (catalogue.similar_model(name),)
            listed = " or ".join(f"`{known}`" for known in near if known)
            level = "error" if intended else "warning"
            origin = (given.key, f"`{given.name}` of the request")
            help_text = f"Did you mean {listed}?" if listed else "The model's page gives its id."
            yield draft(RULE, place, f"The model `{name}` {told}.", help_text, level, origin)


def _is_invented(constant: Const, catalogue: Catalogue) -> bool:
    name = constant.value
    return isinstance(name, str) and bool(name.strip()) and name not in catalogue.models and not HOLES & set(name)


RULE = Rule("invented-model", "error", "A request names a model that no source names", check, __doc__)
