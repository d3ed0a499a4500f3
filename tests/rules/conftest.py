"""The annotated programs with keys in them, in a folder without any configuration of the linter."""

from __future__ import annotations

from pathlib import Path

import pytest
from expectations import prepared

from rules.programs import FIXTURES, SAMPLE


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixtures."""
    return prepared(FIXTURES, tmp_path_factory.mktemp("programs") / "fixtures")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample integration."""
    return prepared(SAMPLE, tmp_path_factory.mktemp("programs") / "sample")
