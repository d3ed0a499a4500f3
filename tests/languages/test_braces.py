"""Go, Java and C#: places lie within the code, and nothing that is cut or broken makes lowering fail."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from dump import dump

from kling_route.lint import languages
from kling_route.lint.languages import MissingGrammarError, lower

FIXTURES = Path(__file__).parent.parent / "fixtures" / "logged-payload"
SAMPLES = {
    "go": ("client.go", "client_clean.go"),
    "java": ("Client.java", "CleanClient.java"),
    "csharp": ("Client.cs", "CleanClient.cs"),
}
PROGRAMS = [(language, name) for language, names in SAMPLES.items() for name in names]


def nodes(value: object):
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            if hasattr(one, "start"):
                yield one
            waiting.extend(one)


@pytest.mark.parametrize(("language", "name"), PROGRAMS)
def test_nodes_lie_within_the_code(language: str, name: str) -> None:
    code = (FIXTURES / name).read_bytes()
    module = lower(code, language)
    assert module.errors == ()
    for node in nodes(module):
        assert 0 <= node.start <= node.end <= len(code), node


@pytest.mark.parametrize(("language", "name"), PROGRAMS)
def test_damaged_code_is_lowered(language: str, name: str) -> None:
    code = (FIXTURES / name).read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        start = chance.randrange(len(code))
        damaged = code[:start] + code[start + chance.randrange(40) :]
        cut = chance.choice((damaged, code[start:], code[:start]))
        dump(lower(cut, language))


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_deep_code_is_told(language: str) -> None:
    lower(b"x = " + b"(" * 5_000 + b"1" + b")" * 5_000, language)


def test_grammar_of_an_extra_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_parsers", {})
    monkeypatch.setitem(sys.modules, "tree_sitter_c_sharp", None)
    with pytest.raises(MissingGrammarError, match=r'pip install "kling-route\[more-languages\]"'):
        lower(b"var a = 1;", "csharp")
