"""A loop asks for a task's status with neither a cap on tries nor a deadline.

A task can stay away for good: its id was mistyped, the answer changed, the service is down. A loop without a limit of
its own then runs, and asks, until somebody notices.

A loop is `while` and `for`, a function that calls itself, a timer that calls a function over and over, a queue's task
that queues itself. A limit is a counter or a clock in the loop's test or in a branch that leaves it, or a deadline
around the loop.

## Bad

```python
import time

while True:
    task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
    if task["status"] in ("finished", "failed"):
        break
    time.sleep(5)
```

```typescript
for (;;) {
  const { data } = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
  if (data.status === "finished" || data.status === "failed") break;
  await new Promise((resolve) => setTimeout(resolve, 5000));
}
```

## Good

```python
import time

deadline = time.monotonic() + 600
while time.monotonic() < deadline:
    task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
    if task["status"] in ("finished", "failed"):
        break
    time.sleep(5)
```

```typescript
const deadline = Date.now() + 600_000;
while (Date.now() < deadline) {
  const { data } = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
  if (data.status === "finished" || data.status === "failed") break;
  await new Promise((resolve) => setTimeout(resolve, 5000));
}
```

## How to fix

Count the tries or compare the time, and leave the loop with an error that names the task id, so that the task can be
looked up later.

## Limits

A time limit from outside (of a job, of a request) is none. A test of a variable that says a limit by its name is taken
to be one.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evidence.polls import polls
from kling_route.lint.rules.base import Context, Draft, Rule, draft

MESSAGE = "This loop asks for the status with neither a cap on tries nor a deadline."
HELP = "Leave the loop after a number of tries or at a deadline, with an error that names the task id."


def check(context: Context) -> Iterator[Draft]:
    """Report loops that poll without a limit."""
    for poll in polls(context.evaluation):
        if not poll.bounded:
            yield draft(RULE, poll.place, MESSAGE, HELP)


RULE = Rule("unbounded-polling", "warning", "A loop asks for the status without a limit", check, __doc__)
