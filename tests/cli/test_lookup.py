"""`kling-route GOAL...` and `kling-route find GOAL...`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

WEBHOOKS = "https://apidot.ai/docs/webhooks"


def test_text_shows_goal_address_and_summary(run: Run) -> None:
    result = run("webhooks")
    lines = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (0, "")
    assert lines[:2] == ["Implement webhooks", WEBHOOKS]
    assert len(lines) == 3 and lines[2].endswith(".")


def test_candidates_follow_in_one_line_each(run: Run) -> None:
    lines = run("get", "task", "by", "id", "-n", "3").stdout.splitlines()
    assert lines[1].startswith("https://")
    assert lines[3:5] == ["", "Or:"]
    assert all("https://" in line for line in lines[5:])
    assert 1 <= len(lines[5:]) <= 2


@pytest.mark.parametrize("arguments", [("--url", "webhooks"), ("webhooks", "--url"), ("find", "--url", "webhooks")])
def test_url_prints_the_address_alone(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).stdout == f"{WEBHOOKS}\n"


def test_json_has_the_shape_of_the_interface(run: Run) -> None:
    result = run("--json", "webhooks")
    document = json.loads(result.stdout)
    (match,) = document.pop("matches")
    assert document == {"goal": "webhooks"}
    assert 0 <= match.pop("score") <= 1
    assert isinstance(match.pop("why"), list)
    assert list(match) == ["id", "goal", "url", "kind", "summary"]
    assert (match["id"], match["url"], match["kind"]) == ("webhooks", WEBHOOKS, "docs")


@pytest.mark.parametrize("arguments", [("-n", "2"), ("-n2",), ("--limit=2",), ("--limit", "2")])
def test_limit(run: Run, arguments: tuple[str, ...]) -> None:
    matches = json.loads(run("--json", "api documentation", *arguments).stdout)["matches"]
    assert len(matches) <= 2
    scores = [match["score"] for match in matches]
    assert scores == sorted(scores, reverse=True)


def test_no_match(run: Run) -> None:
    result = run("receta", "de", "tortilla")
    assert (result.returncode, result.stdout) == (1, "")
    assert "no route fits `receta de tortilla`" in result.stderr
    result = run("receta", "de", "tortilla", "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout) == {"goal": "receta de tortilla", "matches": []}
    assert run("receta", "de", "tortilla", "--url").stdout == ""


def test_goal_from_standard_input(run: Run) -> None:
    assert run("-", "--url", input="  webhooks\n").stdout == f"{WEBHOOKS}\n"
    assert run("find", "-", "--url", input="\ufeffwebhooks\r\n").stdout == f"{WEBHOOKS}\n"
    assert run("-", "--url", input="webhooks\n".encode("utf-16")).stdout == f"{WEBHOOKS}\n"
    assert run("-", input=b"\xff\xfe\x00\xd8 \xf0").returncode in (0, 1)
    assert run("-", input="").returncode == 2
    assert run("-", "more", input="webhooks").returncode == 2


def test_why_names_what_decided(run: Run) -> None:
    result = run("webhooks", "--why")
    assert result.returncode == 0
    assert "Why:" in result.stdout
    assert "webhooks (1.00)" in result.stdout
    result = run("receta de tortilla", "--why")
    assert (result.returncode, result.stdout) == (1, "")
    assert "Why:" in result.stderr


def test_another_table(run: Run, root: Path, tmp_path: Path) -> None:
    text = (root / "routing.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(text.replace(WEBHOOKS, f"{WEBHOOKS}/v2"), encoding="utf-8")
    assert run("webhooks", "--url", "--table", "own.yaml").stdout == f"{WEBHOOKS}/v2\n"
    assert f"{WEBHOOKS}/v2" in run("routes", "--table", "own.yaml").stdout


@pytest.mark.parametrize(
    "data", [b"", b"a: &b 1", b"\xff\xfe", b"[" * 99, b"routes: 7", b"a: !!x 1", b"routes: []\nroutes: 1"]
)
def test_a_bad_table_is_an_error(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.yaml").write_bytes(data)
    for arguments in (("webhooks", "--table", "bad.yaml"), ("routes", "--table=bad.yaml")):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert all(line.startswith("kling-route: bad.yaml") for line in result.stderr.splitlines())
        assert result.stderr


def test_a_table_of_100_megabytes_is_refused_at_once(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "large.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    result = run("webhooks", "--table", "large.yaml")
    assert (result.returncode, result.stderr) == (
        2,
        "kling-route: large.yaml: larger than 8 MiB, the most that is read\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "usage: kling-route GOAL"),
        (("find",), "a goal is needed"),
        (("  ",), "a goal is needed"),
        (("webhooks", "--jsno"), "unknown option --jsno; did you mean --json?"),
        (("webhooks", "-x"), "unknown option -x"),
        (("webhooks", "--url=1"), "--url takes no value"),
        (("webhooks", "-n"), "-n needs a value"),
        (("webhooks", "-n", "0"), "-n needs a whole number from 1, not `0`"),
        (("webhooks", "--limit=many"), "--limit needs a whole number"),
        (("webhooks", "--table"), "--table needs a value"),
        (("webhooks", "--table", "missing.yaml"), "missing.yaml: there is no such file"),
        (("webhooks", "--url", "--json"), "--url prints an address alone"),
    ],
)
def test_bad_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr


def test_open_asks_the_browser(run: Run, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > opened\n', encoding="utf-8")
    browser.chmod(0o755)
    result = run("webhooks", "--open", env={"BROWSER": f"{browser} %s"})
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "opened").read_text(encoding="utf-8") == WEBHOOKS
    false = shutil.which("false")
    result = run("webhooks", "--open", env={"BROWSER": f"{false} %s", "PATH": ""})
    assert result.returncode == 2
    assert "no browser could be opened" in result.stderr


def test_routes_lists_all(run: Run) -> None:
    lines = run("routes").stdout.splitlines()
    routes = json.loads(run("routes", "--json").stdout)["routes"]
    assert len(lines) == len(routes) == 15
    for line, route in zip(lines, routes, strict=True):
        assert line.split()[0] == route["id"]
        assert line.endswith(route["url"])
