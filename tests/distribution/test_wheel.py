"""The wheel, installed in an environment of its own and used from another folder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from installed import Installed

KEY = "sk-" + "4kQ9" * 12
CLIENT = """\
import requests

API_KEY = "{key}"


def submit(body):
    return requests.post(
        "https://api.apidot.ai/api/generate/submit", json=body, headers={{"Authorization": f"Bearer {{API_KEY}}"}}
    )
"""


def test_it_holds_the_compiled_data_and_the_package_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    compiled = {f"kling_route/_compiled/{name}.py" for name in ("table", "index", "api", "ecosystems", "schemas")}
    assert compiled | {"kling_route/py.typed"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kling_route"}
    assert not [name for name in names if "test" in name or name.endswith((".pyc", ".tmp"))]


def test_a_second_build_gives_the_same_bytes(wheel: Path, root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path), str(root)]
    subprocess.run(command, capture_output=True, check=True, timeout=600)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in wheel.parent.iterdir() if path.name in built}
    assert len(built) == 2


def test_the_site_generator_stays_out(installed: Installed) -> None:
    assert not {"jinja2", "mkdocs", "mkdocs-material", "markupsafe", "pygments"} & installed.distributions()


def test_it_stays_small(installed: Installed) -> None:
    assert installed.size() < 30_000_000


def test_a_lookup(installed: Installed, tmp_path: Path) -> None:
    done = installed.kling_route("webhooks", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "https://apidot.ai/docs/webhooks" in done.stdout.splitlines()


def test_a_lookup_imports_the_package_alone(installed: Installed, tmp_path: Path) -> None:
    """Not even `re`: what a lookup imports beyond a bare interpreter is kling_route and `__future__`."""
    script = "from kling_route.cli import main; main(['webhooks'])"
    bare, lookup = (imported(installed, code, tmp_path) for code in ("pass", script))
    assert {name.split(".")[0] for name in lookup - bare} == {"__future__", "kling_route"}


def imported(installed: Installed, code: str, folder: Path) -> set[str]:
    done = installed.run_python("-X", "importtime", "-c", code, cwd=folder)
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr, re.MULTILINE))


def test_the_library(installed: Installed, tmp_path: Path) -> None:
    code = "import kling_route; print(kling_route.find('webhooks')[0].route.url, len(kling_route.routes()) > 10)"
    done = installed.run_python("-c", code, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("https://apidot.ai/docs/webhooks True\n", "")


def test_a_lint_finds_a_leak_and_does_not_print_it(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(CLIENT.format(key=KEY), encoding="utf-8")
    done = installed.kling_route("lint", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["path"], finding["line"]) == ("leaked-key", "client.py", 3)
    assert KEY[:8] not in done.stdout


@pytest.mark.parametrize("name", ["client.ts", "client.tsx", "client.js", "key.sh", "key.json", "key.yaml", "key.toml"])
def test_a_lint_reads_every_language(installed: Installed, tmp_path: Path, name: str) -> None:
    """With the grammars that the wheel's own requirements bring."""
    text = {
        "sh": 'export APIDOT_API_KEY="{}"\n',
        "json": '{{"APIDOT_API_KEY": "{}"}}\n',
        "yaml": 'APIDOT_API_KEY: "{}"\n',
        "toml": 'APIDOT_API_KEY = "{}"\n',
    }.get(name.split(".")[1], 'const APIDOT_API_KEY = "{}";\n')
    (tmp_path / name).write_text(text.format(KEY), encoding="utf-8")
    done = installed.kling_route("lint", name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, ""), done.stdout
    assert "leaked-key" in done.stdout


def test_a_lint_of_clean_code(installed: Installed, root: Path) -> None:
    done = installed.kling_route("lint", ".", cwd=root / "tests" / "sample" / "good")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_it_validates_a_table(installed: Installed, root: Path, tmp_path: Path) -> None:
    done = installed.kling_route("validate", str(root / "routing.yaml"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_a_build_says_what_it_needs(installed: Installed, tmp_path: Path) -> None:
    done = installed.kling_route("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "`site` extra" in done.stderr
