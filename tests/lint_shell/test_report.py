"""What reports look like, in every format, and how the command ends."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from kling_route.lint.report import FORMATS
from lint_shell.conftest import Lint
from lint_shell.samples import CLEAN, KEY, LEAK, write

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "lint-report.schema.json").read_text())
STATUS = "import requests\nr = requests.get('https://api.apidot.ai/api/generate/status/x').json()\n"

HELP = (
    "Revoke this key in the APIDot dashboard, then read the new one from the environment on the server: "
    'os.environ["APIDOT_API_KEY"]'
)

TEXT = f"""\
app/a.py:1:18: error[leaked-key] A literal APIDot API key is written here: sk-a…
  |
1 | APIDOT_API_KEY = "sk-a{"*" * 59}"
  |                  {"^" * 65}
  = help: {HELP}

Found 1 error in 1 file. Scanned 2 files, 1 of them about APIDot.
"""


def test_text(lint: Lint) -> None:
    write({"app/a.py": LEAK, "b.py": ""})
    assert lint() == (1, TEXT, "")


def test_text_of_a_clean_scan(lint: Lint) -> None:
    write({"a.py": CLEAN})
    assert lint() == (0, "No findings. Scanned 1 file, 1 of them about APIDot.\n", "")
    assert lint("--quiet") == (0, "", "")


def test_a_scan_of_nothing_says_so(lint: Lint) -> None:
    assert lint() == (0, "No findings. No file was scanned.\n", "")


def test_the_caret_stands_under_the_finding(lint: Lint) -> None:
    write({"a.py": f'#apidot\n\tx = "漢字é\u0301"; api_key = "{KEY}"\n'})
    frame = [line.partition(" | ")[2] for line in lint().out.splitlines()[2:4]]
    assert frame[0].startswith('\tx = "漢字é')
    assert frame[1] == "\t" + " " * 24 + "^" * len(KEY)


def test_a_long_line_is_cut_to_a_window(lint: Lint) -> None:
    write({"a.js": "/*apidot*/" + "x();" * 100_000 + f'apidotApiKey="{KEY}";' + "y();" * 100_000})
    out = lint().out
    assert max(map(len, out.splitlines())) < 200
    assert f'"sk-a{"*" * 59}"' in out


def test_terminals_are_not_obeyed(lint: Lint) -> None:
    write({"a\x1b[2J.py": f'# apidot \x1b]0;title\x07\nAPIDOT_API_KEY = "{KEY}"  # \x1b[31m \u202e \x9b\n'})
    out = lint("--verbose", "--color", "never")
    assert not set("\x1b\x07\x9b\u202e") & set(out.out + out.err)


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(
    lint: Lint, monkeypatch: pytest.MonkeyPatch, options: list[str], environment: dict[str, str], colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write({"a.py": LEAK})
    assert ("\x1b[" in lint(*options).out) == colored


def test_origin_of_a_key(findings: Lint) -> None:
    """A key that is read in another file comes from there."""
    write(
        {
            "keys.py": "import os\nKEY = os.environ['APIDOT_API_KEY']\n",
            "client.py": "import requests\nfrom keys import KEY\n"
            "requests.get(f'https://api.apidot.ai/api/generate/status/1?key={KEY}', timeout=9)\n",
            "store.ts": "const key = process.env.APIDOT_API_KEY;\nlocalStorage.setItem('apidot', key);\n",
        }
    )
    found = {
        one["rule"]: (one["path"], one["origin"]["path"], one["origin"]["line"])
        for one in findings().document["findings"]
    }
    assert found["key-in-url"] == ("client.py", "keys.py", 2)
    assert found["client-side-key"] == ("store.ts", "store.ts", 1)


def test_json(findings: Lint) -> None:
    write({"app/a.py": STATUS + "print(r)\n", "b.py": LEAK, "broken.py": "x = )  # apidot\n"})
    result = findings()
    jsonschema.validate(result.document, SCHEMA)
    assert result.code == 3
    assert list(result.document) == ["version", "summary", "findings", "errors"]
    logged, leaked = result.document["findings"]
    assert (logged["path"], logged["line"], logged["column"], logged["end_column"]) == ("app/a.py", 3, 1, 9)
    assert (logged["origin"]["path"], logged["origin"]["line"]) == ("app/a.py", 2)
    assert "origin" not in leaked
    assert "fix" not in leaked
    assert result.document["errors"] == [
        {"path": "broken.py", "message": "not fully read: python syntax not understood at 1:1"}
    ]
    assert result.document["summary"]["unreadable"] == 1
    assert result.err == "kling-route: broken.py: not fully read: python syntax not understood at 1:1\n"


def test_the_schema_of_the_document() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for example in SCHEMA["examples"]:
        jsonschema.validate(example, SCHEMA)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_input_gives_the_same_bytes_and_the_format_never_changes_the_exit_code(lint: Lint, name: str) -> None:
    write({"a.py": LEAK, "b.py": STATUS + "print(r)\n"})
    first, second = lint("--format", name), lint("--format", name)
    assert first == second
    assert first.code == 1
    assert lint("--format", name, "--exit-zero").code == 0


def test_output_beside_the_text(lint: Lint) -> None:
    write({"a.py": LEAK})
    result = lint("--format", "json", "--output", "../report.json")
    assert (result.code, result.out.splitlines()[0][:12]) == (1, "a.py:1:18: e")
    jsonschema.validate(json.loads(Path("../report.json").read_bytes()), SCHEMA)
    quiet = lint("--format", "text", "--output", "../report.txt", "--quiet", "--color", "always")
    assert quiet.out == ""
    assert "\x1b" not in Path("../report.txt").read_text()


def test_an_output_that_cannot_be_written_is_no_finding(lint: Lint) -> None:
    write({"a.py": CLEAN})
    result = lint("--output", "none/report.json")
    assert result.code == 3
    assert "none/report.json: No such file" in result.err


def test_statistics(lint: Lint) -> None:
    write({"a.py": LEAK, "b.py": STATUS + "print(r)\nprint(r)\n"})
    assert "     2 logged-payload\n     1 leaked-key\n" in lint("--statistics").out
    result = lint("--statistics", "--format", "json")
    assert result.err == "     2 logged-payload\n     1 leaked-key\n"
    assert json.loads(result.out)


def test_misuse(lint: Lint) -> None:
    write({"a.py": LEAK})
    assert lint("--no-such-option").code == 2
    assert lint("--format", "xml").code == 2
    assert lint("-").code == 2
    assert lint("-", "a.py", "--stdin-filename", "b.py").code == 2
    assert lint("a.py", "--stdin-filename", "b.py").code == 2
