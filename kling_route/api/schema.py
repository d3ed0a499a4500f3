"""A view on one schema of the catalogue."""

from __future__ import annotations

import re
from builtins import property as computed  # the class has a method of that name
from collections.abc import Iterator, Mapping
from typing import Any

from kling_route.api.accepting import refusal, types, wanted
from kling_route.api.names import meant, plain, slip

Node = Mapping[str, Any]


class Schema:
    """One schema in a body: of the body as a whole, of a property, of the items of a list.

    Views are made once: the same place of the same body is the same object.
    """

    __slots__ = (
        *("_below", "_children", "_choices", "_described", "_narrowed", "_node", "_properties"),
        *("name", "path", "root"),
    )

    def __init__(
        self,
        node: Node,
        name: str,
        path: str = "",
        root: Schema | None = None,
        choices: Mapping[str, Node] | None = None,
    ) -> None:
        self._node = node
        self._children: dict[str, Schema | None] = {}
        self._choices: Mapping[str, Node] = choices or {}
        self._narrowed: dict[int, Schema] = {}
        self._described = _described(node)
        self._properties: dict[str, Schema] | None = None
        self._below: tuple[tuple[str, Schema], ...] | None = None
        self.name = name
        """The body that this belongs to: "status-answer"."""
        self.path = path
        """The place in the body, for people: "data.files[].file_url"; "" for the body itself."""
        self.root = root or self
        """The schema of the body as a whole."""

    def __repr__(self) -> str:
        return f"<Schema {self.name}:{self.path}>"

    @computed
    def title(self) -> str:
        """What the body is called: "status answer"."""
        return str(self.root._node.get("title", self.name))

    @computed
    def description(self) -> str:
        """What this is, in one or two sentences."""
        return str(self._node.get("description", ""))

    @computed
    def type(self) -> str | tuple[str, ...]:
        """The JSON type or types, or "" where no source states one."""
        found = types(self._node)
        return found if len(found) > 1 else "".join(found)

    def accepts(self, value: object) -> str:
        """What is allowed here ("one of 1K, 2K, 4K", "a list of texts", "1 to 9") if a value does not fit; else "".

        The value is as JSON is read: texts, numbers, booleans, None, lists or tuples, mappings. Of a mapping only the
        type is judged; its fields have schemas of their own. `Some`, `UNKNOWN` and `MORE` stand for what is not known.
        """
        return refusal(self._node, value)

    @computed
    def wanted(self) -> str:
        """What may stand here ("a list of texts", "one of 1K, 2K, 4K"), or "" where no source states it."""
        return wanted(self._node)

    @computed
    def properties(self) -> Mapping[str, Schema]:
        """The properties that are described by name."""
        if self._properties is None:
            self._properties = {name: schema for name in self._described if (schema := self.property(name))}
        return self._properties

    def property(self, name: str) -> Schema | None:
        """What is known about the property of this name, or None. Some names are known by a pattern only."""
        if name not in self._children:
            node = self._node_of(name)
            path = f"{self.path}.{name}" if self.path else name
            self._children[name] = None if node is None else self._child(node, path)
        return self._children[name]

    def _node_of(self, name: str) -> Node | None:
        if name in self._described:
            return self._described[name]
        patterns: Mapping[str, Node] = self._node.get("patternProperties", {})
        return next((node for pattern, node in patterns.items() if re.search(pattern, name)), None)

    @computed
    def items(self) -> Schema | None:
        """The schema of the items of a list."""
        key = "[]"  # no property is called so
        if key not in self._children:
            node = self._node.get("items")
            self._children[key] = None if node is None else self._child(node, self.path + key)
        return self._children[key]

    def _child(self, node: Node, path: str) -> Schema:
        return Schema(node, self.name, path, self.root)

    @computed
    def required(self) -> tuple[str, ...]:
        """The properties that must be there."""
        return tuple(self._node.get("required", ()))

    @computed
    def enum(self) -> tuple[object, ...]:
        """The values that sources name, or () where any value may stand."""
        return tuple(self._node.get("enum", ()))

    @computed
    def private(self) -> str:
        """What makes it private (`x-private`): "key", "url", "prompt" or "body"; "" for what is harmless."""
        return str(self._node.get("x-private", ""))

    @computed
    def closed(self) -> bool:
        """Whether a documented source states the properties, or the values, in full."""
        return bool(self._node.get("x-closed", False))

    @computed
    def open(self) -> bool:
        """Whether nothing is known about which properties there are, so that no name is a mistake."""
        return not self._described or bool(self._node.get("additionalProperties", False))

    @computed
    def terminal(self) -> Mapping[str, str]:
        """Of a status: the values that end a task, and whether each is a "success" or a "failure"."""
        found: Mapping[str, str] = self._node.get("x-terminal", {})
        return found

    @computed
    def success(self) -> tuple[object, ...]:
        """Of a code: the values that mean success."""
        return tuple(self._node.get("x-success", ()))

    @computed
    def identifies(self) -> str:
        """What the value is the id of ("task"), or ""."""
        return str(self._node.get("x-identifies", ""))

    @computed
    def names_model(self) -> bool:
        """Whether the value is the id of a model."""
        return bool(self._node.get("x-model", False))

    @computed
    def source(self) -> tuple[str, ...]:
        """Who states it: ids of the routing table's `sources`."""
        return tuple(self._node["x-source"])

    @computed
    def source_place(self) -> str:
        """Where in the sources it stands, or ""."""
        return str(self._node.get("x-source-place", ""))

    @computed
    def grade(self) -> str:
        """How sure it is: "documented" or "observed"."""
        return str(self._node["x-grade"])

    def grade_of(self, value: object) -> str:
        """How sure one value of the enumeration is."""
        fact: Node = self._node.get("x-values", {}).get(str(value), self._node)
        return str(fact["x-grade"])

    def source_of(self, value: object) -> tuple[str, ...]:
        """Who states one value of the enumeration."""
        fact: Node = self._node.get("x-values", {}).get(str(value), self._node)
        return tuple(fact["x-source"])

    def keyword(self, name: str) -> Any:
        """Any other keyword or annotation as written (`minimum`, `examples`, `x-conflict`, `x-errors`), or None."""
        return self._node.get(name)

    @computed
    def discriminates(self) -> tuple[str, str] | None:
        """The property whose value chooses the schema of another one, and that other one; or None."""
        rule = self._node.get("x-selects")
        return (rule["by"], rule["chooses"]) if rule else None

    def narrow(self, value: object) -> Schema:
        """This body for one value of the property that chooses; itself where nothing is described for the value."""
        rule, node = self.discriminates, self._choices.get(value) if isinstance(value, str) else None
        if rule is None or node is None:
            return self
        if id(node) not in self._narrowed:
            properties = {**self._node["properties"], rule[1]: node}
            self._narrowed[id(node)] = Schema({**self._node, "properties": properties}, self.name, self.path)
        return self._narrowed[id(node)]

    def select(self, value: object) -> Schema | None:
        """The chosen property's schema for one value of the property that chooses; its general one for other values."""
        rule = self.discriminates
        return self.narrow(value).property(rule[1]) if rule else None

    def nearest(self, name: str) -> str | None:
        """The described property that was probably meant by a name, or None."""
        return meant(name, {known: tuple(node.get("x-mistaken", ())) for known, node in self._described.items()})

    def slip(self, name: str) -> str | None:
        """The described property that a name is beyond doubt, but for its case or a typing slip; else None."""
        found = slip(name, self._described)
        return found if found is not None and found == self.nearest(name) else None

    def find(self, name: str) -> tuple[str, ...]:
        """The places in the whole body that have a property of this name, however written, the highest first."""
        wanted = plain(name)
        found = [place.path for last, place in self.root.walk() if plain(last) == wanted]
        return tuple(sorted(found, key=lambda path: path.count(".")))

    def suggest(self, name: str) -> str | None:
        """The place in the body of the property that was probably meant by a name read or written here, or None.

        One that is near in name here, else one of this name elsewhere in the body, else one that the name is often
        mistaken for.
        """
        if near := self.nearest(name):
            return f"{self.path}.{near}" if self.path else near
        if elsewhere := self.find(name):
            return elsewhere[0]
        written = plain(name)
        advised = (place.path for _, place in self.root.walk() if written in place._node.get("x-mistaken", ()))
        return min(advised, key=lambda path: path.count("."), default=None)

    def walk(self) -> Iterator[tuple[str, Schema]]:
        """Every described property below this one with its name, each before what is below it."""
        if self._below is None:
            own = (pair for name, schema in self.properties.items() for pair in ((name, schema), *schema.walk()))
            self._below = (*own, *(self.items.walk() if self.items is not None else ()))
        return iter(self._below)


def _described(node: Node) -> Mapping[str, Node]:
    """The properties that a schema describes by name, or an alternative of it."""
    parts = [part["properties"] for part in (node, *node.get("anyOf", ())) if "properties" in part]
    return parts[0] if len(parts) == 1 else {name: node for part in parts for name, node in part.items()}
