"""From a source to statements, with everything that could not be read told and nothing raised."""

from __future__ import annotations

from kling_route.lint import ir, languages
from kling_route.lint.amount import MOST, amount
from kling_route.lint.evaluate.files import LoweredFile
from kling_route.lint.findings import ScanError
from kling_route.lint.source import TEXT, Fragment, Source

_QUOTING = frozenset(("markdown",))
"""Formats whose code is quoted for readers: an ellipsis or a half statement there is no error."""
_HOLDING = frozenset(("yaml", "json", "shell", "dockerfile", "makefile", "justfile"))
"""Formats in which a text is only most likely a script."""


_NOTHING = ir.Module((), (), ())


class _TooMuchError(Exception):
    """A file has so much code that it is searched for keys only."""


def lower(source: Source) -> tuple[list[LoweredFile], list[ScanError]]:
    """The pieces of code in a source, lowered once, and what of it could not be read."""
    if source.lowered is None:
        source.lowered = _lowered(source)
    return source.lowered


def _lowered(source: Source) -> tuple[list[LoweredFile], list[ScanError]]:
    errors = [ScanError(source.path, f"not fully read: {source.fault}")] if source.fault else []
    if source.language == TEXT:
        return [], errors
    try:
        source.fragments = _fragments(source)
    except _TooMuchError:
        source.language = TEXT
        return [], [*errors, ScanError(source.path, "not fully read: more code than is followed")]
    except ValueError as error:
        return [], [*errors, ScanError(source.path, f"not fully read: {error}")]
    lowered, given_up = [], set[str]()
    for fragment in source.fragments:
        quoted = source.language in _QUOTING
        try:
            module, problem = (_NOTHING, "") if fragment.language in given_up else _lower(fragment)
        except languages.TooLongError as error:
            module, problem, quoted = _NOTHING, str(error), False
            given_up.add(fragment.language)
        except languages.MissingGrammarError as error:
            module, problem, quoted = _NOTHING, str(error), False
        guessed = source.language in _HOLDING and fragment.language != source.language
        if problem and not guessed and not quoted:
            errors.append(ScanError(source.path, f"not fully read: {problem}"))
        lowered.append(LoweredFile(source.path, fragment, module, fragment.language, source.report))
    return lowered, errors


def _fragments(source: Source) -> tuple[Fragment, ...]:
    """The pieces of code in a source. Raises `_TooMuchError` before any of them is parsed, and `ValueError`."""
    if not languages.LANGUAGES[source.language].embeds and amount(source.data) > MOST:
        raise _TooMuchError
    found = languages.fragments(source.data, source.language)
    if sum(amount(fragment.code) for fragment in found) > MOST:
        raise _TooMuchError
    return found


def _lower(fragment: Fragment) -> tuple[ir.Module, str]:
    try:
        module = languages.lower(fragment.code, fragment.language)
    except RecursionError:
        return _NOTHING, "nested too deeply"
    hidden = [start for start, end in module.errors if fragment.code[start:end].strip()]
    if not hidden:
        return module, ""
    line, column = fragment.position(hidden[0])
    more = f" and {len(hidden) - 1} more" if len(hidden) > 1 else ""
    return module, f"{fragment.language} syntax not understood at {line}:{column}{more}"
