"""What the API accepts and answers, as far as its sources state it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from kling_route.api.facts import Auth, Endpoint, Fact, KeyFacts, Model, Variable
from kling_route.api.names import closest
from kling_route.api.paths import UNKNOWN, below, fits, trimmed
from kling_route.api.schema import Schema

SLIP = 2
"""How many edits of a model id are taken for a slip."""


class Catalogue:
    """All that is known, loaded from its compiled form. Parts are built when they are asked for, and once."""

    def __init__(self, api: Mapping[str, Any]) -> None:
        self._api = api
        self._bodies: dict[str, Schema] = {}
        self.date: str = api["date"]
        """The month that the sources were gathered in: "2026-11"."""
        self.mention: str = api["mention"]
        """The word that makes a file speak of the API."""
        self.bases: tuple[str, ...] = tuple(base["address"] for base in api["bases"])
        """Base addresses, without a slash at the end."""

    @cached_property
    def auth(self) -> dict[str, Auth]:
        """Ways to carry the key, by id."""
        return {
            name: Auth(name, entry["header"], entry["scheme"], entry["description"], *fact(entry))
            for name, entry in self._api["auth"].items()
        }

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """Environment variables, by name."""
        return {
            name: Variable(name, entry["holds"], entry.get("x-private", ""), entry["description"], *fact(entry))
            for name, entry in self._api["variables"].items()
        }

    @cached_property
    def keys(self) -> KeyFacts:
        """How keys are recognised."""
        key, recognition = self._api["key"], self._api["recognition"]
        variables = self.variables.values()
        return KeyFacts(
            variables=tuple(variable.name for variable in variables if variable.private == variable.holds),
            shape=key["shape"],
            placeholders=key["placeholders"]["values"],
            words=recognition["words"],
            qualifiers=recognition["qualifiers"],
            dummies=recognition["dummies"],
            foreign_prefixes=recognition["foreign-prefixes"],
            foreign_names=recognition["foreign-names"],
        )

    @cached_property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """Every address, the undocumented ones last."""
        api = self._api
        documented = tuple(self._endpoint(entry, entry["path"], prefix=False) for entry in api["endpoints"])
        return documented + tuple(self._endpoint(entry, entry["prefix"], prefix=True) for entry in api["undocumented"])

    def _endpoint(self, entry: Mapping[str, Any], path: str, *, prefix: bool) -> Endpoint:
        where = fact(entry)
        return Endpoint(
            id=entry["id"],
            title=entry["title"],
            description=entry.get("description", ""),
            method=entry.get("method", ""),
            path=path,
            query=entry.get("query", ()),
            takes=self.body(entry["takes"]) if "takes" in entry else None,
            answers=self.body(entry["answers"]) if "answers" in entry else None,
            auth=entry.get("auth", ""),
            content_type=entry.get("content-type", ""),
            source=where.source,
            source_place=where.source_place,
            grade=where.grade,
            documented=not prefix,
            prefix=prefix,
        )

    def path_of(self, url: str) -> str | None:
        """The path of an address below the API's base address, or None for an address elsewhere."""
        return next((path for base in self.bases if (path := below(url, base)) is not None), None)

    def match(self, url_path: str, method: str | None = None) -> Endpoint | None:
        """The endpoint that a path below the base address names; `{}` in it stands for a part that is not known.

        None where no endpoint fits, and where several could: `could_match` tells the two apart.
        """
        found = self._fitting(url_path, method)
        return found[0] if len(found) == 1 else None

    def could_match(self, url_path: str, method: str | None = None) -> bool:
        """Whether an endpoint may be meant, or the path is only the beginning of one: a base address."""
        path = trimmed(url_path) + "/" + UNKNOWN
        return bool(self._fitting(url_path, method)) or any(fits(path, endpoint.path) for endpoint in self.endpoints)

    def _fitting(self, url_path: str, method: str | None) -> list[Endpoint]:
        path = trimmed(url_path)
        found = [
            endpoint
            for endpoint in self.endpoints
            if (path.startswith(endpoint.path) if endpoint.prefix else fits(path, endpoint.path))
        ]
        return [endpoint for endpoint in found if not method or endpoint.method in ("", method.upper())]

    @property
    def bodies(self) -> tuple[str, ...]:
        """The names of all bodies."""
        return tuple(self._api["bodies"])

    def body(self, name: str) -> Schema:
        """The schema of a body by its name: "submit-request", "webhook" … Raises `KeyError`."""
        if name not in self._bodies:
            node = self._api["bodies"][name]
            self._bodies[name] = Schema(node, name, choices=self._choices if "x-selects" in node else None)
        return self._bodies[name]

    @cached_property
    def webhook(self) -> Schema:
        """The body that a webhook delivers."""
        return self.body("webhook")

    @cached_property
    def _choices(self) -> dict[str, Mapping[str, Any]]:
        inputs = self._api["inputs"]
        return {name: inputs[entry["fields"]] for name, entry in self._api["models"].items() if "fields" in entry}

    @cached_property
    def models(self) -> dict[str, Model]:
        """Every model id that a source names."""
        return {name: self._model(name, entry) for name, entry in self._api["models"].items()}

    def _model(self, name: str, entry: Mapping[str, Any]) -> Model:
        chosen = self.endpoints[0].takes.select(name) if name in self._choices and self.endpoints[0].takes else None
        endpoints = tuple(entry.get("endpoints", (self._api["endpoints"][0]["id"],)))
        return Model(name, entry["family"], endpoints, chosen, *fact(entry))

    @property
    def sources(self) -> dict[str, Mapping[str, str]]:
        """Pages that a team read itself: title, address and date by id. Other sources stand in the routing table."""
        return dict(self._api["sources"])

    @property
    def families(self) -> dict[str, str]:
        """The title of each model family."""
        return dict(self._api["families"])

    @cached_property
    def pages(self) -> dict[str, tuple[str, ...]]:
        """Slugs of pages that are no model ids, with the ids that sources state for them."""
        return {slug: tuple(page["models"]) for slug, page in self._api["pages"].items()}

    def intended_models(self, name: str) -> tuple[str, ...]:
        """The ids that an unknown one stands for with some certainty, or ().

        Those of the page whose slug it is, or the one that it is an edit or two away from.
        """
        if known := self.pages.get(name):
            return known
        near = closest(name.lower(), self._api["models"], SLIP)
        return (near,) if near else ()

    def similar_model(self, name: str) -> str | None:
        """The id that is most like an unknown one, to suggest; or None."""
        if intended := self.intended_models(name):
            return intended[0]
        from difflib import get_close_matches  # only where something is reported

        return next(iter(get_close_matches(name.lower(), self._api["models"], 1)), None)


def fact(entry: Mapping[str, Any]) -> Fact:
    """Source and grade of an entry; an undocumented one has no source, and is observed."""
    return Fact(tuple(entry.get("x-source", ())), entry.get("x-source-place", ""), entry.get("x-grade", "observed"))
