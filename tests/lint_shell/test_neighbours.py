"""Files that do not name the API and still concern it."""

from __future__ import annotations

import pytest

from lint_shell.conftest import Lint
from lint_shell.samples import KEY, write

SHAPED = f'TOKEN = "{KEY}"\n'
SHAPED_SCRIPT = f'export const token = "{KEY}";\n'


def scanned(findings: Lint, *named: str) -> list[str]:
    return [path for path, _, _ in findings(*named).rules]


def test_a_file_without_the_word_is_left_alone(findings: Lint) -> None:
    write({"config.py": SHAPED})
    assert scanned(findings) == []


@pytest.mark.parametrize(
    "statement",
    ["import config", "from config import TOKEN", "from . import config", "from .config import (\n    TOKEN,\n)"],
)
def test_an_imported_file_is_looked_at(findings: Lint, statement: str) -> None:
    write({"client.py": f"# apidot\n{statement}\n", "config.py": SHAPED})
    assert scanned(findings) == ["config.py"]
    assert scanned(findings, "client.py") == []


def test_an_importer_is_looked_at(findings: Lint) -> None:
    write({"main.py": f"from client import send\n{SHAPED}", "client.py": "# ApiDot\ndef send(): ...\n"})
    assert scanned(findings) == ["main.py"]
    assert scanned(findings, "main.py") == ["main.py"]


def test_two_imports_away_is_too_far(findings: Lint) -> None:
    write({"client.py": "# apidot\nimport a\n", "a.py": "import b\n", "b.py": SHAPED})
    assert scanned(findings) == []
    assert findings().document["summary"]["apidot_files"] == 2


def test_context_is_not_reported(findings: Lint) -> None:
    write({"client.py": f"# apidot\nimport config\n{SHAPED}", "config.py": SHAPED})
    assert scanned(findings, "client.py") == ["client.py"]


@pytest.mark.parametrize(
    ("statement", "target"),
    [
        ('import {token} from "./config"', "src/config.ts"),
        ('import {token} from "./config.js"', "src/config.ts"),
        ('import {token} from "./config"', "src/config/index.ts"),
        ('const {token} = require("../lib/config")', "lib/config.js"),
        ("export * from './config'", "src/config.tsx"),
        ("const c = await import(`./config.mjs`)", "src/config.mjs"),
    ],
)
def test_script_imports(findings: Lint, statement: str, target: str) -> None:
    write({"src/client.ts": f"// apidot\n{statement};\n", target: SHAPED_SCRIPT})
    assert scanned(findings) == [target]


@pytest.mark.parametrize(
    ("importer", "statement", "target"),
    [
        ("app/client.py", "from app.settings import TOKEN", "app/settings.py"),
        ("app/client.py", "from app import settings", "app/settings.py"),
        ("app/deep/client.py", "from ..settings import TOKEN", "app/settings.py"),
        ("src/app/client.py", "import app.settings", "src/app/settings.py"),
        ("tests/test_client.py", "import app.settings as s", "src/app/settings.py"),
        ("app/client.py", "from app.settings import *", "app/settings/__init__.py"),
    ],
)
def test_python_imports(findings: Lint, importer: str, statement: str, target: str) -> None:
    write({".git": "", importer: f"# apidot\n{statement}\n", target: SHAPED})
    assert scanned(findings) == [target]


def test_nothing_outside_the_project_is_read(findings: Lint, lint: Lint) -> None:
    write({"../config.ts": SHAPED_SCRIPT, "package.json": "{}", "a.ts": '// apidot\nimport "../config";\n'})
    assert scanned(findings) == []
    assert "config" not in lint("--verbose").err


def test_imports_that_go_round_in_circles(findings: Lint) -> None:
    write({"a.py": f"import b  # apidot\n{SHAPED}", "b.py": f"import a\n{SHAPED}"})
    assert scanned(findings) == ["a.py", "b.py"]


def test_verbose_says_why(lint: Lint) -> None:
    write({"client.py": "import config  # apidot\n", "config.py": "", "other.py": ""})
    told = lint("--verbose").err.splitlines()
    assert told == ["kling-route: client.py: names the API", "kling-route: config.py: imported by client.py"]
