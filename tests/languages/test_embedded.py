"""The code in notebooks and Markdown: which pieces there are, and where in the file they stand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import languages
from kling_route.lint.source import Fragment

MARKDOWN = """\
# Guide
```python title="a.py"
A = "é" + KEY
```
- a list
  ```bash
  curl \\
    -H KEY
  ```
> ~~~ts
> const a = KEY
> ~~~

1. ```console
   $ export A=KEY
   printed
   $ curl \\
     MARK
   ```
```
no language KEY
```
```haskell
KEY
```
```{.python .numberLines}
>>> a = KEY
1
```
~~~~json
{"a": "KEY"}
~~~
~~~~
```env
A=KEY"""


def markdown(text: str) -> list[tuple[str, str]]:
    return [(one.language, one.code.decode()) for one in languages.fragments(text.encode(), "markdown")]


def cell(source: object, kind: str = "code") -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": source}


def notebook(*cells: object, language: str = "python", **options: object) -> bytes:
    metadata = {"language_info": {"name": language}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}, **options).encode()  # type: ignore[arg-type]


def pieces(*sources: object, language: str = "python") -> list[tuple[str, str]]:
    found = languages.fragments(notebook(*map(cell, sources), language=language), "notebook")
    return [(one.language, one.code.decode()) for one in found]


def there(fragment: Fragment, data: bytes, word: str) -> str:
    """What stands in the file at the place where the fragment has a word."""
    line, column = fragment.position(fragment.code.index(word.encode()))
    return data.decode().split("\n")[line - 1][column - 1 :][: len(word)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown(end: str) -> None:
    data = MARKDOWN.replace("\n", end).encode()
    found = languages.fragments(data, "markdown")
    assert [one.language for one in found] == ["python", "shell", "typescript", "shell", "python", "json", "dotenv"]
    assert [there(one, data, "KEY") for one in found] == ["KEY"] * 7
    assert found[1].code.decode().split() == ["curl", "\\", "-H", "KEY"]
    assert "printed" not in found[3].code.decode()
    assert there(found[3], data, "MARK") == "MARK"
    assert found[4].code.decode().strip() == "a = KEY"


def test_markdown_code_is_as_far_left_as_its_fence() -> None:
    assert markdown("   - ```py\n     if a:\n         b\n     ```\n") == [("python", "if a:\n    b\n")]
    assert markdown("```py\n  a\n") == [("python", "  a\n")]


@pytest.mark.parametrize(
    "text", ["`` `python` ``", "``` a `b` ```\nc\n", "```\npython\n```", "", "```", "    ```", "```unknown\nx"]
)
def test_markdown_without_code(text: str) -> None:
    assert markdown(text) == []


@pytest.mark.parametrize("options", [{}, {"indent": 1}, {"indent": 1, "ensure_ascii": False}])
def test_notebook_places(options: dict[str, object]) -> None:
    data = notebook(
        cell(["# Text\n", "```bash\n", "curl KEY\n", "```"], "markdown"),
        cell(['a = "é\\n😀" # "KEY"\n', "b"]),
        cell('c = "\\t\\"é"; KEY'),
        **options,
    )
    found = languages.fragments(data, "notebook")
    assert [(one.language, one.cell) for one in found] == [("shell", 1), ("python", 2), ("python", 3)]
    assert [there(one, data, "KEY") for one in found] == ["KEY"] * 3
    assert found[1].code.decode() == 'a = "é\\n😀" # "KEY"\nb'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%pip install a\nb\n", [("python", "              \nb\n")]),
        ("%%bash\ncurl a", [("shell", "\ncurl a")]),
        ("%%script sh -e\na", [("shell", "\na")]),
        ("%%time\na", [("python", "      \na")]),
        ("%%writefile .env\nA=b", [("dotenv", "\nA=b")]),
        ("%%writefile a.txt\nA=b", []),
        ("%%sql\nselect", []),
        ("%%markdown\n```sh\na\n```", [("shell", "a\n")]),
        ("%env A_KEY b c\n", [("python", " " * 14 + "\n"), ("dotenv", "A_KEY=b c\n")]),
        ("%set_env A=b", [("python", " " * 12), ("dotenv", "A=b")]),
        ("%time a()", [("python", "      a()")]),
        ("!curl {a} ${b} \\\n  -s\nc", [("python", " " * 16 + "\n    \nc"), ("shell", "curl ${a} ${b} \\\n  -s\n")]),
        ("a = !ls\n", [("python", "a = _  \n"), ("shell", "ls\n")]),
        ("for a in b:\n    !ls\n", [("python", "for a in b:\n    _  \n"), ("shell", "ls\n")]),
        ("a?\n?b\n", [("python", "  \n  \n")]),
        ("a = '''\n%pip b\n!c\n'''\n", [("python", "a = '''\n%pip b\n!c\n'''\n")]),
        ("a = b %c\nassert a != b\n", [("python", "a = b %c\nassert a != b\n")]),
        ("", []),
    ],
)
def test_magics(source: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(source) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("bash", "shell"), ("typescript", "typescript"), ("python3", "python"), ("R", None)]
)
def test_kernels(language: str, expected: str | None) -> None:
    assert [name for name, _ in pieces("a", language=language)] == ([expected] if expected else [])


def test_numbers_with_a_signed_exponent() -> None:
    data = notebook({"cell_type": "code", "source": "a", "outputs": [1e300]}).replace(b"1e+300", b"1e+300")
    assert b"1e+300" in data
    assert len(languages.fragments(data, "notebook")) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", 'no list of "cells"'),
        (b"[]", 'no list of "cells"'),
        (b'{"cells": 1}', 'no list of "cells"'),
        (b'{"cells": [}', "invalid JSON at line 1, column 12"),
        (b'{\n "cells": [], "a": }', "invalid JSON at line 2"),
    ],
)
def test_no_notebook(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        languages.fragments(data, "notebook")


@given(st.lists(st.text(st.sampled_from("ab=%!?{}$'\"\\\n# é😀`~>-."), max_size=40), max_size=4), st.booleans())
@settings(deadline=None)
def test_any_notebook(sources: list[str], escaped: bool) -> None:
    data = notebook(*map(cell, sources), ensure_ascii=escaped)
    for fragment in languages.fragments(data, "notebook"):
        languages.lower(fragment.code, fragment.language)
        for offset in range(len(fragment.code) + 1):
            assert 0 <= fragment.file_offset(offset) <= len(data)


@given(st.text(st.sampled_from("`~>-*1. \n\tpysh$#é{}\r"), max_size=200))
@settings(deadline=None)
def test_any_markdown(text: str) -> None:
    data = text.encode()
    for fragment in languages.fragments(data, "markdown"):
        for offset, byte in enumerate(fragment.code):
            assert data[fragment.file_offset(offset)] == byte
