"""A notebook shows the value of a cell's last expression: that is a sink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.events import Sink
from kling_route.lint.evaluate.reach.leaves import leaves

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def display(run: Run, module: ir.Module, frame: Frame) -> None:
    """Note what the end of a cell displays; a call that logs has said so itself."""
    last = module.body[-1] if module.body else None
    if not isinstance(last, ir.Evaluate) or frame.file.fragment.code[last.end :].lstrip().startswith(b";"):
        return
    shown = leaves([run.value(last.value, frame)])
    if shown:
        place = frame.place(last.start, last.end)
        run.evaluation.sinks.append(Sink(place, tuple(shown), frame.calls, frame.failed))
