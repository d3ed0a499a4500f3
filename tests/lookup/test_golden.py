"""Lookups that must stay as they are: one or two for each thing that the matcher can do."""

from __future__ import annotations

import pytest

from kling_route.lookup import explain
from kling_route.table import Table

ANSWERS = {
    # ids, addresses, goals and phrases of the table itself
    "webhooks": "webhooks",
    "model-docs": "model-docs",
    "https://apidot.ai/docs/quickstart": "quickstart",
    "Implement webhooks": "webhooks",
    "apidot.ai": "website",
    "support@apidot.ai": "support",
    # words with endings, and words written as one
    "rotating our api keys": "api-key",
    "throttled requests": "rate-limits",
    "taskid lookup status": "docs",
    # verb and object together
    "create a key": "api-key",
    "send the key": "authentication",
    "key leaked": "api-key",
    "generate an api key": "api-key",
    "generate a picture": "model-docs",
    # out of a program
    "getTaskStatus(taskId)": "docs",
    "createKlingO3ImageTask": "apidot-kling-o3-image-api",
    "client.images.editImage()": "model-docs",
    "raise RateLimitExceededError": "rate-limits",
    # misspelt
    "athentication": "authentication",
    "kilng o1 paramters": "model-docs",
    "kligno1 price": "model-page",
    # questions, symptoms, pasted errors
    "how do I know that the image is ready without asking?": "webhooks",
    "401": "authentication",
    "429": "rate-limits",
    '{"code": 402, "error": {"message": "x", "type": "insufficient_credits"}}': "errors-retries",
    # plain wishes about pictures and results
    "put sunglasses on my dog": "model-docs",
    "download the output pictures": "docs",
    "the result should be sent to us automatically": "webhooks",
    # copied from a terminal
    "\x1b[31mHTTP 429\x1b[0m \x1b[1;33mToo Many Requests\x1b[0m": "rate-limits",
    # what is named decides
    "o3": "apidot-kling-o3-image-api",
    "O3 price": "apidot-kling-o3-image-api",
    "o1 price": "model-page",
    "seedream 4.5 request fields": "apidot-image-generation-api",
    "stripe webhooks for apidot tasks": "webhooks",
    "receive callbacks behind cloudflare": "webhooks",
    "axios authorization header": "authentication",
    "basic auth or oauth?": "authentication",
    # price, uptime, comparison lead to the model page
    "kling o1 uptime": "model-page",
    "is kling o1 better than midjourney?": "model-page",
    # one sentence asks, the others tell
    "We have working webhooks and keys. Prices are fine too. Where are the code examples?": "examples",
    # other languages
    "如何获取密钥": "api-key",
    "レート制限": "rate-limits",
    "웹훅 설정": "webhooks",
    "¿cuánto cuesta kling o1?": "model-page",
    "limite de requisições": "rate-limits",
    "Fehlerbehandlung": "errors-retries",
    "premiers pas": "quickstart",
}

REFUSED = (
    "",
    "   \t\n",
    "?!",
    "the",
    "api",
    "data",
    "stripe webhooks",
    "how do I get an openai key",
    "acme webhooks",
    "webhooks for zorbly",
    "zorbly.io rate limits",
    "PhotoForge webhooks",
    "useZorblyWebhooks",
    "status page outage",
    "what does a callback mean in javascript?",
    "uber refund",
    "cloudflare rate limits",
    "kling 2.6 video",
    "text to speech",
    "o1 reasoning model of openai",
    "weather in Berlin",
    "asdf qwerty",
    "今天天气怎么样",
)


@pytest.mark.parametrize("goal", ANSWERS)
def test_a_goal_finds_its_route(table: Table, goal: str) -> None:
    matches = table.find(goal)
    assert [match.route.id for match in matches[:1]] == [ANSWERS[goal]]


@pytest.mark.parametrize("goal", REFUSED)
def test_a_goal_without_a_route_is_refused(table: Table, goal: str) -> None:
    assert table.find(goal) == []


def test_every_route_is_found_by_all_its_own_phrases(table: Table) -> None:
    lost = [
        (route.id, phrase)
        for route in table.routes
        for phrase in (route.id, route.url, route.goal, *route.phrases)
        if [match.route.id for match in table.find(phrase, 1)] != [route.id]
    ]
    assert lost == []


def test_a_version_is_never_a_typo_of_another(table: Table) -> None:
    assert table.find("o2") == []
    assert table.find("o4 webhook parameters") != table.find("o3 webhook parameters")
    assert table.find("o3")[0].route.id != table.find("o1")[0].route.id


@pytest.mark.parametrize("goal", ["kling o1 key", "failed authentication", "webhook is called twice", "o3", "docs"])
def test_three_candidates_when_the_margin_is_small_else_one(table: Table, goal: str) -> None:
    explanation = explain(table, goal)
    assert table.find(goal) == explanation.matches[: 1 if explanation.clear else 3]


def test_a_small_margin_and_a_large_one(table: Table) -> None:
    assert len(table.find("failed authentication")) > 1
    assert len(table.find("my webhook is called twice")) == 1


def test_the_limit_is_kept(table: Table) -> None:
    goal = "poll for the result of my kling o1 edit job"
    assert [len(table.find(goal, limit)) for limit in (0, 1, 2)] == [0, 1, 2]
    assert len(table.find(goal, 100)) <= len(table.routes)
    assert table.find(goal, -1) == []
