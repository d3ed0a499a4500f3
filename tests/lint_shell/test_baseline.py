"""Baselines: what they accept, what they survive, and what they never hide."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_shell.conftest import Lint
from lint_shell.samples import KEY, LEAK, git, write

LOGGED = "import requests\nr = requests.get('https://api.apidot.ai/api/generate/status/x').json()\nprint(r)\n"
FILE = ".kling-route-baseline"
USE = ("--baseline", FILE)
WRITE = (*USE, "--write-baseline")


@pytest.fixture
def accepted(lint: Lint) -> Lint:
    """Runs the command after two findings have been accepted."""
    write({"app/a.py": LOGGED, "b.py": LEAK})
    result = lint(*WRITE)
    assert (result.code, result.out) == (
        0,
        "No findings. Scanned 2 files, 2 of them about APIDot. The baseline accepts 2 findings.\n",
    )
    return lint


def test_what_is_accepted_is_not_reported(accepted: Lint) -> None:
    assert accepted(*USE).code == 0
    assert accepted().code == 1


def test_lines_may_move(accepted: Lint) -> None:
    write({"app/a.py": "# a comment\n\n" + LOGGED.replace("print(r)", "if r:\n    print(r)"), "b.py": "\n" + LEAK})
    assert accepted(*USE).code == 0


def test_folders_above_may_be_renamed(accepted: Lint, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.rename(project.parent / "renamed")
    monkeypatch.chdir(project.parent)
    assert accepted("renamed", "--baseline", f"renamed/{FILE}").code == 0


def test_nothing_new_is_hidden(accepted: Lint) -> None:
    write({"b.py": LEAK.replace("sk-a", "sk-b")})
    assert accepted(*USE).code == 1
    write({"b.py": LEAK + LEAK})
    assert accepted(*USE).code == 1
    write({"b.py": LEAK, "app/a.py": LOGGED + "print(r)\n"})
    assert accepted(*USE).code == 1
    write({"app/a.py": LOGGED, "app/c.py": LOGGED})
    assert accepted(*USE).code == 1


def test_a_second_key_on_an_accepted_line_is_new(lint: Lint) -> None:
    write({"a.py": f'# apidot\nx = ["{KEY}"]\n'})
    lint(*WRITE)
    write({"a.py": f'# apidot\nx = ["{KEY}", "{KEY[::-1][:-3]}"]; y = "sk-{KEY[:2:-1]}"\n'})
    result = lint(*USE)
    assert result.code == 1


def test_what_is_stale_is_told_and_dropped(accepted: Lint) -> None:
    write({"b.py": "", "app/a.py": ""})
    result = accepted(*USE)
    assert result.code == 0
    assert "The baseline has 2 stale entries, which --write-baseline drops." in result.out
    assert "has 1 stale entry," in accepted(*USE, "b.py").out
    accepted(*WRITE, "b.py")
    assert "has 1 stale entry," in accepted(*USE).out


def test_only_what_was_scanned_is_written_anew(accepted: Lint) -> None:
    before = Path(FILE).read_text()
    accepted(*WRITE, "app")
    assert Path(FILE).read_text() == before
    write({"app/a.py": ""})
    accepted(*WRITE, "app")
    assert [line.split()[0] for line in Path(FILE).read_text().splitlines()[1:]] == ["leaked-key"]


def test_the_file(accepted: Lint) -> None:
    text = Path(FILE).read_text()
    lines = text.splitlines()[1:]
    assert lines == sorted(lines, key=lambda line: line.split(" ", 2)[::-2])
    assert [line.split(" ", 2)[2] for line in lines] == ["app/a.py", "b.py"]
    assert KEY[:6] not in text
    accepted(*WRITE)
    assert Path(FILE).read_text() == text


def test_names_of_any_kind(lint: Lint) -> None:
    write({"a b\nc\\d é.py": LEAK})
    lint(*WRITE)
    assert len(Path(FILE).read_text().splitlines()) == 2
    assert lint(*USE).code == 0


def test_branches_merge(accepted: Lint) -> None:
    write({f"m{number}.py": LEAK for number in range(4)})
    accepted(*WRITE)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "start")
    for branch, name in (("one", "a.py"), ("two", "z.py")):
        git("checkout", "-qb", branch, "main")
        write({name: LEAK})
        accepted(*WRITE)
        git("add", ".")
        git("commit", "-qm", branch)
    git("merge", "-q", "one")
    assert accepted(*USE).code == 0


def test_misuse(lint: Lint) -> None:
    write({"a.py": LEAK, "bad": "something else\n"})
    assert lint("--write-baseline").code == 2
    result = lint("--baseline", "missing")
    assert (result.code, "missing: No such file" in result.err) == (2, True)
    assert lint("--baseline", "bad").code == 2
    assert lint("--baseline", "no/such/folder", "--write-baseline").code == 3
