"""The tables of `lint/ecosystems/`, arranged for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from kling_route.tuples import NamedTuple

FUNCTION_KINDS = (
    "encoders", "decoders", "same", "listed", "chosen", "folders", "owners", "attributes", "removers",
    "concatenated", "records", "gathered",
    "settling", "callers", "fields", "joined", "addresses", "appliers", "promises",
    "later", "preset", "texts",
    "zipped", "numbered", "mappers", "pickers", "declarers", "parsers", "formatters", "filled", "paired", "assembled",
    "operators", "bound", "defaulted", "flags", "classified", "pathed", "paths", "opened", "loaded",
    "coded", "injected",
)  # fmt: skip
"""Kinds of functions in `values.yaml`; what each gives back stands in `intrinsics`."""
METHOD_KINDS = (
    "text", "split", "validators", "removing", "defaulting", "submitters", "settled", "field-methods", "styles",
    "cuts", "elements", "element", "mapped", "folded", "visited", "filtered", "membership", "altering", "equal",
    "added", "spawned", "started", "chained", "piped", "caught", "common", "filling", "digging", "otherwise",
    "encoding", "decoding", "formatting", "below", "written", "reading",
)  # fmt: skip
"""Kinds of methods in `values.yaml`."""


class Sender(NamedTuple):
    """How one callable sends a request: what its positions and options mean, and what it answers; whether it `raises`
    when the request is refused, and is `configured` by a block that it hands the request, an object of this path, to.
    `calls_back` are the parts of an answer that it hands to a function, in their order, where that is its own.
    """

    positions: tuple[str, ...]
    options: dict[str, str]
    verb: str
    shown: bool
    decoded: bool
    answered_by: tuple[str, ...]
    raises: bool = False
    configured: str = ""
    calls_back: tuple[str, ...] = ()


class Exposure:
    """Where values are put into addresses, into a browser's stores and into the code that it runs."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.public_prefixes = tuple(data["public-prefixes"])
        self.inlined_keys = frozenset(data["inlined-keys"])
        self.inlined_by = frozenset(data["inlined-by"])
        self.inlined_below: dict[str, list[str]] = data["inlined-below"]
        self.browser_objects = frozenset(data["browser-objects"])
        self.browser_directives = frozenset(data["browser-directives"])
        self.server_marks = frozenset(data["server-marks"])
        self.browser_files = tuple(data["browser-files"])
        self.environment_reads: dict[str, str] = data["reads"]
        self.elsewhere = frozenset(data["elsewhere"])
        self.stores = frozenset(data["stores"])
        self.store_readers = frozenset(data["store-readers"])
        self.store_objects = frozenset(data["store-objects"])
        self.store_members = frozenset(data["store-members"])
        self.queries = frozenset(data["queries"])
        self.query_fields = frozenset(data["query-fields"])
        self.query_methods = frozenset(data["query-methods"])


class Ecosystems:
    """The compiled tables, with a team's own log sinks and redactors added."""

    def __init__(self, data: dict[str, Any], log_sinks: Sequence[str] = (), redactors: Sequence[str] = ()) -> None:
        self.exposure = Exposure(data["exposure"])
        self.shell: dict[str, Any] = data["shell"]
        self.functions: dict[str, str] = {}
        self._read_http(data["http"])
        self._read_sinks(data["sinks"], log_sinks, redactors)
        self._read_values(data["values"])
        self._read_pacing(data["pacing"])
        self._read_retries(data["retries"])
        self._read_frameworks(data["frameworks"])
        self._read_results(data["results"])
        self._read_pickers(data["pickers"])

    def reads(self, method: str, language: str) -> bool:
        """Whether a method of a mapping reads the part that its first argument names."""
        return self.mapping.get(method) == "read" or (method in self.getters and language in self.less_known)

    def code_of(self, path: str) -> int | None:
        """The HTTP status that a library's constant stands for, by its name: `http.StatusOK`, `HttpStatus.OK`."""
        name = re.sub(r"[^a-z]", "", path.rpartition(".")[2].lower())
        mark = next((mark for mark in self.code_marks if name.startswith(mark)), "")
        return self.codes.get(name.removeprefix(mark))

    def parses(self, path: str) -> bool:
        """Whether a method checks a value's shape and gives it back."""
        name = path.rsplit(".", 1)[-1]
        return name in self.methods["validators"] or name in self.wrapped

    def _read_http(self, http: dict[str, Any]) -> None:
        self.codes: dict[str, int] = http["codes"]
        self.code_marks: list[str] = http["code-marks"]
        self.senders = _senders(http["clients"])
        self.client_options: dict[str, dict[str, str]] = {
            root: client["options"] for client in http["clients"] for root in client["roots"]
        }
        self.prepared: dict[str, Sender] = {
            path: Sender(tuple(row["positions"]), row["options"], "", False, False, ())
            for row in http["prepared"]
            for path in row["callables"]
        }
        self.any_verbs: dict[str, Sender] = {
            verb: Sender(tuple(positions), http["options"], verb, False, verb in http["decoded-verbs"], ())
            for verb, positions in http["verbs"].items()
        }
        self.begun: dict[str, str] = http["begun"]
        self.openers: dict[str, str] = http["openers"]
        self.connections: dict[str, str] = http["connections"]
        self.blocks: dict[str, str] = http["blocks"]
        self.builders: dict[str, tuple[str, ...]] = {}
        self.sent: dict[str, Sender] = {}
        self.told: dict[str, list[str]] = {}
        for row in http["builders"]:
            self._read_builder(row, http["options"])
        self.response: dict[str, str] = {name: kind for kind, names in http["response"].items() for name in names}
        self.any_options: dict[str, str] = http["options"]
        self.interceptors: dict[str, str] = http["interceptors"]
        self.hook_names: dict[str, str] = http["hooks"]
        self.answered: dict[str, tuple[str, ...]] = {
            root: tuple(client.get("answered", ())) for client in http["clients"] for root in client["roots"]
        }
        self.doubles = frozenset(http["doubles"])
        self.raising = frozenset(http["raising"])
        self.failures = frozenset(http["failures"])
        self.queued_calls = frozenset(http["queued"]["methods"])
        self.answer_takers = frozenset(http["queued"]["takers"])
        self.declared_client: str = http["declared"]["client"]
        self.declared_makers = frozenset(http["declared"]["makers"])
        self.declared_clients = frozenset(http["declared"]["clients"])
        self.declared_served = frozenset(http["declared"]["served"])
        self.declared_verbs = frozenset(http["declared"]["verbs"])
        self.declared_paths = frozenset(http["declared"]["paths"])
        self.declared_options = frozenset(http["declared"]["options"])
        self.declared_headers = frozenset(http["declared"]["headers"])
        self.declared_responses = frozenset(http["declared"]["responses"])
        self.client_options[self.declared_client] = {}

    def _read_builder(self, row: dict[str, Any], options: dict[str, str]) -> None:
        for root in row["roots"]:
            self.prepared[root.removesuffix("()")] = Sender(tuple(row.get("made", ())), {}, "", False, False, ())
            if "told" in row:
                self.told[root] = row["told"]
            for name, meanings in row["methods"].items():
                self.builders[f"{root}.{name}"] = tuple(meanings)
            for name, positions in row.get("sent", {}).items():
                shown, raises = row.get("shown", False), row.get("raises", False)
                self.sent[f"{root}.{name}"] = Sender(("config", *positions), options, name, shown, False, (), raises)

    def _read_sinks(self, sinks: dict[str, Any], log_sinks: Sequence[str], redactors: Sequence[str]) -> None:
        callables = [*sinks["callables"], *log_sinks]
        self.sinks = frozenset(path for path in callables if not path.endswith(".*"))
        self.sink_families = frozenset(path[:-2] for path in callables if path.endswith(".*"))
        self.sink_makers = frozenset(sinks["makers"])
        self.language_sinks: dict[str, list[str]] = sinks["languages"]
        self.quiet = frozenset(sinks["quiet"])
        self.loggers = frozenset(sinks["loggers"])
        self.levels = frozenset(sinks["levels"])
        self.sink_endings = frozenset([*sinks["endings"], *(path for path in log_sinks if "*" not in path)])
        self.dumpers = frozenset(sinks["dumpers"])
        self.shown_classes = frozenset(sinks["shown-classes"])
        self.hiding_methods = frozenset(sinks["hiding-methods"])
        self.hiding_options = frozenset(sinks["hiding-options"])
        self.hiding_types = frozenset(sinks["hiding-types"])
        self.revealing = frozenset(sinks["revealing"])
        self.stream_keyword: str = sinks["stream"]["keyword"]
        self.streams = frozenset(sinks["stream"]["people"])
        self.redactors = frozenset(sinks["redactors"])
        self.own_redactors = frozenset(redactors)

    def _read_values(self, values: dict[str, Any]) -> None:
        self.setting_words = frozenset(values["environment"]["words"])
        self.field_words = frozenset(values["environment"]["fields"])
        self.default_names = frozenset(values["environment"]["defaults"])
        self.plain_words = frozenset(values["plain-words"])
        self.pair_labels: list[str] = values["pair-labels"]
        self.separators = frozenset(values["separators"])
        self.wrapped: dict[str, str] = values["wrapped"]
        self.type_wrappers = frozenset(values["type-wrappers"])
        self.type_variables = frozenset(values["type-variables"])
        self.plain_types = frozenset(values["plain-types"])
        self.views: dict[str, list[str]] = values["views"]
        self.class_views = frozenset(values["class-views"])
        self.recased: dict[str, str] = values["recased"]
        self.context_managers = frozenset(values["context-managers"])
        self.environment_mappings = frozenset(values["environment"]["mappings"])
        self.environment_functions = frozenset(values["environment"]["functions"])
        self.environment_modules = frozenset(values["environment"]["modules"])
        for kind in FUNCTION_KINDS:
            self.functions.update(dict.fromkeys(values[kind], kind))
        for kind, names in values["objects"].items():
            self.functions.update(dict.fromkeys(names, f"objects-{kind}"))
        self.methods: dict[str, frozenset[str]] = {kind: frozenset(values[kind]) for kind in METHOD_KINDS}
        self.mapping: dict[str, str] = {name: kind for kind, names in values["mapping"].items() for name in names}
        self.option_decorators = frozenset(values["option-decorators"])
        self.parsers = frozenset(values["command-lines"]["parsers"])
        roles = ("declares", "offers", "parses", "makes", "runs")
        self.command_lines = {name: role for role in roles for name in values["command-lines"][role]}
        self.shape_makers = tuple(values["shapes"]["makers"])
        self.shapes = {
            name: role for role in ("fields", "chosen", "defaults", "wrapped") for name in values["shapes"][role]
        }
        self.getters = frozenset(values["getters"])
        self.less_known = frozenset(values["less-known"])
        self.watchers = frozenset(values["watchers"])

    def _read_pacing(self, pacing: dict[str, Any]) -> None:
        self.waits = frozenset(pacing["waits"])
        self.sleeps = frozenset(pacing["sleeps"])
        self.schedulers = frozenset(pacing["schedulers"])
        self.queued = frozenset(pacing["queued"])
        self.later = frozenset(pacing["later"])
        self.later_methods = frozenset(pacing["queued-later"])
        self.queued_by_name = frozenset(pacing["queued-by-name"])
        self.unlimited: dict[str, str] = pacing["unlimited"]
        self.clocks = frozenset(pacing["clocks"])
        self.counters = frozenset(pacing["counters"])
        self.endless = frozenset(pacing["endless"])
        self.lengths = frozenset(pacing["lengths"])
        self.deadlines = frozenset(pacing["deadlines"])
        self.limits = frozenset(pacing["limits"])
        self.leaving = frozenset(pacing["leaving"])
        for kind in ("schedulers", "immediate", "delayers", "repeaters"):
            self.functions.update(dict.fromkeys(pacing[kind], kind))

    def _read_results(self, results: dict[str, Any]) -> None:
        self.keeps = frozenset(results["keeps"])
        self.keeps_further = frozenset(results["keeps-further"])
        self.answers = frozenset(results["answers"])
        self.writing_sql = re.compile(results["writing-sql"], re.IGNORECASE)
        self.task_decorators = frozenset(results["task-decorators"])
        self.shown_members = frozenset(results["shown-members"])
        self.rows = tuple(results["rows"])
        self.enumerations = tuple(results["enumerations"])
        self.exits = frozenset(results["exits"])

    def _read_retries(self, retries: dict[str, Any]) -> None:
        self.quiet_options = frozenset(retries["quiet"])
        self.catching = frozenset(retries["caught"])
        self.error_makers = frozenset(retries["error-makers"])
        self.catching_any = frozenset(retries["any"])
        self.retriers: dict[str, dict[str, Any]] = {
            path: row for kind in ("decorators", "functions") for row in retries[kind] for path in row["callables"]
        }
        self.by_type = frozenset(retries["by-type"])
        self.client_retriers: dict[str, list[str]] = retries["plugins"]
        self.resenders = {path: frozenset(options) for path, options in retries["resenders"].items()}
        self.queue_options = frozenset(retries["queues"])
        self.requeues = frozenset(retries["requeues"])
        self.aborting = frozenset(retries["aborting"])
        self.ending = frozenset(retries["ending"])
        self.deciding = frozenset(retries["deciding"])
        self.changing = frozenset(retries["changing"])

    def _read_frameworks(self, frameworks: dict[str, Any]) -> None:
        self.component_files = tuple(frameworks["component-files"])
        self.event_senders = frozenset(frameworks["events"]["sent"])
        self.event_takers = frozenset(frameworks["events"]["taken"])
        self.event_decorators = frozenset(frameworks["events"]["decorators"])
        self.foreign_events = frozenset(frameworks["events"]["others"])
        self.route_methods = frozenset(frameworks["methods"])
        self.hook_words = frozenset(frameworks["words"])
        self.other_services = frozenset(frameworks["others"])
        self.route_ends = frozenset(frameworks["ends"])
        self.route_makers = frozenset(frameworks["makers"])
        self.route_files = tuple(re.compile(pattern) for pattern in frameworks["route-files"])
        self.routers = frozenset(frameworks["routers"])
        self.route_options = frozenset(frameworks["options"])
        self.receiving_methods = frozenset(frameworks["receiving"])
        self.controllers = frozenset(frameworks["controllers"])
        self.path_words = frozenset(frameworks["path-words"])
        self.path_tests = frozenset(frameworks["path-tests"])
        self.functions.update(dict.fromkeys(frameworks["readers"], "readers"))
        self.exported_handlers = frozenset(frameworks["exported"])
        self.handler_parameters = frozenset(frameworks["parameters"])
        self.payloads = frozenset(frameworks["payloads"])
        self.body_decorators = frozenset(frameworks["body-decorators"])
        self.body_wrappers = frozenset(frameworks["body-wrappers"])
        self.text_types = frozenset(frameworks["text-types"])
        self.inbound_modules = frozenset(frameworks["requests"])
        self.input_streams = frozenset(frameworks["input-streams"])
        self.inbound_held = frozenset(frameworks["held"])
        self.inbound: dict[str, str] = {
            name: kind for kind in ("raw", "inner", "decoded", "mixed", "listened") for name in frameworks[kind]
        }
        self.inbound_bodies_read = frozenset((*frameworks["raw"], *frameworks["decoded"]))
        self.inbound_types = frozenset(frameworks["types"])
        self.inbound_bodies = frozenset(frameworks["bodies"])

    def _read_pickers(self, pickers: dict[str, Any]) -> None:
        self.offers = frozenset(pickers["offers"])
        self.nodes: dict[str, str] = pickers["nodes"]
        for kind in ("states", "refs", "kept", "widgets", "connectors", "elements", "forms"):
            self.functions.update(dict.fromkeys(pickers[kind], kind))


def _senders(clients: Iterable[dict[str, Any]]) -> dict[str, Sender]:
    senders: dict[str, Sender] = {}
    for client in clients:
        for root in client["roots"]:
            rest = (client["options"], client.get("shown", False), client.get("decoded", False))
            answered_by = tuple(client.get("answered-by", ()))
            calls = [(root, "", client["call"])] if "call" in client else []
            calls += [(f"{root}.{verb}", verb, positions) for verb, positions in client.get("verbs", {}).items()]
            for path, verb, positions in calls:
                marks = (client.get("raises", False), client.get("configured", ""))
                told = tuple(client.get("calls-back", ()))
                senders[path] = Sender(tuple(positions), rest[0], verb, *rest[1:], answered_by, *marks, told)
    return senders
