"""The scripts in CI files: which there are, and where in the file they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import languages


def scripts(text: str) -> list[tuple[str, str]]:
    return [(one.language, one.code.decode()) for one in languages.fragments(text.encode(), "yaml")[1:]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("run: a b\n", "a b\n"),
        ("- run: |\n    a\n\n      b\n- c: d\n", "a\n\n  b\n"),
        ("- run: >-\n    a\n    b\n", "a b\n"),
        ("run: 'a b'\n", "a b\n"),
        ('run: "a" # b\n', "a\n"),
        ("script:\n  - a\n  # b\n  - |\n    c\n    d\n  - 'e f'\ng: h\n", "a\nc\nd\ne f\n"),
        ("script:\n- a\n- b\nc:\n- d\n", "a\nb\n"),
        ("run: a ${{ secrets.B }} ${{ c.d.e }}\n", "a ${B} ${c_d_e}\n"),
        ("- run: a\n  shell: bash\n", "a\n"),
    ],
)
def test_scripts(text: str, code: str) -> None:
    assert scripts(text) == [("shell", code)]


@pytest.mark.parametrize(
    "text",
    ["run:\n", "run: |\n", "run: *a\n", "run: &a b\n", "run: {a: b}\n", 'run: "a\\n"\n', "# run: a\n", "a: run\n",
     "- run: a\n  shell: pwsh\n", "- shell: cmd\n  run: a\n", "runs: a\n"],
)  # fmt: skip
def test_no_script(text: str) -> None:
    assert scripts(text) == []


def test_other_languages() -> None:
    step = "- uses: actions/github-script@v7\n  with:\n    script: |\n      a()\n- run: b\n- run: c\n  shell: python\n"
    assert scripts(step) == [("javascript", "a()\n"), ("shell", "b\n"), ("python", "c\n")]


def test_places() -> None:
    text = "é: 1\njobs:\n  - run: |\n      a é ${{ b.c }} KEY\n"
    (found,) = languages.fragments(text.encode(), "yaml")[1:]
    assert found.position(found.code.index(b"KEY")) == (4, 22)
    assert found.position(found.code.index(b"${c}")) == (4, 11)


@given(st.lists(st.sampled_from(["run:", "- ", "script:", " |", " >", "\n", "  ", "é", "'", '"', "${{ a }}", "\r\n"])))
@settings(deadline=None)
def test_any_file(parts: list[str]) -> None:
    data = "".join(parts).encode()
    for fragment in languages.fragments(data, "yaml"):
        languages.lower(fragment.code, fragment.language)
        for offset in range(len(fragment.code) + 1):
            assert 0 <= fragment.file_offset(offset) <= len(data) + len(b"${a}")
