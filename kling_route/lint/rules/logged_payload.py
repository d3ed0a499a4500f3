"""A request payload, an answer's body or a webhook's body reaches a log.

Such a body holds prompts, source images, callback addresses or generated files, today or after the next change of the
API. Logging it whole logs them all.

Reported are the body of a submit request, the answers to submit and status requests, webhook bodies, and the parts of
those that hold private data; also as text (`response.text`) and as the longer beginning of it.

## Bad

```python
response = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers)
print(response.json())
store(response.json()["data"]["task_id"])
```

```typescript
app.post("/webhooks/apidot", (req, res) => {
  console.log("callback", JSON.stringify(req.body));
  res.sendStatus(204);
});
```

## Good

```python
response = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers)
if not response.ok:
    print("submit failed", response.status_code, response.text)
else:
    task_id = response.json()["data"]["task_id"]
    store(task_id)
    print("submitted", task_id)
```

```typescript
app.post("/webhooks/apidot", (req, res) => {
  console.log("callback", req.body.data.task_id, req.body.data.status);
  res.sendStatus(204);
});
```

## How to fix

Log the fields that you need to follow a task: its id, its status, its progress, an error message.

## Limits

Where the code has established that a request failed, the answer is an error body, which holds nothing private:
logging it there is fine. Answers of chat and messages endpoints are no bodies in this sense.

## Options

`log-sinks` names functions of yours that log, `redactors` those that make a value harmless: what they return may be
logged.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.rules.base import Context, Draft, Rule, draft

HELP = "Log single fields that are harmless: the task id, the status, the progress, an error message."


def check(context: Context) -> Iterator[Draft]:
    """Report sinks that bodies reach."""
    for shown in context.shown:
        if shown.kind == "body":
            origin = (shown.origin, shown.what) if shown.origin is not None else None
            yield draft(RULE, shown.place, f"A body with private data is logged: {shown.what}.", HELP, origin=origin)


RULE = Rule("logged-payload", "error", "A request, answer or webhook body reaches a log", check, __doc__, risk=5.3)
