"""File URLs of an answer or a webhook are kept or handed out before the task is known to have succeeded.

APIDot: keep final URLs only after terminal success. A status answer comes while the task still runs, and a webhook
also when it has failed: files that are there then are not the result, and files that are missing look like an empty
one. A program that takes the files as they come stores a half result as final.

A check is a comparison of the status with the value that means success, which the store or the return depends on:
in a branch around it, a guard before it, a loop that ends on nothing else, a helper that raises.

## Bad

```python
task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
if task["files"]:
    db.save(task_id, task["files"][0]["file_url"])
```

```typescript
app.post("/webhooks/apidot", async (req, res) => {
  const { task_id, files } = req.body.data;
  await db.image.update({ where: { task_id }, data: { url: files[0].file_url } });
  res.sendStatus(204);
});
```

## Good

```python
task = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
if task["status"] == "finished":
    db.save(task_id, task["files"][0]["file_url"])
```

```typescript
app.post("/webhooks/apidot", async (req, res) => {
  const { task_id, status, files } = req.body.data;
  if (status === "finished") {
    await db.image.update({ where: { task_id }, data: { url: files[0].file_url } });
  }
  res.sendStatus(204);
});
```

## How to fix

Compare the status with the value that means success before you keep the URLs or hand them on, or hand the status on
beside them.

## Limits

That the files are there, that the HTTP request succeeded, that the task has not failed, or a progress of 100 is no
check: none of them says that the task has succeeded. A function that asks for a task and gives back its URLs alone is
reported, for its callers have nothing to check; one that is given the answer, or that gives back more of it, is
reported where nothing in the project calls it. A property is taken for what its object holds, and fetching a file or
showing it in a page for neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.rules.base import Context, Draft, Rule, draft

HELP = "Compare the status with the value that means success first, or hand it on beside the URLs."


def check(context: Context) -> Iterator[Draft]:
    """Report each read of results that goes on unchecked, once."""
    seen: set[tuple[str, int]] = set()
    for final in context.evaluation.finals:
        at = (final.read.file.path, final.read.file.fragment.file_offset(final.read.start))
        if at not in seen:
            seen.add(at)
            done = "kept" if final.kept else "handed out"
            what = f"{final.typed.schema.path} of the {final.typed.schema.title}"
            message = f"File URLs are {done} without a check that the task has succeeded: {what}."
            yield draft(RULE, final.read, message, HELP)


RULE = Rule("early-result", "warning", "File URLs are kept before the task has succeeded", check, __doc__)
