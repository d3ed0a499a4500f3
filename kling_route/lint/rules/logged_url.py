"""A private URL reaches a log.

Source images, callback addresses and generated files are reached by their URL alone: whoever reads a log line can
open the picture, or post to the handler. APIDot asks integrations not to log private image URLs, generated image URLs
or callback URLs.

The rule follows each URL from where it enters a request, or from the property of an answer or a webhook body that
carries it, through variables, containers, text and the project's own functions to anything that writes for people or
log collectors. A helper that logs what it is given is reported at the call that hands it the URL.

## Bad

```python
answer = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers).json()
for file in answer["data"]["files"]:
    log.info("stored %s", file["file_url"])
```

```typescript
const answer = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
console.log("stored", answer.data.files[0].file_url);
```

## Good

```python
answer = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers).json()
if answer["data"]["status"] == "finished":
    for number, file in enumerate(answer["data"]["files"]):
        store(task_id, number, file["file_url"])
    log.info("stored %d files of %s", len(answer["data"]["files"]), task_id)
```

```typescript
const answer = await (await fetch(`${BASE}/api/generate/status/${taskId}`, { headers })).json();
if (answer.data.status === "finished") {
  await store(taskId, answer.data.files);
  console.log("stored", answer.data.files.length, "files of", taskId);
}
```

## How to fix

Log the task id, the status and counts instead. If a line must tell URLs apart, log a hash, or the first 12 characters
at most.

## Limits

What an exception carries is not followed to where it is caught. A copy of a file on a host of your own is not private
in this sense.

## Options

`log-sinks` names functions of yours that log, `redactors` those that make a value harmless: what they return may be
logged.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.rules.base import Context, Draft, Rule, draft

HELP = "Log the task id, the status or a count instead of the URL."


def check(context: Context) -> Iterator[Draft]:
    """Report sinks that private URLs reach."""
    for shown in context.shown:
        if shown.kind == "url":
            origin = (shown.origin, shown.what) if shown.origin is not None else None
            yield draft(RULE, shown.place, f"A private URL is logged: {shown.what}.", HELP, origin=origin)


RULE = Rule("logged-url", "error", "A callback, source or generated file URL reaches a log", check, __doc__, risk=6.5)
