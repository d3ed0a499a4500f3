"""How the answer to a lookup is written: as text, as JSON, with its reasons."""

from __future__ import annotations

from kling_route.table import Match, Route, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def as_text(matches: Sequence[Match]) -> str:
    """Return the first route with goal, address and summary, and one line for each of the others."""
    if not matches:
        return ""
    first = matches[0].route
    text = f"{first.goal}\n{first.url}\n{first.summary}\n"
    others = [match.route for match in matches[1:]]
    width = max((len(route.goal) for route in others), default=0)
    lines = [f"  {route.goal:<{width}}  {route.url}\n" for route in others]
    return text + ("\nOr:\n" + "".join(lines) if lines else "")


def as_json(goal: str, matches: Iterable[Match]) -> str:
    """Return the lookup document."""
    import json

    entries = [{**fields(match.route), "score": match.score, "why": list(match.why)} for match in matches]
    return json.dumps({"goal": goal, "matches": entries}, ensure_ascii=False, indent=1) + "\n"


def fields(route: Route) -> dict[str, str]:
    """Return what JSON documents say about a route."""
    return {"id": route.id, "goal": route.goal, "url": route.url, "kind": route.kind, "summary": route.summary}


def reasons(table: Table, goal: str) -> str:
    """Return which entities, concepts and words decided, and why the runner-up lost."""
    from kling_route.lookup import explain

    explanation = explain(table, goal)
    lines = ["", "Why:"]
    lines += _line("entities", explanation.entities)
    lines += _line("concepts and intents", explanation.concepts)
    lines += _line("together", explanation.combinations)
    lines += _line("unknown words", explanation.unknown)
    if explanation.refusal:
        lines.append(f"  refused: {explanation.refusal}")
    for match in explanation.matches[:1]:
        decided = "is this route's own id, address or phrase" if explanation.exact else _words(match)
        lines.append(f"  {match.route.id} ({match.score:.2f}): {decided}")
    for match in explanation.matches[1 : explanation.spoken][:1]:
        lines.append(f"  runner-up {match.route.id} ({match.score:.2f}): {_words(match)}")
    if explanation.spoken == 1:
        lines.append("  nothing speaks for another route")
    return "\n".join(lines) + "\n"


def _line(title: str, names: Sequence[str]) -> list[str]:
    return [f"  {title}: {', '.join(names)}"] if names else []


def _words(match: Match) -> str:
    return "spoken for by " + (", ".join(match.why) or "the goal as a whole")
