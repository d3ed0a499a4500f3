"""The submits whose task nobody can ask for, and those that are made again in vain, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.values import Place, Request, Typed
from kling_route.lint.evaluate.workflow.submits import MODULE

if TYPE_CHECKING:
    from kling_route.lint.evaluate import Ecosystems, Evaluation
    from kling_route.lint.evaluate.workflow.submits import Submit


def lost(evaluation: Evaluation, ecosystems: Ecosystems) -> Iterator[Submit]:
    """Each submit whose id is not kept whichever way it was followed, in files that were read to their end.

    What the templates of a component show of its variables is not read.
    """
    logged = _logged(evaluation)
    unread = {file.path for file, _ in evaluation.gave_up}
    unread.update(file.path for file in evaluation.files if file.module.errors)
    found: dict[tuple[str, int], list[Submit]] = {}
    for submit in evaluation.submits.values():
        found.setdefault(_where(submit.place), []).append(submit)
    for (path, _), group in found.items():
        shown = group[0].home == MODULE and path.endswith(ecosystems.component_files)
        if path not in unread and not shown and all(_is_lost(submit, logged) for submit in group):
            yield group[0]


def retried(evaluation: Evaluation) -> Iterator[Submit]:
    """Each submit that is made again although it was refused."""
    yield from {_where(submit.again): submit for submit in evaluation.retried}.values()


def _where(place: Place) -> tuple[str, int]:
    return place.file.path, place.file.fragment.file_offset(place.start)


def _is_lost(submit: Submit, logged: set[Request]) -> bool:
    return not submit.kept and (not submit.read or submit.request in logged)


def _logged(evaluation: Evaluation) -> set[Request]:
    """The requests whose task's id reaches a log."""
    shown = (leaf.alternative for sink in evaluation.sinks for leaf in sink.leaves)
    return {
        item.request
        for item in shown
        if isinstance(item, Typed) and item.schema.identifies and item.request is not None
    }
