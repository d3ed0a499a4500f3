"""Tables of a team: with no lexicon, with one of their own, and with a wrong one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kling_route.table import Table, TableError

MakeTable = Callable[..., Table]

ROUTES = [
    ("deploy", "Deploy the service", ["roll out a release", "ship to production", "サービスをデプロイ"]),
    ("invoices", "Find invoices", ["billing history", "download an invoice"]),
    ("on-call", "See who is on call", ["pager rota", "who is on duty", "Bereitschaftsplan"]),
]

LEXICON = {
    "entities": {"rival": {"kind": "foreign", "says": ["globex"]}, "we": {"kind": "ours", "says": ["initech"]}},
    "concepts": {
        "money": {"says": ["money", "bill"], "routes": {"invoices": 3}},
        "night": {"kind": "intent", "says": ["at night"]},
        "phone": {"says": ["phone"], "routes": {"on-call": 1, "invoices": 1.2}},
    },
    "combinations": [{"when": ["phone", "night"], "routes": {"on-call": 2}}],
}


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("deploy", "deploy"),
        ("on-call", "on-call"),
        ("How do I roll out a release?", "deploy"),
        ("deploying services", "deploy"),
        ("invocies", "invoices"),
        ("where can I download invoices", "invoices"),
        ("サービスをデプロイ", "deploy"),
        ("pager", "on-call"),
    ],
)
def test_without_a_lexicon_the_routes_own_words_decide(make_table: MakeTable, goal: str, expected: str) -> None:
    assert make_table(ROUTES).find(goal)[0].route.id == expected


@pytest.mark.parametrize("goal", ["", "the", "giraffe", "quantum chromodynamics lecture", "冷蔵庫"])
def test_without_a_lexicon_other_goals_are_refused(make_table: MakeTable, goal: str) -> None:
    assert make_table(ROUTES).find(goal) == []


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("our money", ["invoices"]),
        ("globex money", []),
        ("globex money at initech", ["invoices"]),
        ("phone somebody at night", ["on-call"]),
    ],
)
def test_a_lexicon_of_its_own(make_table: MakeTable, goal: str, expected: list[str]) -> None:
    assert [match.route.id for match in make_table(ROUTES, LEXICON).find(goal, 1)] == expected


def test_a_table_of_a_thousand_routes(make_table: MakeTable) -> None:
    table = make_table([(f"page-{n}", f"Read about gadget{n}x", [f"gadget{n}x manual"]) for n in range(1000)])
    assert table.find("the manual of gadget417x")[0].route.id == "page-417"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"concepts": {"a": {"says": ["x"], "routes": {"deplyo": 2}}}}, "`deplyo`; did you mean `deploy`"),
        ({"concepts": {"a": {"says": ["x"]}, "b": {"says": ["X"]}}}, "belongs to `a`; a phrase has one meaning"),
        ({"concepts": {"rival": {"says": ["x"]}}}, "is an entity in line"),
        ({"combinations": [{"when": ["mony"], "routes": {"deploy": 1}}]}, "no entity or concept `mony`"),
        ({"concepts": {"a": {"kind": "foreign", "says": ["x"]}}}, "`foreign` is not allowed here"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_wrong_lexicon_is_explained(make_table: MakeTable, change: dict[str, object], message: str) -> None:
    with pytest.raises(TableError) as raised:
        make_table(ROUTES, {**LEXICON, **change})
    assert message in str(raised.value)
