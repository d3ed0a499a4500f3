"""Follows values through a project: what each may be, where it came from, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.ecosystems import Ecosystems
from kling_route.lint.evaluate.events import Evaluation
from kling_route.lint.evaluate.files import LoweredFile

if TYPE_CHECKING:
    from kling_route.api import Catalogue

__all__ = ["Ecosystems", "Evaluation", "LoweredFile", "evaluate"]


def evaluate(
    files: Sequence[LoweredFile],
    catalogue: Catalogue,
    ecosystems: Ecosystems,
    resolve: Callable[[str, str], str | None] = lambda importer, module: None,  # noqa: ARG005  the signature of resolvers
) -> Evaluation:
    """Follow every fragment of `files`.

    `resolve(importer, module)` gives the path of the project's file that an import names, or None for a library.
    """
    from kling_route.lint.evaluate.project import Project
    from kling_route.lint.evaluate.retries import retried

    project = Project(files, catalogue, ecosystems, resolve)
    project.follow_all()
    evaluation = project.run.evaluation
    evaluation.retried = retried(project.run)
    project.run.evaluation.files = tuple(files)
    return project.run.evaluation
