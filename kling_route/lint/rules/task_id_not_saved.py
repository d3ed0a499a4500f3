"""The id of a task that was submitted is not kept.

The answer to a submit names the task, and nothing else does. Without the id nobody can ask how far the task is or
fetch its files, a webhook's body cannot be told from a forged one, and a failed delivery is lost. APIDot asks to store
`data.task_id` before polling or waiting, and to process only ids that were submitted.

Reported are submits whose answer is dropped, is looked at without its id, or is written to a log alone. An answer that
is returned whole, sent on or stored is kept.

## Bad

```python
response = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers)
response.raise_for_status()
print("submitted", response.json()["data"]["task_id"])
```

```typescript
await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(payload) });
```

## Good

```python
response = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers)
response.raise_for_status()
store(response.json()["data"]["task_id"])
```

```typescript
const response = await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(payload) });
const { data } = await response.json();
await store(data.task_id);
```

## How to fix

Store `data.task_id` beside what asked for the task, before you wait for it; with a callback address too, so that the
handler can tell its deliveries from others.

## Limits

What code that is not known does with an answer is not known: the answer counts as kept. What a shell script or one of
its functions writes to its standard output is handed on.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evidence.submitting import lost
from kling_route.lint.rules.base import Context, Draft, Rule, draft

MESSAGE = "The id of the task that this submits is not kept."
LOGGED = "The id of the task that this submits is written to a log alone."
HELP = "Store the answer's `data.task_id` before you wait for the task."


def check(context: Context) -> Iterator[Draft]:
    """Report submits whose answers are dropped."""
    for submit in lost(context.evaluation, context.ecosystems):
        yield draft(RULE, submit.place, LOGGED if submit.read else MESSAGE, HELP)


RULE = Rule("task-id-not-saved", "warning", "The id of a submitted task is not kept", check, __doc__)
