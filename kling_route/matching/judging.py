"""From what a goal mentions to a ranking of routes, or to a refusal."""

from __future__ import annotations

from kling_route.matching.reading import MARKED, OURS, Mention, Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

# Kinds of meaning; the lexicon's schema describes them.
NEIGHBOUR, FOREIGN, HOST, OUTSIDE = "neighbour", "foreign", "host", "outside"
FALLBACK, OWN, CONTENT, INTENT = "fallback", "own", "content", "intent"
# Kinds that alone do not tell what a sentence asks for.
VAGUE = (FALLBACK, OURS, "product")
ENTITY_KINDS = (OURS, "product", NEIGHBOUR, FOREIGN, HOST, OUTSIDE, "tool")


class Verdict:
    """What was decided about a goal, and why.

    Attributes:
        ranking: Route numbers with their votes, best first; empty for a refusal.
        reasons: For each route number, the words that spoke for it, strongest first.
        entities, concepts, combinations: Names of what decided.
        combined: The meanings in those combinations.
        refusal: Why no route fits, or "".
    """

    __slots__ = ("combinations", "combined", "concepts", "entities", "ranking", "reasons", "refusal")

    def __init__(self) -> None:
        self.ranking: list[tuple[int, float]] = []
        self.reasons: dict[int, dict[str, float]] = {}
        self.entities: list[str] = []
        self.concepts: list[str] = []
        self.combinations: list[str] = []
        self.combined: set[int] = set()
        self.refusal = ""


def judge(reading: Reading, index: Index) -> Verdict:
    """Decides which routes a reading speaks for."""
    verdict = Verdict()
    meanings = index["meanings"]
    strongest: dict[int, Mention] = {}
    weights = sentence_weights(reading, index)
    best: dict[int, float] = {}
    for mention in reading.mentions:
        weight = mention.strength * weights[mention.sentence]
        if weight > best.get(mention.meaning, 0.0):
            best[mention.meaning] = weight
            strongest[mention.meaning] = mention
    for meaning in strongest:
        name, kind = meanings[meaning][:2]
        (verdict.entities if kind in ENTITY_KINDS else verdict.concepts).append(name)
    verdict.refusal = veto(reading, index)
    if verdict.refusal:
        return verdict
    votes = count_votes(strongest, best, verdict, index)
    verdict.ranking = sorted(
        ((route, count) for route, count in votes.items() if count > 0), key=lambda vote: (-vote[1], vote[0])
    )
    verdict.refusal = doubt(reading, verdict, strongest, index)
    if verdict.refusal:
        verdict.ranking = []
    return verdict


def sentence_weights(reading: Reading, index: Index) -> list[float]:
    """Of several sentences, those that most ask for something we know weigh 1; the others weigh less."""
    asking = reading.asking
    if len(asking) < 2:
        return [1.0] * len(asking)
    meanings = index["meanings"]
    concrete = {
        mention.sentence
        for mention in reading.mentions
        if meanings[mention.meaning][2] and meanings[mention.meaning][1] not in VAGUE
    }
    # Without a question mark, the last of them is the request.
    most = max((asking[number] for number in concrete), default=0)
    if not most:
        return [1.0] * len(asking)
    asked = {number for number in concrete if asking[number] == most}
    if most < MARKED:
        asked = {max(asked)}
    asked |= {number - 1 for number in asked if number in reading.referring}
    telling: float = index["settings"]["telling"]
    return [1.0 if number in asked else telling for number in range(len(asking))]


def veto(reading: Reading, index: Index) -> str:
    """The reason for which a goal is somebody else's business, whatever else it names; else ""."""
    meanings = index["meanings"]
    foreign = ""
    for mention in reading.mentions:
        kind = meanings[mention.meaning][1]
        if kind == OUTSIDE:
            return f"{mention.words} is outside of this product"
        if kind == FOREIGN or (kind == HOST and not mention.placed):
            foreign = foreign or mention.words
    if reading.ours:
        return ""
    if foreign:
        return f"{foreign} is another product"
    names = reading.proper or ([] if reading.foreign else reading.names)
    if is_careless(reading):
        names = [name for name in names if is_nearly_foreign(name, index)]
    if names:
        return f"{names[0]} looks like the name of something else"
    return ""


def is_careless(reading: Reading) -> bool:
    """Whether a word is misspelt: then another may be, and an unknown one proves less."""
    return any(mention.strength < 1 for mention in reading.mentions)


def is_nearly_foreign(name: str, index: Index) -> bool:
    """Whether it is a misspelt name of another product. Few goals need this, so the import waits."""
    from kling_route.matching.spelling import resembles_foreign

    return resembles_foreign(name, index)


def count_votes(
    mentions: dict[int, Mention], weights: dict[int, float], verdict: Verdict, index: Index
) -> dict[int, float]:
    """Adds up what the mentions and their combinations say for each route."""
    meanings, combinations = index["meanings"], index["combinations"]
    votes: dict[int, float] = {}

    def vote(route: int, count: float, words: str) -> None:
        votes[route] = votes.get(route, 0.0) + count
        if count > 0:
            reasons = verdict.reasons.setdefault(route, {})
            reasons[words] = reasons.get(words, 0.0) + count

    seen: set[int] = set()
    specific = False
    for meaning in mentions:
        for number in combinations["of"].get(meaning, ()):
            if number not in seen:
                seen.add(number)
                groups, gains, label = combinations["all"][number]
                met = [next((one for one in group if one in mentions), None) for group in groups]
                if all(one is not None for one in met):
                    weight = min(weights[one] for one in met if one is not None)
                    words = " + ".join(dict.fromkeys(mentions[one].words for one in met if one is not None))
                    verdict.combinations.append(label)
                    verdict.combined.update(one for one in met if one is not None)
                    specific = True
                    for route, count in gains:
                        vote(route, count * weight, words)
    concrete = specific or any(meanings[one][2] and meanings[one][1] != FALLBACK for one in mentions)
    for meaning, mention in mentions.items():
        kind, gains = meanings[meaning][1:3]
        if kind == FALLBACK and concrete:
            continue
        for route, count in gains:
            vote(route, count * weights[meaning], mention.words)
    return votes


def doubt(reading: Reading, verdict: Verdict, mentions: dict[int, Mention], index: Index) -> str:
    """The reason for which a ranking is too weak to be an answer, or ""."""
    settings = index["settings"]
    votes = verdict.ranking[0][1] if verdict.ranking else 0.0
    stray = stray_content(verdict, mentions, index)
    clean = not (reading.unknown or reading.ordinary or reading.elsewhere or stray)
    if votes and reading.ours:
        return ""
    if not votes or votes < settings["enough-known" if clean else "enough"]:
        return "nothing in it names a goal of this table"
    strange = (
        len(reading.unknown) * (settings["ordinary"] if is_careless(reading) else 1)
        + settings["ordinary"] * reading.ordinary
        + len(stray)
    )
    strange += settings["elsewhere"] * len(reading.elsewhere)
    # An intent that met nothing explains no more than an everyday word does.
    named = sum(
        index["meanings"][mention.meaning][1] != INTENT or mention.meaning in verdict.combined
        for mention in reading.mentions
    )
    share = strange / (strange + named - len(stray) + settings["everyday"] * (reading.known - named))
    limit: float = settings["unknown-foreign" if reading.foreign else "unknown"]
    # Strong evidence carries more unknown words: what a picture shows, for example, is never in the lexicon.
    if share > limit * max(1.0, votes / settings["strong"]):
        words = [*reading.elsewhere, *stray, *reading.unknown][:3]
        return "most of it is unknown here" + (": " + ", ".join(words) if words else "")
    return ""


def stray_content(verdict: Verdict, mentions: dict[int, Mention], index: Index) -> list[str]:
    """Words for what pictures show, in a goal that speaks of no picture: a house and its price, a dog and its food."""
    meanings = index["meanings"]
    if any(meanings[meaning][1] == OWN for meaning in mentions):
        return []
    return [
        mention.words
        for meaning, mention in mentions.items()
        if meanings[meaning][1] == CONTENT and meaning not in verdict.combined
    ]
