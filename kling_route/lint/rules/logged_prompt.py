"""A prompt reaches a log.

A prompt says what somebody wants to see: an unpublished product, a person, a private idea. APIDot asks integrations
not to log private prompts. Logs outlive the task, and are read by people whom the author never had in mind.

The rule follows the text that enters a request as a prompt, its negative and its lyrics too, through variables,
containers, text and the project's own functions to anything that writes for people or log collectors. A helper that
logs what it is given is reported at the call that hands it the prompt. A body that holds the prompt is reported as a
whole, by `logged-payload`.

## Bad

```python
payload = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [source]}}
log.info("submitting %r", prompt)
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
```

```typescript
const body = { model, input: { prompt, image_urls: [source] } };
console.log(`submitting: ${prompt}`);
const sent = await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(body) });
await store((await sent.json()).data.task_id);
```

## Good

```python
payload = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [source]}}
answer = requests.post(f"{BASE}/api/generate/submit", json=payload, headers=headers).json()
store(answer["data"]["task_id"])
log.info("submitted %s, a prompt of %d characters", answer["data"]["task_id"], len(prompt))
```

```typescript
const body = { model, input: { prompt, image_urls: [source] } };
const sent = await fetch(`${BASE}/api/generate/submit`, { method: "POST", headers, body: JSON.stringify(body) });
const { data } = await sent.json();
await store(data.task_id);
console.log("submitted", data.task_id, "a prompt of", prompt.length, "characters");
```

## How to fix

Log the task id and the prompt's length. If a line must tell prompts apart, log a hash, or 12 characters at most.

## Limits

A prompt is known by the request that it enters. A text that is only called a prompt, and goes nowhere, is none.

## Options

`log-sinks` names functions of yours that log, `redactors` those that make a value harmless: what they return may be
logged.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.rules.base import Context, Draft, Rule, draft

HELP = "Log the task id or the prompt's length instead of the prompt."


def check(context: Context) -> Iterator[Draft]:
    """Report sinks that prompts reach."""
    for shown in context.shown:
        if shown.kind == "prompt":
            origin = (shown.origin, shown.what) if shown.origin is not None else None
            yield draft(RULE, shown.place, f"A prompt is logged: {shown.what}.", HELP, origin=origin)


RULE = Rule("logged-prompt", "warning", "A prompt reaches a log", check, __doc__, risk=4.0)
