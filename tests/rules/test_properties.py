"""What holds for every program: for the annotated ones, changed at random."""

from __future__ import annotations

import random
import string
from collections import Counter
from pathlib import Path

import pytest
from expectations import composed_key
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import Finding, check_paths, check_text
from kling_route.lint.engine import scan
from kling_route.lint.fixes.fixing import Fixing
from kling_route.lint.report import FORMATS, render
from rules.programs import files

FILES = [name for name in files() if "/" not in name.partition("/")[2]]
COMMENTS = {
    **dict.fromkeys((".py", ".yaml", ".yml", ".toml", ".sh", ".env", ""), "# {}"),
    **dict.fromkeys((".ts", ".cjs", ".mjs"), "// {}"),
    ".md": "<!-- {} -->",
}
"""How a line of each format is made a comment. JSON and notebooks have none."""
COMMENTED = [name for name in FILES if Path(name).suffix in COMMENTS]
LINES = [name for name in COMMENTED if Path(name).suffix in (".py", ".ts", ".toml", ".env")]
SUPPRESSIBLE = [name for name in LINES if not name.startswith(("unused-ignore/", "leaked-key/shape"))]
"""Programs in which a comment can stand above each finding: no key stands within a longer text there."""
WORDS = st.text(st.characters(categories=["L", "Nd", "Zs"], include_characters=",;:()'\"`$\\"), max_size=40)

few = settings(max_examples=30, deadline=None, derandomize=True, database=None)


def check(text: str, name: str) -> list[Finding]:
    """What is found in a text, as if it stood alone in a folder; its fixes are not tied to it."""
    found = check_text(text, Path(name).name)
    return [one._replace(fix=one.fix._replace(digest="")) if one.fix else one for one in found]


@pytest.fixture(scope="module", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The current folder is an empty one, with no configuration above it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        yield


def moved(finding: Finding, lines: int, from_line: int = 1) -> Finding:
    """The finding, after so many lines have come in before `from_line`."""
    origin = finding.origin
    if origin is not None and origin.line >= from_line:
        origin = origin._replace(line=origin.line + lines)
    if finding.line < from_line:
        return finding._replace(origin=origin)
    fix = finding.fix
    if fix is not None:
        edits = [edit._replace(line=edit.line + lines, end_line=edit.end_line + lines) for edit in fix.edits]
        fix = fix._replace(edits=tuple(edits))
    return finding._replace(line=finding.line + lines, end_line=finding.end_line + lines, origin=origin, fix=fix)


@given(name=st.sampled_from(FILES))
@few
def test_same_bytes_same_findings(name: str, programs: Path) -> None:
    """A scan depends on nothing but what it is given."""
    text = (programs / name).read_text()

    assert check(text, name) == check(text, name) == check(text.encode(), name)


@given(name=st.sampled_from(FILES))
@few
def test_text_and_file(name: str, programs: Path) -> None:
    """A file has the findings that its text has."""
    path = programs / name
    report = check_paths([path])

    assert check_text(path.read_bytes(), str(path)) == list(report.findings)


@given(name=st.sampled_from(FILES), lines=st.integers(1, 4))
@few
def test_blank_lines_move_findings(name: str, lines: int, programs: Path) -> None:
    """What comes in above moves a finding down, and changes nothing else."""
    text = (programs / name).read_text()
    if text.startswith("#!"):
        return

    assert check("\n" * lines + text, name) == [moved(finding, lines) for finding in check(text, name)]


@given(name=st.sampled_from(COMMENTED), words=WORDS)
@few
def test_comment_changes_nothing(name: str, words: str, programs: Path) -> None:
    """A comment that speaks of something else is of no consequence."""
    text = (programs / name).read_text()
    comment = COMMENTS[Path(name).suffix].format(words)

    assert check(f"{text}\n{comment}\n", name) == check(text, name)


@given(data=st.data(), name=st.sampled_from(SUPPRESSIBLE))
@few
def test_suppression(data: st.DataObject, name: str, programs: Path) -> None:
    """A comment takes back the findings of its rule on the next line, and no other."""
    lines = (programs / name).read_text().splitlines(keepends=True)
    found = check("".join(lines), name)
    if not found:
        return
    chosen = data.draw(st.sampled_from(found))
    indent = lines[chosen.line - 1][: -len(lines[chosen.line - 1].lstrip())]
    comment = COMMENTS[Path(name).suffix].format(f"kling-route: ignore[{chosen.rule}] known")
    lines.insert(chosen.line - 1, f"{indent}{comment}\n")

    left = [one for one in found if (one.rule, one.line) != (chosen.rule, chosen.line)]
    assert check("".join(lines), name) == [moved(finding, 1, chosen.line) for finding in left]


@given(name=st.sampled_from(FILES), part=st.floats(0, 1))
@settings(few, max_examples=60)
def test_broken_program(name: str, part: float, programs: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A program that ends anywhere is read as far as it goes."""
    data = (programs / name).read_bytes()
    path = tmp_path_factory.mktemp("broken") / Path(name).name
    path.write_bytes(data[: int(len(data) * part)])

    assert not [error for error in check_paths([path]).errors if "internal error" in error.message]


def shows(text: str, key: str) -> bool:
    """Whether a text has more of a key than the four characters that a report may show."""
    return any(key[start : start + 5] in text for start in range(len(key) - 4))


@pytest.mark.parametrize("name", files("leaked-key"))
def test_no_key_is_shown(name: str, programs: Path) -> None:
    """Whatever a format shows of a finding, and of the line it stands on, it shows no key."""
    path = programs / name
    lines = path.read_text().splitlines()
    report = check_paths([path])
    texts = [render(report, form) for form in FORMATS] + [repr(report)]

    for text in texts:
        assert not shows(text, composed_key())
        for one in report.findings:
            literal = lines[one.line - 1][one.column - 1 : one.end_column - 1].strip("\"'`")
            assert one.end_line != one.line or literal not in text


def key_of(seed: int) -> str:
    """A key as keys are: mixed, some with `-` and `_`."""
    source = random.Random(seed)
    letters = string.ascii_letters + string.digits + ("-_" if seed % 2 else "")
    return "sk-" + "".join(source.sample(letters, 30) + source.sample(string.ascii_letters + string.digits, 30))


TEMPLATES = {
    "one.py": 'APIDOT_API_KEY = "{key}"\nprint(answer, "{key}")\n',
    "two.py": 'import requests\n\nurl = "https://api.apidot.ai/api/generate/status/1"\n'
    'answer = requests.get(url, headers={{"Authorization": "Bearer {key}"}}).json()\n'
    'print(answer["data"], "{key}"); print(answer["data"]["{key}"])\n',
    "three.ts": "const apidotApiKey = `{key}`; /* {key} */\n",
    "four.ts": 'const answer = await (await fetch("https://api.apidot.ai/api/generate/status/{key}")).json();\n'
    'console.log("{key}", answer.data, answer.{key}, answer["{key}"]);\n',
    "five.json": '{{"apidot": {{"apiKey": "{key}", "note": "was {key}"}}}}\n',
    "six.env": "APIDOT_API_KEY={key} # {key}\n",
    "seven.yaml": "apidot:\n  {key}: {key}\n",
    "eight.md": "# APIDot\n\n`{key}` and {key}, [{key}](https://apidot.ai/{key})\n",
    "nine.sh": 'export APIDOT_API_KEY="{key}" OTHER={key}\n',
    "ten.toml": '[apidot]\nkey = "{key}"\n"{key}" = "{key}"\n',
    "eleven.py": 'import requests\n\nurl = "https://api.apidot.ai/api/generate/submit"\n'
    'requests.post(url, json={{"{key}": 1, "model": "{key}"}})\n',
}


@given(name=st.sampled_from(sorted(TEMPLATES)), seed=st.integers(0, 10_000))
@settings(few, max_examples=80)
def test_no_random_key_is_shown(name: str, seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same for keys in all places, names included."""
    key = key_of(seed)
    path = tmp_path_factory.mktemp("keys") / name
    path.write_text(TEMPLATES[name].format(key=key))

    report = check_paths([path])

    assert Counter(finding.rule for finding in report.findings)["leaked-key"]
    assert not any(shows(text, key) for text in [*(render(report, form) for form in FORMATS), repr(report)])


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("invented-", "missing-", "invalid-"))])
def test_fixes_are_idempotent(name: str, programs: Path, tmp_path: Path) -> None:
    """What `--fix` has written it leaves alone, and it makes no finding that was not there."""
    path = tmp_path / Path(name).name
    path.write_bytes((programs / name).read_bytes())

    first = Fixing(lambda given: scan([str(path)], overlay=given), {})
    left = first.write()
    again = Fixing(lambda given: scan([str(path)], overlay=given), {})

    assert not again.texts
    assert len(left.findings) <= len(first.before.findings)
