"""The hook as an integration repository uses it: the real pre-commit, a real repository, a real installation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lint_shell.samples import CLEAN, KEY, LEAK, git, write

SCRUBBED = ("GIT_", "PRE_COMMIT", "CI", "NO_COLOR", "FORCE_COLOR", "VIRTUAL_ENV", "PYTHON")


@pytest.fixture(scope="session")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it stands, committed to a repository of its own: what a user names as `repo`."""
    copy = tmp_path_factory.mktemp("published")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=root)
    for name in filter(None, listed.split("\0")):
        source, target = root / name, copy / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    git("init", folder=copy)
    git("add", "--all", folder=copy)
    git("commit", "--quiet", "--no-verify", "--message", "as it stands", folder=copy)
    return copy


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of pre-commit and prek, with homes of their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SCRUBBED)}
    homes = {name: str(tmp_path_factory.mktemp("home")) for name in ("PRE_COMMIT_HOME", "PREK_HOME")}
    return {**kept, **homes, "PRE_COMMIT_COLOR": "never"}


class Repository:
    """A repository of an integration that uses the hook, in the current folder."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def commit(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Commit what is staged, as a person would; the hook decides."""
        identity = ("-c", "user.name=test", "-c", "user.email=test@example.invalid")
        return self._run("git", *identity, "commit", "--message", "change", *options)

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit."""
        return self._run(sys.executable, "-m", "pre_commit", *arguments)

    def prek(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run prek, from the environment of the tests."""
        return self._run(str(Path(sys.executable).with_name("prek")), *arguments)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, capture_output=True, text=True, env=self.environment, check=False, timeout=600)


@pytest.fixture
def repository(
    published: Path, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Repository]:
    """A repository with the hook installed."""
    monkeypatch.chdir(tmp_path)
    rev = git("rev-parse", "HEAD", folder=published).strip()
    hooks = {"repos": [{"repo": str(published), "rev": rev, "hooks": [{"id": "kling-route"}]}]}
    write({".pre-commit-config.yaml": yaml.safe_dump(hooks)})
    git("init")
    repository = Repository(environment)
    installed = repository.pre_commit("install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    git("add", ".")
    yield repository


def test_a_staged_leak_is_refused_and_the_fixed_file_passes(repository: Repository) -> None:
    write({"app/settings.py": LEAK, "app/ключ with space.py": CLEAN, "logo.png": b"\x89PNG\0"})
    git("add", ".")
    refused = repository.commit()
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert "app/settings.py:1:18: error[leaked-key]" in said
    assert KEY not in said
    write({"app/settings.py": CLEAN})
    assert repository.commit().returncode == 1, "what is staged counts, not what lies in the folder"
    git("add", ".")
    passed = repository.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout + passed.stderr
    assert git("log", "--format=%s") == "change\n"


def test_a_part_of_a_file_is_staged(repository: Repository) -> None:
    write({"a.py": CLEAN})
    git("add", ".")
    write({"a.py": CLEAN + LEAK})
    assert repository.commit().returncode == 0
    git("add", ".")
    assert repository.commit().returncode == 1
    assert repository.pre_commit("run", "--all-files").returncode == 1


def test_renamed_deleted_and_linked_files(repository: Repository) -> None:
    write({"a.py": CLEAN, "b.py": CLEAN + "# b\n", "c.py": CLEAN + "# c\n"})
    Path("broken-link.py").symlink_to("missing.py")
    git("add", ".")
    assert repository.commit().returncode == 0
    git("rm", "--quiet", "a.py")
    git("mv", "--", "b.py", "-b.py")
    git("add", ".")
    done = repository.commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_project_in_a_project(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    theirs = tmp_path_factory.mktemp("theirs")
    write({"leak.py": LEAK}, theirs)
    git("init", folder=theirs)
    git("add", ".", folder=theirs)
    git("commit", "--quiet", "--message", "theirs", folder=theirs)
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(theirs), "vendor/theirs")
    write({"a.py": CLEAN})
    git("add", ".")
    done = repository.commit()
    assert done.returncode == 0, "a submodule's files are judged in its own repository\n" + done.stdout + done.stderr


def test_more_files_than_a_command_line_holds(repository: Repository) -> None:
    folder = "folder " + "x" * 90
    write({f"{folder}/часть {at:04}\n.py": CLEAN + f"# {at}\n" for at in range(1500)})
    write({f"{folder}/last.py": LEAK, f"{folder}/0.py": LEAK})
    git("add", ".")
    refused = repository.commit()
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert said.count("error[leaked-key]") == 2


def test_prek_runs_the_same_hook(repository: Repository) -> None:
    write({"-q.py": LEAK, "b.py": CLEAN})
    git("add", ".")
    refused = repository.prek("run")
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert "-q.py:1:18: error[leaked-key]" in refused.stdout
    write({"-q.py": CLEAN})
    git("add", ".")
    passed = repository.prek("run", "--all-files")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    write({"-q.py": CLEAN + LEAK})
    assert repository.prek("run").returncode == 0, "what is staged counts, not what lies in the folder"


def test_our_own_configuration_is_valid(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text())
    assert (hook["id"], hook["require_serial"]) == ("kling-route", True)
    for file, check in (
        (".pre-commit-hooks.yaml", "validate-manifest"),
        (".pre-commit-config.yaml", "validate-config"),
    ):
        subprocess.run([sys.executable, "-m", "pre_commit", check, str(root / file)], check=True, capture_output=True)
