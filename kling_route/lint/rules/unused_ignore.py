"""A comment ignores a rule that finds nothing there.

An ignore that outlives its finding hides the next one that comes to its line. One that misspells a rule, or names none,
never ignored anything.

Reported is each `kling-route: ignore[…]` that

- names a rule which finds nothing on the line of the comment or, if it stands alone, on the line below;
- names a rule that does not exist;
- names no rule at all;
- says no reason, where the configuration has `require-reason = true`.

## Bad

```python
# kling-route: ignore[logged-urls] a count, no address
print(len(result["data"]["files"]))
```

```typescript
console.log(result.data.files.length); // kling-route: ignore[logged-url]
```

## Good

```python
# kling-route: ignore[logged-url] shown to the operator only
print(result["data"]["files"][0]["file_url"])
```

```typescript
console.log(result.data.files.length);
```

## How to fix

Remove the comment, or correct the name of the rule. `kling-route explain` lists the rules.

## Limits

An ignore of a rule that is not selected, or in a file that could not be read to its end, is left alone: whether it is
needed is not known.

## Options

`require-reason = true` also reports an ignore without a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.rules.base import Context, Draft, Rule


def check(context: Context) -> Iterator[Draft]:  # noqa: ARG001  the signature of checks
    """Report nothing: whether an ignore was used is known only when all rules have spoken. See `lint/settle.py`."""
    return iter(())


RULE = Rule("unused-ignore", "warning", "A comment ignores nothing", check, __doc__)
