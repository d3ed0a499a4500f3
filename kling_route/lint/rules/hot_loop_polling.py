"""A loop asks for a task's status without a wait between tries.

A generation takes seconds to minutes. A loop that asks as fast as it can sends hundreds of requests in that time, and
is answered with 429 before the task has ended. APIDot asks to poll at a moderate interval, never in a hot loop.

A loop is `while` and `for`, a function that calls itself, a timer that calls a function over and over, a queue's task
that queues itself. Requests and waits are found through the project's own functions.

## Bad

```python
for attempt in range(1000):
    task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
    if task["status"] in ("finished", "failed"):
        break
```

```typescript
for (let tries = 0; tries < 1000; tries++) {
  const { data } = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
  if (data.status === "finished" || data.status === "failed") break;
}
```

## Good

```python
import time

for attempt in range(120):
    task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
    if task["status"] in ("finished", "failed"):
        break
    time.sleep(5)
```

```typescript
for (let tries = 0; tries < 120; tries++) {
  const { data } = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
  if (data.status === "finished" || data.status === "failed") break;
  await new Promise((resolve) => setTimeout(resolve, 5000));
}
```

## How to fix

Wait some seconds before each further try, longer after a 429; or give the request a callback address and do not poll.

## Limits

A function of a library whose name says that it waits is taken to wait. A loop that asks once for each of several tasks
is no polling.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evidence.polls import polls
from kling_route.lint.rules.base import Context, Draft, Rule, draft

MESSAGE = "This loop asks for the status without a wait between tries."
HELP = "Wait some seconds before each further try."


def check(context: Context) -> Iterator[Draft]:
    """Report loops that poll without a wait."""
    for poll in polls(context.evaluation):
        if poll.hot:
            yield draft(RULE, poll.place, MESSAGE, HELP)


RULE = Rule("hot-loop-polling", "warning", "A loop asks for the status without a wait", check, __doc__)
