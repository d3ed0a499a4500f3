"""Turns the YAML of `schemas/apidot` into the plain data that the catalogue is loaded from.

Runs when the package is built. Two rules shape the result: `$ref` is replaced by what it points to, with the keywords
beside it laid over the target; and a schema without source or grade has that of the schema around it in the same file,
or where the file has none, of the place that refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from kling_route.api import linking
from kling_route.api.references import Documents, Place, Resolver, is_shared
from kling_route.documents import DocumentError, load

Api: TypeAlias = dict[str, Any]

FOLDER = "schemas/apidot"
MAPPINGS = ("auth", "variables", "key", "recognition", "bodies", "inputs", "families", "models", "pages", "sources")
SEQUENCES = ("bases", "endpoints", "undocumented")


def compile_api(root: Path) -> Api:
    """Compiles the schemas of a checkout. Raises `DocumentError` with the place of what is wrong."""
    folder = root / FOLDER
    paths = sorted(folder.rglob("*.yaml"))
    return compile_documents({path.relative_to(folder).as_posix(): load(path) for path in paths}, {})


def extend_api(api: Api, paths: Iterable[Path]) -> Api:
    """A compiled catalogue with a team's documents laid over it: they replace what was known by the same name."""
    known = {
        "way": api["auth"],
        "body": api["bodies"],
        "set of fields": api["inputs"],
        "model id": api["models"],
        "endpoint": [],
    }
    known["endpoint"] = [entry["id"] for part in ("endpoints", "undocumented") for entry in api[part]]
    added = compile_documents({path.as_posix(): load(path) for path in paths}, known)
    merged = {part: {**api[part], **added[part]} for part in MAPPINGS}
    for part in SEQUENCES:
        merged[part] = added[part] + tuple(entry for entry in api[part] if entry not in added[part])
    return {**api, **merged}


def compile_documents(documents: Documents, known: Mapping[str, Iterable[str]]) -> Api:
    """Compiles documents, in the order given, with names `known` from elsewhere. Raises `DocumentError`."""
    api: Api = {"date": "", "mention": "", **dict.fromkeys(SEQUENCES, ()), **{part: {} for part in MAPPINGS}}
    resolver = Resolver(documents)
    mentions: list[linking.Mentions] = []
    for name, document in documents.items():
        try:
            COMPILERS[document.value.get("kind", "body")](api, name, document.value, resolver)
            mentions.append((document, [*linking.explained_by(document)], [*linking.used_by(document)]))
        except (AttributeError, KeyError, TypeError) as error:  # `validate` says it in full
            raise DocumentError([document.problem((), f"breaks apidot.schema.json: {error!r}")]) from error
    if wrong := list(linking.problems(mentions, known)):
        raise DocumentError(wrong)
    frozen_api: Api = frozen(api)
    return frozen_api


def compile_catalogue(api: Api, _name: str, value: Api, _resolver: Resolver) -> None:
    api.update(date=value["date"], mention=value["mention"], bases=value["bases"])


def compile_body(api: Api, name: str, value: Api, resolver: Resolver) -> None:
    if not is_shared(value):
        api["bodies"][Path(name).stem] = resolver.at(Place(name, ()))


def compile_endpoints(api: Api, _name: str, value: Api, _resolver: Resolver) -> None:
    for part in ("endpoints", "undocumented"):
        api[part] += tuple(value.get(part, ()))


def compile_credentials(api: Api, _name: str, value: Api, _resolver: Resolver) -> None:
    api["auth"].update((entry["id"], entry) for entry in value["auth"])
    api["variables"].update((entry["name"], entry) for entry in value["variables"])
    api.update(key=value["key"], recognition=value["recognition"])


def compile_models(api: Api, name: str, value: Api, resolver: Resolver) -> None:
    api["families"][value["family"]] = value["title"]
    api["sources"].update(value.get("sources", {}))
    for key in value.get("inputs", {}):
        api["inputs"][key] = resolver.at(Place(name, ("inputs", key)))
    for group in value["models"]:
        entry = {"family": value["family"], **{key: part for key, part in group.items() if key != "ids"}}
        api["models"].update(dict.fromkeys(group["ids"], entry))


def compile_pages(api: Api, _name: str, value: Api, _resolver: Resolver) -> None:
    for page in value["pages"]:
        entry = {key: part for key, part in page.items() if key != "slugs"}
        api["pages"].update(dict.fromkeys(page["slugs"], entry))


def compile_fields(_api: Api, _name: str, _value: Api, _resolver: Resolver) -> None:
    """Nothing: fields stand where schemas refer to them."""


COMPILERS = {
    "catalogue": compile_catalogue,
    "body": compile_body,
    "endpoints": compile_endpoints,
    "credentials": compile_credentials,
    "fields": compile_fields,
    "models": compile_models,
    "pages": compile_pages,
}
"""What each kind of document adds. A document without `kind` is the JSON Schema of a body."""


def frozen(value: Any) -> Any:
    """The same with tuples for lists: constants to the interpreter, so that loading them costs less."""
    if isinstance(value, dict):
        return {key: frozen(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(frozen(part) for part in value)
    return value
