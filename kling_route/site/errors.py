"""What can go wrong in a build."""

from __future__ import annotations

from collections.abc import Sequence


class BuildFailed(Exception):  # noqa: N818  it tells of the event, as the message does
    """Something that is built is invalid. `problems` holds one line for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class CannotBuild(Exception):  # noqa: N818
    """The build cannot start here: no checkout, no site generator, or a folder that is not a build's."""
