"""Text that is no file: standard input and the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from kling_route import lint as library
from kling_route.lint.config import ConfigError
from kling_route.lint.discover import NoSuchPathError
from lint_shell.conftest import Lint
from lint_shell.samples import CLEAN, KEY, LEAK, write


def test_standard_input(findings: Lint) -> None:
    result = findings("-", "--stdin-filename", "app/a.py", stdin=LEAK.encode())
    assert (result.code, result.rules) == (1, [("app/a.py", 1, "leaked-key")])
    assert findings("-", "--stdin-filename", "a.py", stdin=b"").document["summary"]["files"] == 1


def test_standard_input_takes_the_place_of_the_file(findings: Lint) -> None:
    write({"a.py": LEAK, ".kling-route.toml": 'exclude = ["c.py"]\n'})
    assert findings("-", "--stdin-filename", "a.py", stdin=CLEAN.encode()).rules == []
    assert findings("-", "--stdin-filename", "c.py", stdin=LEAK.encode()).rules == []


def test_standard_input_sees_its_neighbours(findings: Lint) -> None:
    write({"client.py": "# apidot\n"})
    text = f'import client\nTOKEN = "{KEY}"\n'
    assert findings("-", "--stdin-filename", "a.py", stdin=text.encode()).rules == [("a.py", 2, "leaked-key")]
    assert findings("-", "--stdin-filename", "sub/b.md", stdin=text.encode()).rules == []


@pytest.mark.usefixtures("project")
def test_check_text() -> None:
    (finding,) = library.check_text(LEAK, "a.py")
    assert (finding.rule, finding.path, finding.line, finding.column) == ("leaked-key", "a.py", 1, 18)
    assert KEY not in repr(finding)
    assert library.check_text(LEAK.encode(), "a.py") == [finding]
    assert library.check_text(LEAK, "a.py", ignore=["leaked-key"]) == []
    assert library.check_text(LEAK, "a.py", select=["logged-url"]) == []
    with pytest.raises(ConfigError):
        library.check_text(LEAK, "a.py", select=["nonsense"])


@pytest.mark.usefixtures("project")
def test_check_paths_agrees_with_check_text() -> None:
    text = f"\r\n# é 😀\r\nx = '😀'; {LEAK}"
    write({"a.py": text})
    report = library.check_paths([Path("a.py")])
    assert list(report.findings) == library.check_text(text, "a.py")
    assert [(one.line, one.column) for one in report.findings] == [(3, 27)]
    assert report.errors == ()
    assert report.summary == (1, 1, 1, 0, 0)
    with pytest.raises(NoSuchPathError):
        library.check_paths(["none.py"])
