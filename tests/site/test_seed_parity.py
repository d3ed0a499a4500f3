"""Every sentence of the seed document is served: by the site and by the skill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_checkout import ROOT
from site_pages import pages

SENTENCES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("seed_sentences.yaml").read_text("utf-8"))
COUNT = 65
"""How many sentences the seed document has."""


def ids(part: Any) -> Iterator[str]:
    """The ids of everything in the table that is a route, a statement, a question, an answer or a thing to store."""
    if isinstance(part, dict):
        if "id" in part and "place" not in part:  # a place belongs to a source
            yield part["id"]
        for key, value in part.items():
            if key != "lexicon":
                yield from ids(value)
    elif isinstance(part, list):
        for value in part:
            yield from ids(value)


@pytest.fixture(scope="module")
def table_ids() -> set[str]:
    return set(ids(yaml.safe_load((ROOT / "routing.yaml").read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def site_ids(built: Path) -> set[str]:
    return {anchor for page in pages(built / "site") for anchor in page.ids}


@pytest.fixture(scope="module")
def skill_ids(built: Path) -> set[str]:
    text = (built / "skill" / "apidot-kling-o1-image-api" / "SKILL.md").read_text(encoding="utf-8")
    return set(re.findall(r'<a id="([^"]+)"></a>(?=\S)', text))


def test_no_sentence_is_left_out() -> None:
    assert len({sentence["digest"] for sentence in SENTENCES}) == len(SENTENCES) == COUNT


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: f"{sentence['digest']} {sentence['about']}")
def test_a_sentence_is_served(
    sentence: dict[str, Any], table_ids: set[str], site_ids: set[str], skill_ids: set[str]
) -> None:
    wanted = set(sentence["ids"])
    assert wanted
    assert wanted - table_ids == set()
    assert wanted - site_ids == set()
    assert wanted - skill_ids == set()


def test_whatever_the_table_says_has_a_place_on_the_site_and_in_the_skill(
    table_ids: set[str], site_ids: set[str], skill_ids: set[str]
) -> None:
    assert table_ids - site_ids == set()
    assert table_ids - skill_ids == set()
