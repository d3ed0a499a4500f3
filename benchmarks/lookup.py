"""Times lookups within one process, by the size of the table, against full-text and fuzzy search.

Usage: python benchmarks/lookup.py [--rounds N]

The goals of `tests/lookup` are looked up in the built-in table; goals made from the routes' own words are looked up in
tables of 1,000 and 10,000 routes. FTS5 comes with Python; rapidfuzz and tantivy take part where they are installed. All
candidates take turns on each goal, so that their ratios mean the same on a busy machine.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml
from clock import ROOT

from kling_route.matching.index import build_index
from kling_route.table import Table, builtin_table

SIZES = (1_000, 10_000)
GOALS = 200
"""Goals for each of the large tables."""
WORDS_OF_A_TABLE = 4_000
SEED = 7
BUDGETS = {"built-in": (0.15, 0.6), "1000": (0.4, None), "10000": (2.0, None)}
"""Milliseconds that half of the lookups, and 99 of 100, may take."""

Search = Callable[[str], object]


def main() -> int:
    """Print a table for each size; return 1 when a budget is not kept."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, help="times that each goal is looked up (default: 5)")
    rounds = options.parse_args().rounds
    table = builtin_table()
    kept = compare("built-in", table, list(written_goals()), rounds)
    for size in SIZES:
        document = generated(size)
        start = perf_counter()
        table = Table(document, build_index(document, builtin_table().index))
        print(f"\n{size} routes, compiled in {perf_counter() - start:.2f} s")
        kept &= compare(str(size), table, goals_for(document), rounds)
    return 0 if kept else 1


def compare(name: str, table: Table, goals: list[str], rounds: int) -> bool:
    """Print what a lookup takes, beside the references; return whether the budget is kept."""
    texts = [" ".join((route.goal, *route.phrases)) for route in table.routes]
    searches: dict[str, Search] = {"kling-route": table.find, **references(texts)}
    print(f"{name:14} {'p50 ms':>8} {'p99 ms':>8} {'x kling-route':>14}")
    times = {label: sorted(best) for label, best in measure(searches, goals, rounds).items()}
    half = {label: percentile(series, 50) for label, series in times.items()}
    for label, series in times.items():
        ratio = half[label] / half["kling-route"]
        print(f"{label:14} {half[label]:8.3f} {percentile(series, 99):8.3f} {ratio:14.1f}")
    most, rare = BUDGETS[name]
    return half["kling-route"] <= most and (rare is None or percentile(times["kling-route"], 99) <= rare)


def measure(searches: dict[str, Search], goals: list[str], rounds: int) -> dict[str, list[float]]:
    """The shortest time of each search for each goal, in milliseconds. The first round only fills the caches."""
    best = {label: [float("inf")] * len(goals) for label in searches}
    for number in range(rounds + 1):
        for place, goal in enumerate(goals):
            for label, search in searches.items():
                start = perf_counter()
                search(goal)
                took = (perf_counter() - start) * 1000
                if number:
                    best[label][place] = min(best[label][place], took)
    return best


def percentile(series: list[float], share: int) -> float:
    """The value that so many of a hundred values do not exceed. `series` is sorted."""
    return series[min(len(series) - 1, len(series) * share // 100)]


def written_goals() -> Iterator[str]:
    """The goals that people wrote, in the files of lookups that are kept as YAML."""
    for path in sorted((ROOT / "tests" / "lookup").glob("*.yaml")):
        for queries in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            yield from map(str, queries)


def generated(size: int) -> dict[str, Any]:
    """A table of made-up routes whose phrases share a vocabulary, as those of a large documentation do."""
    dice = random.Random(SEED)
    syllables = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "ar", "en", "ol")]
    words = sorted({"".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(WORDS_OF_A_TABLE)})
    shape = builtin_table().document["routes"][0]
    routes = []
    for number in range(size):
        phrases = [" ".join(dice.choices(words, k=dice.randint(2, 4))) for _ in range(5)]
        names = {"id": f"page-{number}", "url": f"https://apidot.ai/page-{number}", "goal": phrases[0].capitalize()}
        routes.append({**shape, **names, "phrases": phrases, "related": []})
    return {"routes": routes}


def goals_for(document: dict[str, Any]) -> list[str]:
    """Goals for a generated table: words of its phrases within a question, every third with a slip."""
    dice = random.Random(SEED)
    goals = []
    for number in range(GOALS):
        words = dice.choice(dice.choice(document["routes"])["phrases"]).split()
        if number % 3 == 0:
            words[0] = words[0][:2] + words[0][3:]
        goals.append(f"how do I find {' '.join(words)}")
    return goals


def references(texts: list[str]) -> dict[str, Search]:
    """Other searches over the same texts: those that are installed."""
    found = {"FTS5": full_text(texts)}
    if find_spec("rapidfuzz"):
        found["rapidfuzz"] = fuzzy(texts)
    if find_spec("tantivy"):
        found["tantivy"] = inverted(texts)
    return found


def full_text(texts: list[str]) -> Search:
    """SQLite's full-text search: any of the words, ranked by bm25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE pages USING fts5(text, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO pages VALUES (?)", [(text,) for text in texts])

    def search(goal: str) -> object:
        words = ["".join(filter(str.isalnum, word)) for word in goal.split()]
        query = " OR ".join(f'"{word}"' for word in words if word)
        ranked = "SELECT rowid FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 3"
        return connection.execute(ranked, (query,)).fetchall() if query else []

    return search


def fuzzy(texts: list[str]) -> Search:
    """The best token set ratios of rapidfuzz."""
    from rapidfuzz import fuzz, process

    return lambda goal: process.extract(goal, texts, scorer=fuzz.token_set_ratio, limit=3)


def inverted(texts: list[str]) -> Search:
    """The inverted index of tantivy."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for text in texts:
        writer.add_document(tantivy.Document(text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(goal: str) -> object:
        words = " ".join("".join(filter(str.isalnum, word)) for word in goal.split())
        return searcher.search(index.parse_query(words, ["text"]), 3).hits if words.strip() else []

    return search


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
