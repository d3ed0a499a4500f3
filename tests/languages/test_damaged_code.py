"""Whatever a file says, lowering answers, in bounded time, with spans inside the file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import ir, languages

CASES = Path(__file__).parent / "lowered"
SEEDS = {path.stem: path.read_bytes() for path in sorted(CASES.glob("*.txt"))}
NESTED = {
    "python": (
        b"[",
        b"(",
        b"{",
        b"f(",
        b"not ",
        b"-",
        b"a[",
        b"lambda: ",
        b"x if y else ",
        b"a.b(",
        b"await ",
        b'f"{',
        b"*",
    ),
    "shell": (b"$(", b"(", b"{ ", b'"$(', b"${a:-", b"[[ ! ", b"if a; then ", b"a && ", b"$(("),
    "json": (b"[", b'{"a":'),
    "yaml": (b"[", b"{a: ", b"- ", b"? "),
    "toml": (b"a = [", b"[", b"{a=", b"a."),
    "dotenv": (b'"', b"A=${B:-", b"A="),
}


def lower(code: bytes, language: str) -> ir.Module:
    module = languages.lower(code, language)
    for node in nodes(module):
        if "start" in getattr(node, "_fields", ()):
            start, end = node[0], node[1]
            assert isinstance(start, int) and isinstance(end, int)
            assert 0 <= start <= end <= len(code), node
    assert all(0 <= start <= end <= len(code) for start, end in module.errors)
    return module


def nodes(value: object) -> Iterator[tuple[object, ...]]:
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            yield node
            waiting.extend(node)


@pytest.mark.parametrize("language", SEEDS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_damage(language: str, data: st.DataObject) -> None:
    code = SEEDS[language]
    start = data.draw(st.integers(0, len(code)))
    code = code[start : start + data.draw(st.integers(0, 400))]
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(code)))
        gone = data.draw(st.integers(0, 12))
        noise = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"(", b'"', b"'", b"{", b"\n", b"\\", b"$(", b"#", b"```", b"\0"])
        )
        code = code[:at] + noise + code[at + gone :]
    lower(code.decode("utf-8", "replace").encode(), language)


@pytest.mark.parametrize(("language", "piece"), [(name, piece) for name, pieces in NESTED.items() for piece in pieces])
def test_deep_nesting(language: str, piece: bytes) -> None:
    """It is read with errors, or the grammar says that it takes too long."""
    started = time.process_time()
    code = piece * 100_000
    try:
        understood = not lower(code[:300_000], language).errors
    except languages.TooLongError:
        understood = False
    assert time.process_time() - started < 20
    assert not understood or language == "dotenv"


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("python", b"x = " + b" + ".join([b"'a'"] * 20_000)),
        ("python", b"x = " + b" and ".join([b"a"] * 20_000)),
        ("json", b"[" * 400 + b"]" * 400),
    ],
)
def test_long_is_not_deep(language: str, code: bytes) -> None:
    lower(code, language)
