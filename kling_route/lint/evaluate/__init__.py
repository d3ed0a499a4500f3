"""Follows values through a project: what each may be, where it came from, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.ecosystems import Ecosystems
from kling_route.lint.evaluate.events import Evaluation
from kling_route.lint.evaluate.files import LoweredFile
from kling_route.lint.progress import Progress, silent

if TYPE_CHECKING:
    from kling_route.api import Catalogue

__all__ = ["Ecosystems", "Evaluation", "LoweredFile", "evaluate"]


def evaluate(
    files: Sequence[LoweredFile],
    catalogue: Catalogue,
    ecosystems: Ecosystems,
    resolve: Callable[[str, str], str | None] = lambda importer, module: None,  # noqa: ARG005  the signature of resolvers
    progress: Progress = silent,
) -> Evaluation:
    """Follow every fragment of `files`; after Ctrl-C, as many as there was time for.

    `resolve(importer, module)` gives the path of the project's file that an import names, or None for a library.
    """
    from kling_route.lint.evaluate.project import Project
    from kling_route.lint.evaluate.workflow.retries import retried

    project = Project(files, catalogue, ecosystems, resolve)
    evaluation = project.run.evaluation
    evaluation.files = tuple(files)
    try:
        project.follow_all(progress)
        evaluation.retried = retried(project.run)
    except KeyboardInterrupt:
        evaluation.interrupted = True
    return evaluation
