"""A submit is tried again whatever its failure was.

A payload that was refused is refused again: 400 says that it is wrong, 401 that the key is, 402 that credits are used
up. Trying it again delays the error that tells so, and adds to the rate limit. APIDot asks to retry transient failures
with exponential backoff and jitter, never an invalid payload unchanged, and to stop on 402.

Retries are loops, functions that call themselves, decorators and functions of retry libraries, tasks of a queue that
are run again, and options of `curl`. One is reported where a refusal (4xx) leads to the next try, nothing looks at
which failure it was, and the payload stays as it is.

## Bad

```python
import time

for attempt in range(5):
    try:
        response = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers)
        response.raise_for_status()
        store(response.json()["data"]["task_id"])
        break
    except requests.RequestException:
        time.sleep(2**attempt)
```

```typescript
for (let attempt = 0; attempt < 5; attempt++) {
  const sent = await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(payload) });
  if (sent.ok) {
    await store((await sent.json()).data.task_id);
    break;
  }
  await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
}
```

## Good

```python
import time

for attempt in range(5):
    response = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers)
    if response.status_code != 429 and response.status_code < 500:
        response.raise_for_status()
        store(response.json()["data"]["task_id"])
        break
    time.sleep(2**attempt)
```

```typescript
for (let attempt = 0; attempt < 5; attempt++) {
  const sent = await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(payload) });
  if (sent.ok) {
    await store((await sent.json()).data.task_id);
    break;
  }
  if (sent.status !== 429 && sent.status < 500) throw new Error(`submit answered ${sent.status}`);
  await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
}
```

## How to fix

Try again after a lost connection, 429 and 5xx only, with a growing wait; raise on everything else.

## Limits

Code that tests the failure in a way that is not understood is taken to tell failures apart. Which failures a library
tries again is known for some libraries. A payload that another round may change is not unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evidence.submitting import retried
from kling_route.lint.rules.base import Context, Draft, Rule, draft

MESSAGE = "This submit is tried again unchanged after every failure, a refused payload (4xx) included."
HELP = "Try again after a lost connection, 429 and 5xx only; raise on other failures."


def check(context: Context) -> Iterator[Draft]:
    """Report submits that are tried again whatever their failure was."""
    for submit in retried(context.evaluation):
        yield draft(RULE, submit.again, MESSAGE, HELP)


RULE = Rule("retry-invalid-payload", "warning", "A submit is retried on every failure", check, __doc__)
