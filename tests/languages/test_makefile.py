"""The scripts in Makefiles: which there are, what they are given, and where in the file they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import languages


def scripts(text: str) -> list[str]:
    return [one.code.decode() for one in languages.fragments(text.encode(), "makefile")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A := b # c\n", 'A="b"\n'),
        ("export A ?= b\n", 'A="${A:-b}"\n'),
        ("A != date\n", 'A="$(date)"\n'),
        ("A := $(shell cat x)\n", 'A="$(cat x)"\n'),
        ("a:\n\t@b \\\n\t  c\n\n\t-d $$e\n", "b \\\n  c\nd $e\n"),
        ("a: b.c ; d $< > $@\n", "d b.c > a\n"),
        ("%.a: %.b\n\tc $< $@ $(@D)\n", "c ${_needed} ${_made} ${_}\n"),
        ("a:\n\tb '$(C)' \"$(C)\" $(shell d '$(C)')\n", "b ''\"${C}\"'' \"${C}\" $(d ''\"${C}\"'')\n"),
        ("A = b c\nd:\n\techo $(A)\n", "echo b c\n"),
        ("define A\n@b $(1) \\\n$(2)\nendef\nc:\n\t$(call A,d,e)\n", "b d \\\ne\n"),
        ("$(info a $(B))\n", 'echo "a ${B}"\n'),
        ("a: B := c\n", 'B="c"\n'),
        ("ifdef A\nendif\n# b\na: b\n", ""),
        ("A = $(A) b\nc:\n\td $(A)\n", "d " + "${A}" + " b" * 8 + "\n"),
    ],
)
def test_scripts(text: str, code: str) -> None:
    assert "".join(scripts(text)) == code


def test_places() -> None:
    text = "KEY := é\nA = -X $(KEY)\nall:\n\t@curl $(A) last\n"
    variables, recipe = languages.fragments(text.encode(), "makefile")
    assert variables.position(variables.code.index(b"\xc3")) == (1, 8)
    assert recipe.position(recipe.code.index(b"-X")) == (2, 5)
    assert recipe.position(recipe.code.index(b"last")) == (4, 13)


@given(st.lists(st.sampled_from(["A", " = ", ":", "\n", "\t", "$(", "${", ")", "$$", "$@", "call A,", "'", '"', "\\\n",
                                 "define A\n", "endef\n", "shell ", "é", "#"])))  # fmt: skip
@settings(deadline=None)
def test_any_file(parts: list[str]) -> None:
    for fragment in languages.fragments("".join(parts).encode(), "makefile"):
        languages.lower(fragment.code, fragment.language)
