"""What APIDot's API accepts and answers: where code learns fields, statuses, addresses and model ids."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kling_route.api.accepting import MORE, UNKNOWN, Some
from kling_route.api.catalogue import Catalogue
from kling_route.api.facts import Auth, Endpoint, KeyFacts, Model, Variable
from kling_route.api.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "MORE",
    "UNKNOWN",
    "Auth",
    "Catalogue",
    "Endpoint",
    "KeyFacts",
    "Model",
    "Schema",
    "Some",
    "Variable",
    "catalogue",
    "load",
]


@cache
def catalogue() -> Catalogue:
    """The built-in catalogue."""
    from kling_route._compiled.api import API

    return Catalogue(API)


def load(paths: Iterable[Path]) -> Catalogue:
    """The built-in catalogue with a team's own documents laid over it.

    The documents are written like those of `schemas/apidot`, and refer to nothing outside themselves. Raises
    `kling_route.documents.DocumentError` with the place of what is wrong.
    """
    from kling_route._compiled.api import API
    from kling_route.api.compiling import extend_api

    return Catalogue(extend_api(API, paths))
