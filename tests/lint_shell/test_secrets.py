"""No key is ever printed, whatever is asked."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from expectations import KEY_MARK
from rules.programs import FIXTURES, files

from kling_route import lint as library
from kling_route.lint.report import FORMATS
from lint_shell.conftest import Lint
from lint_shell.samples import KEY, write

PLAIN = "q7Rw2Lm9Xc4Vb8Nz"
"""A key without the shape of one: only its name says what it is."""

API = "https://api.apidot.ai/api/generate"

PROGRAMS = {
    "name.py": f'APIDOT_API_KEY = "{PLAIN}"\n',
    "shape.py": f'# apidot\nx = "{KEY}"\n',
    "fallback.py": f'import os\nkey = os.environ.get("APIDOT_API_KEY", "{PLAIN}")\n',
    "beside.py": f'import requests\nAPIDOT_API_KEY = "{PLAIN}"; r = requests.get("{API}/status/x"); print(r.json())\n',
    "bearer.ts": f'fetch("{API}/submit", {{headers: {{Authorization: "Bearer {PLAIN}"}}}});\n',
    "field.py": f'import requests\nrequests.post("{API}/submit", json={{"{KEY}": 1}})\n',
    "comment.py": f"# apidot\n# {KEY}\n# kling-route: ignore[{KEY}]\n",
    ".env": f"APIDOT_API_KEY={PLAIN}\n",
    "a.yaml": f"APIDOT_API_KEY: {PLAIN}\n",
    "a.json": f'{{"APIDOT_API_KEY": "{PLAIN}"}}\n',
    "a.md": f"Set `APIDOT_API_KEY={PLAIN}`.\n",
    "broken.py": f'# apidot\nx = )\nAPIDOT_API_KEY = "{PLAIN}"\n',
}
OPTIONS = ([], ["--verbose", "--statistics"], ["--select", "logged-payload,unused-ignore"], ["--color", "always"])
SHOWN = 8
"""Characters: so much of a key is shown nowhere."""


@pytest.mark.parametrize(("name", "form"), list(product(PROGRAMS, FORMATS)))
def test_nothing_leaks(lint: Lint, name: str, form: str) -> None:
    write({name: PROGRAMS[name]})
    for options in OPTIONS:
        result = lint("--format", form, "--output", "../report", *options, name)
        assert result.code in (0, 1, 3)
        said = result.out + result.err + Path("../report").read_text()
        for key in (KEY, PLAIN):
            assert key[:5] not in said, options
    assert lint(name).code in (1, 3)


@pytest.mark.parametrize("name", files("leaked-key"))
def test_no_fixture_leaks(lint: Lint, name: str) -> None:
    """Each way to run a scan, of each program with a key: no part of the key is printed or written."""
    text = (FIXTURES / name).read_text().replace(KEY_MARK, KEY)
    name = Path(name).name
    ways = [["--format", form, "--verbose", "--statistics"] for form in FORMATS]
    ways += [["--diff"], ["--baseline", "../baseline", "--write-baseline"], ["--baseline", "../baseline", "--verbose"]]
    ways += [["--output", "../report", "--format", "sarif", "--color", "always"], ["--fix"]]
    write({name: text})
    for way in ways:
        result = lint(*way, name)
        assert result.code in (0, 1, 3), way
        written = [path.read_text() for path in (Path("../baseline"), Path("../report")) if path.exists()]
        said = "".join((result.out, result.err, *written))
        assert not any(KEY[at : at + SHOWN] in said for at in range(len(KEY) - SHOWN + 1)), way


@pytest.mark.usefixtures("project")
def test_nothing_leaks_through_the_library() -> None:
    write(PROGRAMS)
    said = repr(library.check_paths(["."]))
    assert KEY[:5] not in said
    assert PLAIN[:5] not in said


def test_errors_hold_no_key(lint: Lint) -> None:
    write({".kling-route.toml": f'"{KEY}" = 1\n[severity]\n"{KEY}" = "error"\n'})
    for arguments in (["."], ["--select", KEY], ["--config", KEY], [f"./{KEY}"]):
        result = lint(*arguments)
        assert result.code == 2
        assert KEY[:5] not in result.err, arguments


def test_a_key_that_is_a_word_hides_no_other_word(lint: Lint) -> None:
    word = "zebracrossing"
    write({"a.py": f'APIDOT_API_KEY = "{word}"\n{word} = 1  # kling-route: ignore[{word}]\n'})
    out = lint().out
    assert 'APIDOT_API_KEY = "*************"' in out
    assert "zebracrossing = 1" in out
