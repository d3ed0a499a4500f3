"""`kling-route validate`: each fault is reported where it stands, with what is allowed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import kling_route
from kling_route.cli import main

Validate = Callable[..., "tuple[int, list[str]]"]


@pytest.fixture
def validate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Validate:
    """Run `validate` on files of an empty folder; gives the exit code and the lines on standard output."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, list[str]]:
        code = main(["validate", *arguments])
        return code, capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def source(root: Path) -> str:
    return (root / "routing.yaml").read_text(encoding="utf-8")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# What is replaced in the table, by what, the part of the new text whose line is named, and what the message says.
FAULTS = {
    "unknown-key": (
        "    kind: skill\n",
        "    knid: skill\n",
        "knid",
        "5: unknown key `knid`; did you mean `kind`? (allowed: `id`, ",
    ),
    "missing-key": ("    kind: website\n", "", "  - id: website", "5: lacks `kind`"),
    "wrong-enum": (
        "    kind: website",
        "    kind: webside",
        "webside",
        "11: `webside` is not allowed here; did you mean `website`? (allowed: `model-page`, ",
    ),
    "wrong-type": (
        "    goal: Implement webhooks",
        "    goal: 7",
        "goal: 7",
        "11: `7` is a whole number, but must be text",
    ),
    "empty-list": (
        "    related: [docs, model-page, support]",
        "    phrases2: x",
        "phrases2",
        "unknown key `phrases2`; did you mean `phrases`?",
    ),
    "bad-id": (
        "  - id: website",
        "  - id: Web_Site",
        "Web_Site",
        "9: `Web_Site` does not have the form that is allowed: A stable kebab-case id",
    ),
    "line-feed": (
        "    goal: Implement webhooks",
        '    goal: "Implement webhooks\\n"',
        '"Implement',
        "does not have the form",
    ),
    "repeated-id": (
        "  - id: website",
        "  - id: webhooks",
        "  - id: webhooks\n    goal: Open",
        "9: id `webhooks` is taken by line",
    ),
    "id-of-statement": (
        "    - id: guess-no-fields",
        "    - id: submit",
        "    - id: submit\n      text: Never",
        "11: id `submit` is taken by line",
    ),
    "repeated-phrase": (
        "      - apidot homepage",
        "      - Code  EXAMPLES",
        "EXAMPLES",
        "9: phrase `Code  EXAMPLES` belongs to route `examples`, line",
    ),
    "phrase-is-id": (
        "      - apidot homepage",
        "      - rate-limits",
        "      - rate-limits",
        "9: phrase `rate-limits` belongs to route `rate-limits`",
    ),
    "http": (
        "url: https://apidot.ai/docs/webhooks",
        "url: http://apidot.ai/docs/webhooks",
        "url: http:",
        "10: `http://apidot.ai/docs/webhooks` is not an https address",
    ),
    "foreign-host": (
        "url: https://apidot.ai/docs/webhooks",
        "url: https://apidot.ai.example/docs",
        "apidot.ai.example",
        "a host that is allowed: apidot.ai, github.com/APIDotAI and clawhub.ai",
    ),
    "user-in-address": (
        "url: https://apidot.ai/docs/webhooks",
        "url: https://apidot.ai@evil.example/",
        "evil",
        "10: `https://apidot.ai@evil.example/`",
    ),
    "port": (
        "url: https://apidot.ai/docs/webhooks",
        "url: https://apidot.ai:444/docs",
        ":444",
        "10: `https://apidot.ai:444/docs`",
    ),
    "subdomain": (
        "url: https://apidot.ai/docs/webhooks",
        "url: https://docs.apidot.ai/webhooks",
        "docs.apidot",
        "does not lie on a host",
    ),
    "other-account": (
        "url: https://github.com/APIDotAI\n",
        "url: https://github.com/APIDotAIx\n",
        "APIDotAIx",
        "does not lie on a host",
    ),
    "leads-elsewhere": (
        "url: https://github.com/APIDotAI\n",
        "url: https://github.com/APIDotAI/../evil\n",
        "evil",
        "has parts that lead elsewhere",
    ),
    "mailto": (
        "    url: https://apidot.ai\n",
        "    url: mailto:hi@apidot.ai\n",
        "mailto:hi",
        "`mailto:` is allowed for a route of the kind `support` only",
    ),
    "mail-elsewhere": (
        "mailto:support@apidot.ai",
        "mailto:support@example.com",
        "example.com",
        "is not an address at apidot.ai",
    ),
    "link-host": (
        "url: https://apidot.ai/docs/kling-o3-image",
        "url: https://example.com/o3",
        "example.com",
        "14: `https://example.com/o3` does not lie",
    ),
    "no-such-route": (
        "related: [docs, model-page, support]",
        "related: [docs, modelpage]",
        "modelpage",
        "21: there is no route `modelpage`; did you mean `model-page`? (allowed: ",
    ),
    "itself": (
        "related: [docs, model-page, support]",
        "related: [website]",
        "related: [website]",
        "route `website` is related to itself",
    ),
    "no-such-source": (
        "    source: {id: K, place: README}",
        "    source: {id: Z, place: README}",
        "id: Z",
        "18: there is no source `Z` (allowed: `seed`, `R`, ",
    ),
    "no-source": (
        "    source: {id: D, place: Sitemap}\n    grade: documented\n\n  - id: errors",
        "    grade: documented\n\n  - id: errors",
        "  - id: authentication",
        "lacks `source`",
    ),
    "no-place": ("    source: {id: K, place: README}", "    source: {id: K}", "{id: K}", "lacks `place`"),
    "grade": (
        "    source: {id: K, place: Documentation links in the skills}\n    grade: observed",
        "    source: {id: K, place: x}\n    grade: documented",
        "place: x",
        "every source named is graded `observed`",
    ),
    "no-date": ("    date: '2026-07-02'\n", "", "  K:", "lacks `date`"),
    "bad-date": (
        "    date: '2026-07-02'\n",
        "    date: July\n",
        "date: July",
        "`July` does not have the form that is allowed: When it was stored or read",
    ),
    "no-such-page": (
        "page: workflow.md",
        "page: workflows.md",
        "page: workflows.md",
        "9: there is no page `workflows.md` in ",
    ),
    "version": ("version: 1", "version: 2", "version: 2", "10: `2` is not allowed here; it must be `1`"),
    "statement-route": (
        "      routes: [webhooks]\n",
        "      routes: [web]\n",
        "routes: [web]",
        "there is no route `web`",
    ),
    "question-before": (
        "next: which-request-mode}",
        "next: which-model}",
        "next: which-model}",
        "there is no later question `which-model` (allowed: `which-request-mode`)",
    ),
    "statement-of-an-answer": (
        "mode: Image editing, statements: [validate-source-urls]",
        "mode: Image editing, statements: [validate-source-url]",
        "[validate-source-url]",
        "there is no statement `validate-source-url`; did you mean `validate-source-urls`? (allowed: ",
    ),
    "product-address": (
        "  docs: https://apidot.ai/docs\n",
        "  docs: https://example.com/docs\n",
        "example.com",
        "9: `https://example.com/docs` does not lie",
    ),
    "source-name": ("  K:\n", "  K!:\n", "  K!:", "3: key `K!` does not have the form"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_reported_where_they_stand(name: str, source: str, validate: Validate) -> None:
    old, new, marked, message = FAULTS[name]
    assert old in source
    text = source.replace(old, new, 1)
    Path("table.yaml").write_text(text, encoding="utf-8")
    code, lines = validate("table.yaml")
    assert code == 1
    line = line_of(text, marked) + (name == "grade")
    assert any(shown.startswith(f"table.yaml:{line}:") and message in shown for shown in lines), lines


def test_a_copy_is_valid_as_yaml_and_as_json(source: str, validate: Validate) -> None:
    Path("copy.yaml").write_text(source, encoding="utf-8")
    table = yaml.load(source, yaml.BaseLoader)
    table["version"] = 1
    table["product"]["key"]["required"] = False
    for field in table["persist"]:
        field.update({"private": True} if "private" in field else {})
    for route in table["routes"]:
        for link in route.get("links", ()):
            link.update({"older": True} if "older" in link else {})
    table.pop("lexicon", None)
    Path("copy.json").write_text(json.dumps(table), encoding="utf-8")
    assert validate("copy.yaml", "copy.json") == (0, ["2 files checked, no problems."])


def test_all_problems_are_shown_at_once_and_in_order(source: str, validate: Validate) -> None:
    text = source.replace("kind: website", "kind: site").replace("id: quickstart", "id: webhooks", 1)
    Path("table.yaml").write_text(text.replace("place: README", "palce: README", 1), encoding="utf-8")
    _, lines = validate("table.yaml")
    places = [tuple(map(int, line.split(":")[1:3])) for line in lines]
    assert places == sorted(places)
    for part in ("id `webhooks` is taken", "`site` is not allowed here", "unknown key `palce`", "lacks `place`"):
        assert any(part in line for line in lines)


def test_anything_may_be_of_the_wrong_type(source: str, validate: Validate) -> None:
    document = yaml.safe_load(source)
    for wrong in (None, 7, "text", [], {}, [7], {"a": 7}, [[{"id": 3, "phrases": 4, "related": {}, "source": []}]]):
        for key in document:
            Path("table.json").write_text(json.dumps({"routes": [], "product": {}, key: wrong}), encoding="utf-8")
            assert validate("table.json")[0] == 1
            Path("table.json").write_text(json.dumps({"routes": [{key: wrong}], key: wrong}), encoding="utf-8")
            assert validate("table.json")[0] == 1


@pytest.mark.parametrize("text", ["", "[]", "7", "{}", "a: 1", "\0", "a: *b", "!!set {}"])
def test_a_file_that_is_nothing_we_know(text: str, validate: Validate) -> None:
    Path("x.yaml").write_text(text, encoding="utf-8")
    code, lines = validate("x.yaml")
    assert code == 1
    assert lines and all(line.startswith("x.yaml:") for line in lines)


def test_missing_files_are_bad_usage_and_folders_are_walked(source: str, validate: Validate) -> None:
    assert validate("missing.yaml")[0] == 2
    folder = Path("tables/inner")
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(source.replace("version: 1", "version: 3"), encoding="utf-8")
    (folder / "notes.txt").write_text("none", encoding="utf-8")
    code, (line,) = validate("tables")
    assert code == 1
    assert line.startswith(str(folder / "a.yaml") + ":")


def test_the_checkout_is_valid(validate: Validate) -> None:
    code, lines = validate()
    assert (code, lines[-1].endswith("no problems.")) == (0, True)


def test_schemas_are_checked_as_such(root: Path, validate: Validate) -> None:
    assert validate(str(root / "schemas"))[0] == 0
    Path("x.schema.json").write_text('{"type": "objekt",\n "required": [1]}', encoding="utf-8")
    code, lines = validate("x.schema.json")
    assert code == 1
    assert [line.split(":")[1] for line in lines] == ["1", "2"]


def test_queries_are_scored(validate: Validate) -> None:
    queries = [{"q": "webhooks", "accept": ["webhooks"]}, {"q": "quickstart", "accept": ["docs"]}]
    Path("queries.json").write_text(json.dumps(queries), encoding="utf-8")
    code, lines = validate("--queries", "queries.json")
    assert code == 0
    assert lines[-3:] == [
        "wrong: 'quickstart': quickstart, accepted docs",
        "answered rightly: 1 of 2 (50.0 %)",
        "refused rightly: 0 of 0",
    ]
    Path("queries.json").write_text('[{"q": 7}]', encoding="utf-8")
    code, lines = validate("--queries", "queries.json")
    assert (code, lines[-1][:18]) == (1, "queries.json:1:2: ")


def test_load_table_raises_with_places(source: str, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(source.replace("kind: website", "kind: site").replace("kind: examples", "kind: code"), "utf-8")
    with pytest.raises(kling_route.TableError) as caught:
        kling_route.load_table(path)
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{path}:") for line in lines)
    with pytest.raises(kling_route.TableError, match="there is no such file"):
        kling_route.load_table(tmp_path / "missing.yaml")


def test_load_table_needs_no_pages_beside_the_table(root: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    shutil.copy(root / "routing.yaml", tmp_path)
    table = kling_route.load_table(str(tmp_path / "routing.yaml"))
    assert table.routes == kling_route.routes()
    assert table.find("webhooks")[0].route.id == "webhooks"


def test_values_are_frozen_and_compare() -> None:
    first, second = kling_route.routes()[:2]
    assert first == kling_route.routes()[0] != second
    assert len({first, second, kling_route.routes()[0]}) == 2
    with pytest.raises(AttributeError):
        first.url = "x"
    with pytest.raises(AttributeError):
        del first.url
    assert "model-page" in repr(first)


UNREACHED = """\
  - id: so-what
    goal: Say
    url: https://apidot.ai
    kind: website
    summary: S.
    phrases: [what now]
    source: {id: seed, place: x}
    grade: documented
"""

ADVICE = {
    "nothing-counts": (
        "      - bearer token\n",
        "      - bearer token\n      - how do i\n",
        "- how do i\n",
        "`how do i` leads nowhere",
    ),
    "shared": (
        "      - bearer token\n",
        "      - the webhooks\n",
        "- the webhooks",
        "says the same as one of route `webhooks`, line ",
    ),
    "never-means": (
        "  concepts:\n",
        "  concepts:\n    first: {says: [red invoice]}\n    last: {says: [red invoices]}\n",
        "    last:",
        "`red invoices` never means `last`: it is understood as `first`",
    ),
    "unreached": ("routes:\n", f"routes:\n{UNREACHED}", "id: so-what", "no phrase leads to route `so-what`"),
}


@pytest.mark.parametrize("name", ADVICE)
def test_the_writer_of_a_valid_table_is_advised(name: str, source: str, validate: Validate) -> None:
    old, new, marked, message = ADVICE[name]
    assert old in source
    text = source.replace(old, new, 1)
    Path("table.yaml").write_text(text, encoding="utf-8")
    code, lines = validate("table.yaml")
    start = f"table.yaml:{line_of(text, marked)}:"
    assert any(line.startswith(start) and "advice: " in line and message in line for line in lines), lines
    assert (code, lines[-1]) == (0, "1 file checked, no problems.")


def test_our_own_table_needs_no_advice(root: Path, validate: Validate) -> None:
    assert validate(str(root / "routing.yaml")) == (0, ["1 file checked, no problems."])
