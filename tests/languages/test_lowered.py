"""What each construct is lowered to: `lowered/<language>.txt` holds cases of `### name`, code, `=>` and dump."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dump import dump

from kling_route.lint import languages

CASES = Path(__file__).parent / "lowered"


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("### ")[1:]:
            name, _, rest = block.partition("\n")
            code, _, expected = rest.rpartition("\n=>\n")
            yield pytest.param(path.stem, code + "\n", expected.strip("\n"), id=f"{path.stem}: {name}")


@pytest.mark.parametrize(("language", "code", "expected"), list(cases()))
def test_lowered(language: str, code: str, expected: str) -> None:
    module = languages.lower(code.encode(), language)
    assert module.errors == ()
    assert dump(module) == expected
