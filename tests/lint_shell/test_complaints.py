"""What users of linters and secret scanners complain of, one test each. None of it may come true here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kling_route.lint.report import FORMATS
from lint_shell.conftest import Lint
from lint_shell.samples import CLEAN, KEY, LEAK, git, write

IGNORED = LEAK.rstrip("\n") + "  # kling-route: ignore[leaked-key] a key of a test\n"


def test_the_exit_code_does_not_tell_findings_from_failures(lint: Lint) -> None:
    write({"a.py": LEAK, "b.py": CLEAN, "c.json": '{"apidot": ' + "[" * 200_000})
    assert lint("a.py").code == 1
    assert lint("b.py").code == 0
    assert lint("--no-such-option").code == 2
    assert lint("missing.py").code == 2
    assert lint("b.py", "c.json").code == 3
    assert lint("a.py", "c.json").code == 3


def test_errors_end_with_zero(lint: Lint) -> None:
    write({"a.json": '{"apidot": ' + "[" * 200_000})
    assert lint("--exit-zero").code == 3
    assert "not fully read" in lint("--exit-zero").err


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_needs_a_second_run_to_fail(lint: Lint, name: str) -> None:
    write({"a.py": LEAK})
    done = lint("--format", name, "--output", "report")
    assert done.code == 1
    assert "a.py:1:18: error[leaked-key]" in done.out
    assert Path("report").stat().st_size
    assert lint("--format", name, "--exit-zero").code == 0


def test_a_hook_passes_having_scanned_nothing(lint: Lint) -> None:
    write({"a.py": CLEAN, "logo.png": b"\x89PNG\0"})
    assert lint("logo.png").out == "No findings. No file was scanned.\n"
    assert lint("a.py", "logo.png").out == "No findings. Scanned 1 file, 1 of them about APIDot.\n"


def test_a_suppression_has_no_effect_moves_or_becomes_part_of_the_value(findings: Lint) -> None:
    above = "# kling-route: ignore[leaked-key] a key of a test\n" + LEAK
    write({"a.py": IGNORED, "b.py": above, "c.env": f"# kling-route: ignore[leaked-key] a test\n{LEAK}"})
    done = findings()
    assert done.rules == []
    assert done.document["summary"]["suppressed"] == 3


def test_a_suppression_without_a_rule_hides_everything(findings: Lint) -> None:
    write({"a.py": LEAK.rstrip("\n") + "  # kling-route: ignore\n"})
    assert ("a.py", 1, "leaked-key") in findings().rules


def test_dead_suppressions_pile_up(findings: Lint) -> None:
    write({"a.py": CLEAN + "x = 1  # kling-route: ignore[leaked-key] long gone\n"})
    assert findings().rules == [("a.py", 4, "unused-ignore")]


def test_a_baseline_changes_with_every_line(lint: Lint) -> None:
    write({"a.py": LEAK, "b/c.py": LEAK})
    lint("--baseline", "accepted.txt", "--write-baseline")
    before = Path("accepted.txt").read_bytes()
    write({"a.py": "# apidot\n\n\n" + LEAK})
    assert lint("--baseline", "accepted.txt").code == 0
    lint("--baseline", "accepted.txt", "--write-baseline")
    assert Path("accepted.txt").read_bytes() == before
    assert KEY.encode() not in before


def test_a_baseline_hides_a_new_key_in_an_old_place(lint: Lint) -> None:
    write({"a.py": LEAK})
    lint("--baseline", "accepted.txt", "--write-baseline")
    write({"a.py": LEAK.replace(KEY, KEY[:3] + KEY[:2:-1])})
    assert lint("--baseline", "accepted.txt").code == 1


def test_exclude_is_ignored_for_named_files(findings: Lint) -> None:
    write({"vendor/a.py": LEAK, ".kling-route.toml": 'exclude = ["vendor/**"]\n'})
    assert findings("vendor/a.py").rules == []


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_pretty_format_hides_the_key(lint: Lint, name: str) -> None:
    write({"a.py": LEAK + f"print('apidot', '{KEY}')\n"})
    done = lint("--format", name, "--verbose", "--statistics")
    assert done.code == 1
    assert KEY not in done.out + done.err
    assert KEY[3:15] not in done.out + done.err


def test_sarif_is_unstable(lint: Lint) -> None:
    write({"a.py": LEAK + CLEAN})

    def results() -> list[dict[str, object]]:
        (run,) = json.loads(lint("--format", "sarif").out)["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        return [one["partialFingerprints"] for one in run["results"]]

    before = results()
    write({"a.py": "# apidot\n\n" + LEAK + CLEAN})
    assert results() == before


def test_a_misspelt_setting_is_passed_over(lint: Lint) -> None:
    write({"a.py": LEAK, "pyproject.toml": '[tool.kling-route]\nselct = ["logged-url"]\n'})
    done = lint()
    assert done.code == 2
    assert 'pyproject.toml:2: selct: unknown key; did you mean "select"?' in done.err


def test_a_configuration_beside_the_files_is_not_found(findings: Lint) -> None:
    write({"service/a.py": LEAK, "service/pyproject.toml": '[tool.kling-route]\nignore = ["leaked-key"]\n'})
    assert findings("service/a.py").rules == []


def test_files_that_git_ignores_make_noise(findings: Lint) -> None:
    git("init")
    write({".gitignore": "build/\n", "build/a.py": LEAK, "c.py": CLEAN})
    git("add", "c.py", ".gitignore")
    assert findings().rules == []
