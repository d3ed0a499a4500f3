"""What is fuzzed: each target reads bytes as one part of the product does, and raises where a promise is broken."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from expectations import KEY_MARK, composed_key

from kling_route import documents
from kling_route.lint import ir, lowering, suppress
from kling_route.lint.baseline import BaselineError
from kling_route.lint.baseline import read as read_baseline
from kling_route.lint.config import ConfigError
from kling_route.lint.engine import scan
from kling_route.lint.findings import Report
from kling_route.lint.languages import language_of
from kling_route.lint.project.aliases import targets as aliased
from kling_route.lint.report import FORMATS, render
from kling_route.lint.settings import Options
from kling_route.lint.source import TEXT, Source, is_binary
from kling_route.lookup import explain
from kling_route.matching.index import build_index
from kling_route.table import Table, builtin_table
from kling_route.validate import check_document, is_table

ROOT = Path(__file__).resolve().parent.parent.parent
TESTS = ROOT / "tests"
KEPT = Path(__file__).parent / "fixtures"
"""Inputs that a target once failed on, in a folder for each."""

KEY = (KEY_MARK.encode(), composed_key().encode())
SECONDS = 3.0
"""Processor time that one input may take, where inputs are a few kilobytes."""
SIZE = 16_000
"""Bytes of a seed at most."""
_MARK = re.compile(rb"^=== ([\w.-]{1,60})\n", re.MULTILINE)
"""Stands before each file of an input that is a program."""


class BrokenPromiseError(Exception):
    """An input had an effect that no input may have."""


class Target(NamedTuple):
    """Something that reads bytes. The current folder of `run` is an empty one."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]

    def check(self, data: bytes) -> None:
        """Run, within bounded time. Raises what the target raises, and `BrokenPromiseError`."""
        started = time.process_time()
        self.run(data)
        taken = time.process_time() - started
        if taken > SECONDS:
            raise BrokenPromiseError(f"took {taken:.1f} s")


def _files(program: bytes) -> list[tuple[str, bytes]]:
    """The files of a program: those after their marks, or all of it as Python."""
    parts = _MARK.split(program)
    if len(parts) == 1:
        return [("a.py", program)]
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return [(name.decode("utf-8", "replace").strip(".") or "a", data) for name, data in pairs]


def _source(name: str, data: bytes) -> Source | None:
    if is_binary(data):
        return None
    source = Source(name, data)
    source.speaks = True
    source.language = language_of(name, source.data) or TEXT
    return source


def _sources(program: bytes) -> list[Source]:
    return [source for name, data in dict(_files(program)).items() if (source := _source(name, data))]


def lower(program: bytes) -> None:
    """Grammars and lowering: whatever is read lies within the file."""
    for source in _sources(program):
        lowered, _ = lowering.lower(source)
        for file in lowered:
            end = len(file.fragment.code)
            for node in _nodes(file.module):
                if "start" in getattr(node, "_fields", ()) and not 0 <= node[0] <= node[1] <= end:
                    raise BrokenPromiseError(f"{type(node).__name__} from {node[0]} to {node[1]} of {end}")
            for start in (0, end // 2, end):
                file.fragment.position(start)


def _nodes(value: object) -> Iterator[tuple[Any, ...]]:
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            yield node
            waiting.extend(node)


def evaluate(program: bytes) -> None:
    """All of a scan but the look for files: no bug, places within the file, and no key in any format."""
    files = dict(_files(program))
    if not any(b"apidot" in data.lower() for data in files.values()):
        files = {name: data + b"\n# apidot" for name, data in files.items()}
    for name, data in files.items():
        Path(name).write_bytes(data)
    try:
        _look_at(scan([*files], overlay=files), files)
    finally:
        for name in files:
            Path(name).unlink()


def _look_at(report: Report, files: Mapping[str, bytes]) -> None:
    for error in report.errors:
        if "internal error" in error.message:
            raise BrokenPromiseError(error.message)
    lines = {name: Source(name, data).data.decode().split("\n") for name, data in files.items()}
    for one in report.findings:
        if not (1 <= one.line <= one.end_line <= len(lines[one.path]) and one.column >= 1):
            raise BrokenPromiseError(f"{one.rule} at {one.line}:{one.column}")
        if one.column > len(lines[one.path][one.line - 1]) + 1:
            raise BrokenPromiseError(f"{one.rule} at column {one.column}")
    key = composed_key()
    for form in FORMATS:
        if key in render(report, form):
            raise BrokenPromiseError(f"shows a key as {form}")


def suppressions(program: bytes) -> None:
    """Comments that take findings back, in all languages."""
    for source in _sources(program):
        lowered, _ = lowering.lower(source)
        plain = Source(source.path, source.data)
        modules = [(file.fragment, file.module) for file in lowered]
        comment = ir.Comment(0, len(source.data), source.data.decode())
        whole = ir.Module((), (comment,), ())
        for read, pieces in ((source, modules), (plain, []), (plain, [(plain.fragment, whole)])):
            for one in suppress.ignores(read, pieces):
                if not 1 <= one.line <= len(source.fragment.lines) or one.end_column <= one.column:
                    raise BrokenPromiseError(f"an ignore at {one.line}:{one.column}")


def table(data: bytes) -> None:
    """Routing tables and API schemas, in YAML and JSON."""
    for name in ("table.yaml", "table.json"):
        try:
            document = documents.loads(data, name)
        except documents.DocumentError as error:
            str(error)
            continue
        problems = check_document(document)
        if not problems and is_table(document.value):
            explain(Table(document.value, build_index(document.value, builtin_table().index)), "webhooks")


def config(program: bytes) -> None:
    """What is read beside the code: configurations, baselines, names for modules."""
    for name, data in _files(program):
        Path(name).write_bytes(data)
        try:
            scan(["src/a.py"], Options(config=name), {"src/a.py": PROGRAM})
        except ConfigError as error:
            str(error)
        try:
            read_baseline(name)
        except BaselineError as error:
            str(error)
        list(aliased(name, "@/a"))
        Path(name).unlink()


PROGRAM = b"# apidot\nimport requests\nprint(requests.get('https://api.apidot.ai').json())\n"


def lookup(data: bytes) -> None:
    """Goals in any words."""
    goal = data.decode("utf-8", "replace")
    scores = [match.score for match in explain(builtin_table(), goal).matches]
    if not all(0 < score <= 1 for score in scores):
        raise BrokenPromiseError(f"scores {scores}")


@cache
def _programs() -> list[bytes]:
    """The annotated programs, each with all its files."""
    folders = [*(TESTS / "fixtures").iterdir(), TESTS / "sample", *TESTS.glob("evaluation*")]
    found = [_program(case) for folder in sorted(folders) for case in sorted(folder.iterdir())]
    return [program for program in found if program]


def _program(case: Path) -> bytes:
    files = sorted(file for file in (case.rglob("*") if case.is_dir() else [case]) if file.is_file())
    parts = [_part(file.name, file.read_bytes()) for file in files if file.suffix != ".expect"]
    while len(parts) > 1 and sum(map(len, parts)) > SIZE:
        parts.pop()
    return b"".join(parts)[:SIZE].replace(*KEY)


def _part(name: str, data: bytes) -> bytes:
    return f"=== {name}\n".encode() + data


def _lowered() -> list[bytes]:
    """The programs of the tests of lowering, as files of their languages."""
    suffixes = {"python": "py", "javascript": "js", "typescript": "ts", "shell": "sh", "ruby": "rb", "csharp": "cs"}
    suffixes |= {"rust": "rs", "kotlin": "kt", "dotenv": "env"}
    found = []
    for file in sorted((TESTS / "languages" / "lowered").glob("*.txt")):
        name = file.stem.split("-")[0]
        found.append(_part(f"a.{suffixes.get(name, name)}", file.read_bytes())[:SIZE])
    return found


def _code_seeds() -> list[bytes]:
    return _programs() + _lowered()


def _suppression_seeds() -> list[bytes]:
    marks = (b"kling-route: ignore[leaked-key] a reason", b"KLING-ROUTE:ignore[a, b]", b"kling-route: ignore")
    forms = {"py": "# %s\n", "ts": "f() // %s\n", "tsx": "{/* %s */}\n", "html": "<!-- %s -->\n", "md": "<!-- %s -->\n"}
    made = [_part(f"a.{name}", (form.encode() % mark) * 2) for name, form in forms.items() for mark in marks]
    return made + [program for program in _programs() if b"kling-route:" in program]


def _table_seeds() -> list[bytes]:
    import json

    text = (ROOT / "routing.yaml").read_bytes()
    schemas = [path.read_bytes() for path in sorted((ROOT / "schemas").rglob("*.yaml"))]
    value = documents.loads(text, "routing.yaml").value
    lexicon = {key: dict(list(part.items())[:3]) for key, part in value["lexicon"].items() if isinstance(part, dict)}
    small = {**value, "routes": [{**route, "related": []} for route in value["routes"][:2]], "lexicon": lexicon}
    parts = text.split(b"\n\n")
    whole = [json.dumps(small, ensure_ascii=False).encode(), json.dumps({**small, "lexicon": {}}).encode()]
    return [*whole, *(seed[:SIZE] for seed in chain(schemas, parts))]


CONFIG = b"""[tool.kling-route]
select = ["leaked-key", "logged-*"]
ignore = ["unused-ignore"]
exclude = ["vendor/", "**/*.min.js", "!a/[b-c]?.py"]
log-sinks = ["audit.write"]
redactors = ["scrub"]
api-schemas = ["apis/*.yaml"]
require-reason = true
[tool.kling-route.severity]
logged-url = "warning"
[tool.kling-route.per-file-ignores]
"tests/**" = ["leaked-key", "not-fully-read"]
'a\\b' = []
"""


def _config_seeds() -> list[bytes]:
    own = CONFIG.replace(b"tool.kling-route.", b"").replace(b"[tool.kling-route]\n", b"")
    baseline = b"# Findings\nleaked-key 0123456789abcdef:0 src/a.py\nlogged-url fedcba9876543210:12 a\\nb\n"
    names = (
        b'{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["src/*"], "@": [1]}}, /* a */ "imports": {"#a": {}},}'
    )
    made = {"pyproject.toml": CONFIG, ".kling-route.toml": own, "baseline": baseline, "tsconfig.json": names}
    return [_part(name, data) for name, data in made.items()] + [_part("pyproject.toml", CONFIG) + _part("a", baseline)]


def _lookup_seeds() -> list[bytes]:
    phrases = [phrase for route in builtin_table().routes for phrase in (*route.phrases, route.goal, route.url)]
    return [phrase.encode() for phrase in phrases]


TARGETS = {
    "lower": Target(lower, _code_seeds),
    "evaluate": Target(evaluate, _code_seeds),
    "table": Target(table, _table_seeds),
    "suppressions": Target(suppressions, _suppression_seeds),
    "config": Target(config, _config_seeds),
    "lookup": Target(lookup, _lookup_seeds),
}


def kept() -> list[tuple[str, Path]]:
    """The inputs that targets once failed on, with the names of their targets."""
    return [(path.parent.name, path) for path in sorted(KEPT.glob("*/*"))]


def read(path: Path) -> bytes:
    """An input that was kept, with a key in place of its mark."""
    return path.read_bytes().replace(*KEY)
