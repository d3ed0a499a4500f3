"""Which files are scanned."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint_shell.conftest import Lint
from lint_shell.samples import CLEAN, LEAK, git, write


def paths(result) -> list[str]:  # type: ignore[no-untyped-def]
    return [path for path, _, _ in result.rules]


def test_the_current_folder_is_the_default(findings: Lint) -> None:
    write({"a.py": LEAK, "deep/er/b.py": LEAK, "clean.py": CLEAN, "other.py": "print(1)\n"})
    result = findings()
    assert paths(result) == ["a.py", "deep/er/b.py"]
    assert result.document["summary"] == {
        "files": 4,
        "apidot_files": 3,
        "findings": 2,
        "suppressed": 0,
        "unreadable": 0,
    }


@pytest.mark.parametrize("checkout", [True, False])
def test_ignored_files_are_scanned_only_when_named(findings: Lint, checkout: bool) -> None:
    write({".gitignore": "*.env\n.env\n/local/\n", ".env": LEAK, "local/x.py": LEAK, "a.py": LEAK})
    if checkout:
        git("init")
    assert paths(findings()) == ["a.py"]
    assert paths(findings(".env")) == [".env"]
    assert paths(findings("local/x.py")) == ["local/x.py"]
    assert paths(findings("local")) == ["local/x.py"]


def test_untracked_files_count_and_deleted_ones_do_not(findings: Lint) -> None:
    write({"kept.py": LEAK, "gone.py": LEAK})
    git("init")
    git("add", ".")
    write({"new.py": LEAK})
    Path("gone.py").unlink()
    assert paths(findings()) == ["kept.py", "new.py"]


def test_variables_of_a_running_hook_do_not_mislead(
    findings: Lint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git("init", folder=other)
    write({"a.py": LEAK})
    git("init")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert paths(findings()) == ["a.py"]


def test_a_checkout_cannot_make_git_run_a_program(findings: Lint, project: Path) -> None:
    write({"a.py": LEAK, "monitor.sh": "#!/bin/sh\ntouch ran\n"})
    Path("monitor.sh").chmod(0o755)
    git("init")
    git("add", ".")
    git("config", "core.fsmonitor", str(project / "monitor.sh"))
    assert paths(findings()) == ["a.py"]
    assert not Path("ran").exists()


def test_submodules_and_nested_checkouts_are_entered(findings: Lint) -> None:
    write({"nested/.gitignore": "hidden.py\n", "nested/x.py": LEAK, "nested/hidden.py": LEAK, "a.py": LEAK})
    git("init")
    git("init", folder=Path("nested"))
    assert paths(findings()) == ["a.py", "nested/x.py"]


def test_a_walk_leaves_out_what_others_wrote(findings: Lint) -> None:
    write({"node_modules/x/a.js": "", "env/pyvenv.cfg": "", "env/x.py": LEAK, "node_modules/a.py": LEAK, "a.py": LEAK})
    assert paths(findings()) == ["a.py"]
    assert paths(findings("node_modules")) == ["node_modules/a.py"]


def test_excludes_hold_for_named_files_too(findings: Lint) -> None:
    write({"vendor/a.py": LEAK, "b.py": LEAK, "c/d.py": LEAK})
    assert paths(findings("--exclude", "vendor/", "vendor/a.py", "b.py")) == ["b.py"]
    assert paths(findings("--exclude", "vendor/**", "--exclude", "d.py")) == ["b.py"]
    assert paths(findings("--exclude", "vendor", "vendor")) == []


def test_a_file_is_scanned_once_however_it_is_named(findings: Lint, project: Path) -> None:
    write({"a/b.py": LEAK})
    assert paths(findings("a", "./a/b.py", "a/../a/b.py", str(project / "a/b.py"))) == ["a/b.py"]


def test_a_path_that_is_not_there_is_misuse(lint: Lint) -> None:
    write({"a.py": LEAK})
    result = lint("a.py", "b.py")
    assert result.code == 2
    assert "b.py: No such file" in result.err


def test_links_are_followed_only_when_named(findings: Lint, tmp_path: Path) -> None:
    write({"real.py": LEAK}, tmp_path)
    Path("link.py").symlink_to(tmp_path / "real.py")
    Path("loop").symlink_to(".")
    assert paths(findings()) == []
    assert paths(findings("link.py")) == ["link.py"]


def test_pipes_are_left_alone(findings: Lint, lint: Lint) -> None:
    os.mkfifo("pipe.py")
    write({"a.py": LEAK})
    assert paths(findings()) == ["a.py"]
    assert lint("pipe.py").code == 2


@pytest.mark.parametrize("name", ["with space.py", "new\nline.py", "ключ.py", "-dash.py", "[glob]*.py", "quote'\".py"])
@pytest.mark.parametrize("checkout", [True, False])
def test_odd_names(findings: Lint, name: str, checkout: bool) -> None:
    write({name: LEAK})
    if checkout:
        git("init")
        git("add", ".")
    assert paths(findings()) == [name]
    assert paths(findings(f"./{name}")) == [name]


def test_a_name_that_is_no_text_is_printed_as_an_escape(lint: Lint) -> None:
    write({os.fsdecode(b"bad\xff.py"): LEAK})
    result = lint("--format", "json")
    assert result.code == 1
    assert result.document["findings"][0]["path"] == "bad\udcff.py"
    assert lint().code == 1


def test_folders_outside_the_current_one(findings: Lint, tmp_path: Path) -> None:
    write({"else/a.py": LEAK}, tmp_path)
    assert paths(findings("../else")) == ["../else/a.py"]
    assert paths(findings(str(tmp_path / "else"))) == [(tmp_path / "else/a.py").as_posix()]
