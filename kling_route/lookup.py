"""The lookup: from a goal in any words to the routes that serve it, or to none.

A lookup imports nothing but this, `kling_route.matching` and the table that was compiled with the package.
"""

from __future__ import annotations

from kling_route.matching.judging import Verdict, judge
from kling_route.matching.reading import read
from kling_route.table import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kling_route.table import Table

# How many routes are shown when the best one is not clearly the best.
CANDIDATES = 3
# Votes that make half of the highest score.
HALF_SCORE = 2.0


class Explanation:
    """Why a goal was answered as it was.

    Attributes:
        matches: The routes that something speaks for, best first; after fewer than three of them, pages that the first
            one names as related. Empty for a refusal.
        spoken: How many of the matches something speaks for.
        clear: Whether the first match is well ahead of the second.
        entities: Names of the entities that the goal mentions, as the lexicon calls them.
        concepts: Names of the concepts and intents that it mentions.
        combinations: Which of them together decided.
        unknown: Words that the table does not know.
        refusal: Why no route fits, or "".
        exact: Whether the goal is a route's own id, address or phrase.
    """

    __slots__ = ("clear", "combinations", "concepts", "entities", "exact", "matches", "refusal", "spoken", "unknown")

    def __init__(self, verdict: Verdict, unknown: list[str]) -> None:
        self.matches: list[Match] = []
        self.spoken = 0
        self.clear = True
        self.entities = tuple(verdict.entities)
        self.concepts = tuple(verdict.concepts)
        self.combinations = tuple(verdict.combinations)
        self.unknown = tuple(unknown)
        self.refusal = verdict.refusal
        self.exact = False


def find(table: Table, goal: str, limit: int | None = None) -> list[Match]:
    """Returns the routes for a goal, best first; empty when no route fits.

    Args:
        table: The routing table to look in.
        goal: Any text, in any language and of any size.
        limit: How many routes at most. By default one, or three when the best one is not clearly the best.
    """
    explanation = explain(table, goal)
    if limit is None:
        limit = 1 if explanation.clear else CANDIDATES
    return explanation.matches[: max(limit, 0)]


def explain(table: Table, goal: str) -> Explanation:
    """Returns all routes for a goal, and what decided between them."""
    index = table.index
    reading = read(goal, index)
    verdict = judge(reading, index)
    explanation = Explanation(verdict, reading.unknown)
    routes = table.routes
    certainty = 1.0 - 0.5 * len(reading.unknown) / max(1, len(reading.unknown) + reading.known)
    for number, votes in verdict.ranking:
        words = verdict.reasons.get(number, {})
        why = tuple(sorted(words, key=lambda word: -words[word]))
        score = round(certainty * votes / (votes + HALF_SCORE), 3)
        explanation.matches.append(Match(routes[number], score, why))
    exact = index["exact"].get(reading.key)
    if exact is not None:
        route = routes[exact]
        others = [match for match in explanation.matches if match.route is not route]
        explanation.matches = [Match(route, 1.0, (" ".join(goal.split()),)), *others]
        explanation.exact = True
        explanation.refusal = ""
    elif len(explanation.matches) > 1:
        first, second = explanation.matches[:2]
        explanation.clear = first.score - second.score >= index["settings"]["margin"] * first.score
    explanation.spoken = len(explanation.matches)
    explanation.matches += related(explanation.matches, table)
    return explanation


def related(matches: list[Match], table: Table) -> list[Match]:
    """Pages related to the first match, as many as are missing from a list of candidates."""
    if not matches:
        return []
    first, last = matches[0].route, matches[-1]
    found = {match.route.id for match in matches}
    others = [name for name in first.related if name not in found][: max(CANDIDATES - len(matches), 0)]
    return [
        Match(table.route(name), max(round(last.score / 2, 3), 0.001), (f"related to {first.id}",)) for name in others
    ]
