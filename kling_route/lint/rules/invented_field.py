"""A request body has a field that its schema does not name.

An invented field is dropped without a word, or the request is refused and may have cost a try. Field names differ
between model families, and examples from other APIs look alike; APIDot says not to guess a model's fields and not to
copy them from another model family.

The rule reads every mapping that becomes the body of a request to the API, however it was put together, and compares
it with the schema for the endpoint and, below `input`, for the model. Where the schema is open, or its list is not
stated in full by a documented source, the finding is a warning that names the date of the catalogue.

## Bad

```python
payload = {
    "model": "kling-o1-image-edit",
    "callbackUrl": callback,
    "prompt": prompt,
    "input": {"image_urls": [source]},
}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const sent = await fetch(`${BASE}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({ model, webhook_url: callback, input: { prompt, image_urls: [source] } }),
});
await store((await sent.json()).data.task_id);
```

## Good

```python
payload = {
    "model": "kling-o1-image-edit",
    "callback_url": callback,
    "input": {"prompt": prompt, "image_urls": [source]},
}
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

Use the documented name that the message suggests, or move the field to its documented place. `--fix` puts the name
where it can be no other. If the live documentation has the field, add it to a schema of your own and name it under
`api-schemas` in the configuration.

## Limits

Fields of a spread or a key that is not known are not judged. Of several candidate models, all must lack the field;
within a branch in which the model is compared with an id, that model's fields hold. A model whose input the catalogue
does not describe is checked at the envelope only.

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
    from kling_route.lint.evaluate.events import Sent


def check(context: Context) -> Iterator[Draft]:
    """Report fields of request bodies that no schema there names."""
    by_place: dict[tuple[str, int], list[Sent]] = {}
    for sent in context.evaluation.sent:
        key = (sent.place.file.path, sent.place.file.fragment.file_offset(sent.place.start))
        by_place.setdefault(key, []).append(sent)
    mender = Mender(context)
    for events in by_place.values():
        sent = events[0]
        message = f"`{sent.name}` {said(sent.schemas, context.catalogue)} in {place_of(sent.schemas[0])}."
        origin = (sent.request.place, "the request")
        advice, change = hint(sent.schemas, sent.name), mender.sent(events)
        yield draft(RULE, sent.place, message, advice, severity(sent.schemas), origin, change=change)


RULE = Rule("invented-field", "error", "A request body has a field that its schema does not name", check, __doc__)
